"""Our double of Stripe as the demo runs it: a program of its own, with pages, that brings signed events and forgets nothing."""

import json
import threading
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import HTTPError

import pytest
import stripe

from marketplace.embedded.processes import wait_until
from tests.support.stripe_double import SECRET, running

CONTROLLER = (
    "controller[fees][payer]=account&controller[losses][payments]=stripe"
    "&controller[requirement_collection]=stripe&controller[stripe_dashboard][type]=full"
)


class Door(BaseHTTPRequestHandler):
    """Guildmark's webhook, as far as the double sees it."""

    heard: list[tuple[bytes, str, str]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.heard.append((body, self.headers["Stripe-Signature"], self.headers["Host"]))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def door() -> Iterator[str]:
    Door.heard.clear()
    server = HTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/webhooks/stripe/connect/"
    server.shutdown()
    server.server_close()


def ask(address: str, form: str = "", **headers: str) -> str:
    """POST where there is a form, else GET. Follows nothing: a redirect answers with its address."""
    request = urllib.request.Request(address, data=form.encode() if form else None, headers=headers)
    opener = urllib.request.build_opener(Stay)
    try:
        with opener.open(request, timeout=20) as answer:
            return answer.read().decode()
    except HTTPError as refusal:
        with refusal:
            return refusal.headers.get("Location") or refusal.read().decode()


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object) -> None:
        return None


def a_session(base: str) -> tuple[str, dict]:
    account = json.loads(ask(f"{base}/v1/accounts", f"country=DE&{CONTROLLER}"))["id"]
    form = urllib.parse.urlencode(
        {"account": account, "type": "account_onboarding", "return_url": "http://back", "refresh_url": "http://again"}
    )
    link = json.loads(ask(f"{base}/v1/account_links", form))["url"]
    assert "Answer everything" in ask(link)
    assert ask(f"{link}/all", "press=") == "http://back"
    assert ask(link) != "http://again"
    asked = {
        "mode": "payment",
        "expires_at": "4000000000",
        "success_url": "http://paid",
        "cancel_url": "http://back",
        "line_items[0][quantity]": "1",
        "line_items[0][price_data][unit_amount]": "25000",
        "line_items[0][price_data][currency]": "eur",
        "payment_intent_data[description]": "RF18 5390",
    }
    return account, json.loads(
        ask(f"{base}/v1/checkout/sessions", urllib.parse.urlencode(asked), **{"Stripe-Account": account})
    )


@pytest.mark.slow
def test_a_visitor_pays_on_its_page_and_our_door_hears_of_it(tmp_path, door):
    with running(tmp_path, door) as base:
        _account, session = a_session(base)
        page = ask(session["url"])
        assert "No money moves" in page
        assert "250.00 EUR" in page
        assert ask(f"{session['url']}/declined", "press=") == f"/pay/{session['id']}"
        assert ask(f"{session['url']}/card", "press=") == "http://paid"
        assert wait_until(lambda: any(b'"checkout.session.completed"' in raw for raw, *_ in Door.heard), seconds=60)
    for raw, signature, host in Door.heard:
        assert stripe.WebhookSignature.verify_header(raw, signature, SECRET)
        assert host == "guildmark.localhost:8000"


@pytest.mark.slow
def test_what_takes_days_is_pressed_on_its_desk_after_a_restart_too(tmp_path, door):
    with running(tmp_path, door) as base:
        account, session = a_session(base)
        assert ask(f"{session['url']}/sepa_debit", "press=") == "http://paid"
    with running(tmp_path, door) as base:
        assert "The money arrives" in ask(base)
        assert ask(f"{base}/do/arrive/{session['id']}", "press=") == "/"
        there = json.loads(ask(f"{base}/v1/checkout/sessions/{session['id']}", **{"Stripe-Account": account}))
        assert there["payment_status"] == "paid"
        assert "disputes it" in ask(base)


@pytest.mark.slow
def test_another_page_in_the_browser_presses_nothing_and_a_strange_step_is_shown_as_it_is(tmp_path, door):
    with running(tmp_path, door) as base:
        _account, session = a_session(base)
        assert "may not press here" in ask(f"{session['url']}/card", "press=", Origin="http://elsewhere.example")
        assert (
            json.loads(ask(f"{base}/v1/checkout/sessions/{session['id']}", **{"Stripe-Account": _account}))["status"]
            == "open"
        )
        for strange in ("/do", "/do/<b>x</b>/1", "/pay/<b>x</b>/card"):
            page = ask(f"{base}{strange}", "press=")
            assert "That does not go" in page
            assert "<b>x</b>" not in page
