"""The JSON Schemas of all statements, as they are published: the shape from the types, the words from beneath each field.

A copy of each published version stands in `statements/published/`, is what is served, and is renewed deliberately (`make
schemas`). What it promises stays: a version grows by optional fields only, and `broken` says what else would have changed.
"""

import ast
import inspect
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

from statements import (
    BodyStatement,
    CaseStatement,
    CertificateStatement,
    InvoiceStatement,
    LeadTimeStatement,
    OrderStatement,
    PassportStatement,
    PublicStatement,
    ReportStatement,
    SchemeStatement,
    ServiceStatement,
)
from statements.shape import Shape

type Schema = dict[str, Any]

PUBLISHED: tuple[type[PublicStatement], ...] = (
    CertificateStatement,
    SchemeStatement,
    BodyStatement,
    PassportStatement,
    CaseStatement,
    InvoiceStatement,
    LeadTimeStatement,
    ServiceStatement,
    OrderStatement,
    ReportStatement,
)
KEPT = Path(__file__).with_name("published")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
WORDS = {"title", "description", "$id"}  # what may be said otherwise


def name_of(statement: type[PublicStatement]) -> str:
    """How a version of a schema is called: certificate-v1."""
    return f"{statement.SCHEMA}-v{statement.VERSION}"


def schema_of(statement: type[PublicStatement]) -> Schema:
    """The schema of a statement of any age: what came later is optional, what comes later still is allowed."""
    schema = statement.model_json_schema(mode="validation", by_alias=True)
    parts = {part.__name__: part for part in (statement, *_shapes(Shape))}
    for name, part in [(statement.__name__, schema), *schema.get("$defs", {}).items()]:
        _describe(part, parts[name])
    return {"$schema": DIALECT, "$id": f"{name_of(statement)}.json", **schema}


def published() -> dict[str, Schema]:
    """All schemas by name, as the types have them now."""
    return {name_of(statement): schema_of(statement) for statement in PUBLISHED}


@cache
def on_file() -> dict[str, Schema]:
    """All schemas by name, as they are published: every version that ever was."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(KEPT.glob("*-v*.json"))}


def renew() -> list[str]:
    """Publish what the types say now; gives the names of what has changed. Raises ValueError where a promise would break."""
    before, now = on_file(), published()
    if lost := [f"{name}: {path}" for name in now if name in before for path in broken(before[name], now[name])]:
        raise ValueError(f"A published version only grows by optional fields: {'; '.join(lost)}")
    changed = [name for name, schema in now.items() if before.get(name) != schema]
    for name in changed:
        (KEPT / f"{name}.json").write_text(written(now[name]), encoding="utf-8")
    return changed


def written(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def broken(before: Schema, after: Schema) -> list[str]:
    """What `after` no longer promises, or newly demands, of what `before` published; the paths of it."""
    return list(_broken(before, after, "#"))


def _broken(before: Any, after: Any, path: str) -> Iterator[str]:
    if not isinstance(before, dict) or not isinstance(after, dict):
        if before != after:
            yield path
        return
    for key in before.keys() | after.keys():
        if key in WORDS and not path.endswith("/properties"):
            continue
        yield from _broken_at(key, before, after, path)


def _broken_at(key: str, before: Schema, after: Schema, path: str) -> Iterator[str]:
    is_of_names = path.endswith(("/properties", "/$defs"))
    if key not in after:
        yield f"{path}/{key}"
    elif key not in before:
        if not is_of_names:  # a field that is new breaks nobody; a limit that is new does
            yield f"{path}/{key}"
    elif key == "required" and not is_of_names:
        if set(before[key]) != set(after[key]):
            yield f"{path}/required"
    else:
        yield from _broken(before[key], after[key], f"{path}/{key}")


def _describe(schema: Schema, shape: type[Shape]) -> None:
    sentences = {name: text for base in reversed(shape.__mro__) for name, text in _sentences(base).items()}
    for name, field in shape.model_fields.items():
        schema["properties"][str(field.validation_alias or name)]["description"] = sentences[name]


@cache
def _sentences(shape: type) -> dict[str, str]:
    """The sentence beneath each field of a class, as it stands in the source."""
    if not issubclass(shape, Shape):
        return {}
    (body,) = ast.parse(dedent(inspect.getsource(shape))).body
    assert isinstance(body, ast.ClassDef)  # noqa: S101  # the source of a class
    sentences = {}
    for field, text in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
            sentences[field.target.id] = " ".join(ast.literal_eval(text.value).split())
    return sentences


def _shapes(shape: type[Shape]) -> Iterator[type[Shape]]:
    for part in shape.__subclasses__():
        yield part
        yield from _shapes(part)
