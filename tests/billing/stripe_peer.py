"""Two peers for the tests of payments: Stripe's own stripe-mock checks every call, our stateful double answers it.

The double is ours, so each object and event that it gives is validated against Stripe's own schemas as it leaves.
"""

import contextlib
import json
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest
import requests
import stripe

from marketplace.embedded.processes import free_port
from marketplace.embedded.stripe_double import StripeDouble
from marketplace.embedded.stripe_double.answers import NoAnswer
from marketplace.embedded.stripe_double.forms import tree_of, tree_of_files

PROJECT = Path(__file__).resolve().parents[2]
MOCK = PROJECT / ".local" / "stripe-mock"
MISSING = "stripe-mock is not here (tools/stripe_mock): no Go, or its module proxy did not answer"
SECRET = "whsec_of_the_sellers"


def is_here() -> bool:
    return (MOCK / "version").exists()


@contextlib.contextmanager
def mock_running() -> Iterator[str]:
    """stripe-mock, which keeps no state and knows every parameter. Gives its address; "" where it is not here."""
    if not is_here():
        yield ""
        return
    address, unused = f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"
    command = [MOCK / "stripe-mock", "-http-addr", address, "-https-addr", unused]  # or both would take fixed ports
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with contextlib.suppress(requests.ConnectionError):
                requests.get(f"http://{address}", timeout=5)
                break
            time.sleep(0.1)
        yield f"http://{address}"
    finally:
        process.kill()
        process.wait()


class Peers(stripe.HTTPClient):
    """Sends each request to stripe-mock first, then to the double. Waits for nothing."""

    name = "peers"

    def __init__(self, double: StripeDouble, mock: str) -> None:
        super().__init__()
        self.double, self.mock, self.checked = double, mock, 0

    def request(self, method: str, url: str, headers: Any, post_data: Any = None) -> tuple[str, int, dict[str, str]]:
        place = urlsplit(url)
        if self.mock:
            self._check(method, place.path, place.query, headers, post_data)
        content_type = headers.get("Content-Type", "")
        if content_type.startswith("multipart"):
            asked = tree_of_files(post_data, content_type)
        else:
            asked = tree_of(place.query) | tree_of(post_data or "")
        try:
            status, answer = self.double.call(
                method.upper(),
                place.path,
                asked,
                account=headers.get("Stripe-Account", ""),
                key=headers.get("Idempotency-Key", ""),
            )
        except NoAnswer:
            raise stripe.APIConnectionError("no answer", should_retry=True) from None
        if status == 200:
            validate(answer, answer["object"])
        return json.dumps(answer), status, {}

    def _check(self, method: str, path: str, query: str, headers: Any, post_data: Any) -> None:
        url = f"{self.mock}{path}" + (f"?{query}" if query else "")
        answer = requests.request(method, url, headers=dict(headers), data=post_data, timeout=30)
        assert answer.status_code == 200, f"stripe-mock: {method} {path}: {answer.text[:500]}"
        self.checked += 1

    def _sleep_time_seconds(self, num_retries: int, response: Any = None) -> float:
        return 0

    def close(self) -> None:
        pass


@cache
def _schemas() -> dict[str, Any]:
    spec = json.loads((MOCK / "spec3.json").read_text())
    return {"components": _plain({"schemas": spec["components"]["schemas"]})}


def _plain(part: Any) -> Any:
    """OpenAPI 3.0 as a JSON schema: `nullable` is no word of JSON Schema."""
    if isinstance(part, list):
        return [_plain(each) for each in part]
    if not isinstance(part, dict):
        return part
    part = {name: _plain(each) for name, each in part.items() if not name.startswith("x-")}
    return {"anyOf": [part, {"type": "null"}]} if part.pop("nullable", False) is True else part


@cache
def _validator(name: str) -> Any:
    return jsonschema.Draft4Validator({**_schemas(), "$ref": f"#/components/schemas/{name}"})


def validate(thing: dict[str, Any], name: str) -> None:
    """Hold an object to Stripe's own schema."""
    if not is_here():
        return
    if name == "list":
        for each in thing["data"]:
            validate(each, each["object"])
        return
    errors = [f"{'.'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in _validator(name).iter_errors(thing)]
    assert errors == [], f"{name}: {errors}"


@cache
def known_events() -> frozenset[str]:
    spec = json.loads((MOCK / "spec3.json").read_text())
    form = spec["paths"]["/v1/webhook_endpoints"]["post"]["requestBody"]["content"]["application/x-www-form-urlencoded"]
    return frozenset(form["schema"]["properties"]["enabled_events"]["items"]["enum"])


class Postman:
    """Brings events to our door as Stripe does: signed, and in whatever order, and as often as a test says."""

    def __init__(self, site: Any, double: StripeDouble, work: Callable[[], object]) -> None:
        self.site, self.double, self.work, self.brought = site, double, work, 0

    def news(self) -> list[dict[str, Any]]:
        news, self.brought = self.double.events[self.brought :], len(self.double.events)
        return news

    def bring(self, *events: dict[str, Any], secret: str = SECRET, path: str = "connect/", **headers: Any) -> list[int]:
        """The events, or all that is new. Gives what our door answered."""
        answers = [self.post(json.dumps(event), secret=secret, path=path) for event in events or self.news()]
        self.work()
        return answers

    def post_raw(self, event: dict[str, Any]) -> int:
        """One event to the door; the worker sleeps."""
        return self.post(json.dumps(event))

    def post(self, raw: str, *, secret: str = SECRET, path: str = "connect/", at: int | None = None) -> int:
        signature = stripe.WebhookSignature.generate_signature_header(raw, secret, timestamp=at)
        answer = self.site.post(
            f"/webhooks/stripe/{path}",
            data=raw.encode(),
            content_type="application/json",
            headers={"stripe-signature": signature},
        )
        return int(answer.status_code)


needs_mock = pytest.mark.skipif(not is_here(), reason=MISSING)
