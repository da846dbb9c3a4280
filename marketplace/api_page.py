"""The API's manual, drawn from its own description: what can be asked, with what, and what comes back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import policy
from marketplace.api import ROOT, description
from register.examples import Examples, examples
from tenants.hosts import site_url

WHERE_EMPTY = Examples(standard="GB/T 23119", number="NS2026-0471-01", body="northseal")
ONE_KEY = "0190f2c4-7a3e-7c1d-9a52-3f1b6f0e2d11"


@dataclass(frozen=True)
class ApiField:
    """A parameter, or a field of what is sent or comes back."""

    name: str
    type: str
    words: Any
    is_needed: bool


@dataclass(frozen=True)
class Operation:
    """One thing that can be asked."""

    method: str
    path: str
    title: Any
    asked: list[ApiField]
    sent: list[ApiField]
    answered: list[ApiField]
    example: str


@policy(host="site", who="anyone")
@require_safe
def manual(request: HttpRequest) -> HttpResponse:
    context = {"operations": list(operations(description())), "root": site_url(ROOT)}
    return render(request, "marketplace/api.html", context)


def operations(document: Mapping[str, Any]) -> Iterator[Operation]:
    schemas, tried = document["components"]["schemas"], examples()
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            body = operation.get("requestBody", {}).get("content", {})
            good = operation["responses"][200]["content"]
            yield Operation(
                method=method.upper(),
                path=path,
                title=operation["summary"],
                asked=[_parameter(parameter) for parameter in operation.get("parameters", [])],
                sent=list(_fields(body, schemas)),
                answered=list(_fields(good, schemas)),
                example=_example(method, path, tried),
            )


def _parameter(parameter: Mapping[str, Any]) -> ApiField:
    words = parameter.get("description", "")
    return ApiField(parameter["name"], _type(parameter["schema"]), words, bool(parameter.get("required")))


def _fields(content: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[ApiField]:
    """The fields of a shape, and of the shape that a list in it holds."""
    if not content:
        return
    shape = schemas[content["application/json"]["schema"]["$ref"].rpartition("/")[2]]
    needed = shape.get("required", [])
    for name, schema in shape["properties"].items():
        yield ApiField(name, _type(schema), schema.get("description", ""), name in needed)
        if inner := schema.get("items", {}).get("$ref"):
            part = schemas[inner.rpartition("/")[2]]
            for below, of_part in part["properties"].items():
                is_needed = below in part.get("required", [])
                yield ApiField(f"{name}[].{below}", _type(of_part), of_part.get("description", ""), is_needed)


def _type(schema: Mapping[str, Any]) -> str:
    """A type in the words of JSON Schema."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(_type(choice) for choice in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(schema["enum"])
    if schema.get("type") == "array":
        return f"{_type(schema['items'])}[]"
    return str(schema.get("format") or schema.get("type", ""))


def _example(method: str, path: str, tried: Examples) -> str:
    """With what finds something here, where there is anything to find."""
    number, body = tried.number or WHERE_EMPTY.number, tried.body or WHERE_EMPTY.body
    address = site_url(path).replace("{pk}", ONE_KEY).replace("{slug}", body)
    if method == "post":
        rows = json.dumps({"rows": [{"number": number, "holder": "Acme"}]}, ensure_ascii=False)
        return f"curl -H 'Content-Type: application/json' -d '{rows}' '{address}'"
    if path.endswith("/verify"):
        return f"curl '{address}?{urlencode({'number': number})}'"
    return (
        f"curl '{address}'"
        if "{" in path
        else f"curl '{address}?{urlencode({'q': tried.standard or WHERE_EMPTY.standard})}'"
    )
