"""Serve our double of Stripe on a port of this machine, keep its state in a file, and bring its events to our own door.

    python -m marketplace.embedded.stripe_double --port 12111 --state FILE --tell http://127.0.0.1:8000/webhooks/stripe/connect/ \
        --secret FILE --host guildmark.localhost:8000

Events are signed by the secret that stands in the file.
"""

import argparse
import hashlib
import hmac
import json
import queue
import threading
import time
import urllib.request
from collections.abc import Callable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar, cast
from urllib.parse import urlsplit

from marketplace.embedded import disk
from marketplace.embedded.stripe_double import StripeDouble, pages
from marketplace.embedded.stripe_double.answers import NoAnswer, Refusal
from marketplace.embedded.stripe_double.cards import save_card
from marketplace.embedded.stripe_double.forms import tree_of, tree_of_files
from marketplace.embedded.stripe_double.objects import Object

KEPT = ("things", "owners", "booked", "intents", "cards", "gone", "answers")
PAUSES = (0.0, 1.0, 5.0, 30.0, 120.0, 600.0)  # between tries to bring an event
ACTS: dict[str, Callable[[StripeDouble, str], object]] = {
    "arrive": lambda world, id_: world.end_delayed(id_),
    "bounce": lambda world, id_: world.end_delayed(id_, well=False),
    "dispute": lambda world, id_: world.open_dispute(id_),
    "win": lambda world, id_: world.end_dispute(id_, won=True),
    "lose": lambda world, id_: world.end_dispute(id_, won=False),
    "refund-fails": lambda world, id_: world.end_refund(id_, well=False),
    "payout-arrives": lambda world, id_: world.end_payout(id_),
    "payout-fails": lambda world, id_: world.end_payout(id_, well=False),
    "pay-out": lambda world, id_: [world.pay_out(id_, currency) for currency in ("eur", "cny", "usd")],
    "disable": lambda world, id_: world.disable(id_),
    "enable": lambda world, id_: world.finish_setup(id_),
    "card-pays": lambda world, id_: world.cards.update({id_: "pays"}),
    "card-declines": lambda world, id_: world.cards.update({id_: "declines"}),
    "card-asks": lambda world, id_: world.cards.update({id_: "asks"}),
    "leave": lambda world, id_: world.deauthorise(id_),
}


class EventPost:
    """Brings events, one after another, again and again until they are taken."""

    def __init__(self, address: str, host: str, secret: str) -> None:
        self.address, self.host, self.secret = address, host, secret
        self.waiting: queue.Queue[tuple[Object, int]] = queue.Queue()
        threading.Thread(target=self._work, daemon=True).start()

    def put(self, event: Object) -> None:
        self.waiting.put((event, 0))

    def _work(self) -> None:
        while True:
            event, tries = self.waiting.get()
            if not self._bring(event) and tries + 1 < len(PAUSES):
                threading.Timer(PAUSES[tries + 1], self.waiting.put, [(event, tries + 1)]).start()

    def _bring(self, event: Object) -> bool:
        raw, now = json.dumps(event).encode(), int(time.time())
        mac = hmac.new(self.secret.encode(), f"{now}.".encode() + raw, hashlib.sha256).hexdigest()
        headers = {"Host": self.host, "Content-Type": "application/json", "Stripe-Signature": f"t={now},v1={mac}"}
        address = self.address if event.get("account") else self.address.removesuffix("connect/")  # the platform's own
        request = urllib.request.Request(address, data=raw, headers=headers, method="POST")  # noqa: S310  # our own
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
                return bool(answer.status == 200)
        except OSError:
            return False


class Handler(BaseHTTPRequestHandler):
    """The API under /v1/, and the pages on which people press."""

    world: ClassVar[StripeDouble]
    state: ClassVar[Path]
    home: ClassVar[str]  # where the visitor came from

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        if place.path.startswith("/v1/"):
            self._api("GET", place.path, tree_of(place.query))
        elif place.path.startswith("/pay/"):
            self._page(self._of_session(place.path.split("/")[2]))
        elif place.path.startswith("/save/"):
            session = self.world.things.get(place.path.split("/")[2])
            self._page(pages.card_page(session) if session else pages.page("There is no such page", ""))
        elif place.path.startswith("/setup/") and place.path.count("/") > 2:
            self._setup(*place.path.split("/")[2:4])
        else:
            self._page(pages.desk(self.world, home=self.home))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self._is_from_elsewhere():
            self._page(pages.page("That does not go", "<p>Another page may not press here.</p>"), status=403)
            return
        place, content_type = urlsplit(self.path), self.headers.get("Content-Type", "")
        if place.path.startswith("/v1/"):
            is_upload = content_type.startswith("multipart")
            self._api("POST", place.path, tree_of_files(body, content_type) if is_upload else tree_of(body.decode()))
        else:
            self._pressed(place.path.strip("/").split("/"))

    def _is_from_elsewhere(self) -> bool:
        """A page of another site, open in the same browser, presses. Our own client is no browser and names no page."""
        own = {f"{name}:{cast(ThreadingHTTPServer, self.server).server_port}" for name in ("127.0.0.1", "localhost")}
        origin = self.headers.get("Origin")
        return origin is not None and (urlsplit(origin).netloc not in own or self.headers.get("Host") not in own)

    def _api(self, method: str, path: str, asked: Object) -> None:
        account, key = self.headers.get("Stripe-Account", ""), self.headers.get("Idempotency-Key", "")
        try:
            status, answer = self.world.call(method, path, asked, account=account, key=key)
        except NoAnswer:
            self.close_connection = True
            return
        if method == "POST":
            self._keep()
        self._send(status, json.dumps(answer).encode(), "application/json")

    def _pressed(self, steps: list[str]) -> None:
        try:
            with self.world.lock:
                there = self._do(steps)
            self._keep()  # before anybody is told
            self._redirect(there)
        except (Refusal, KeyError, IndexError, ValueError) as trouble:
            self._page(pages.page("That does not go", f"<p>{escape(str(trouble))}</p>"), status=400)

    def _do(self, steps: list[str]) -> str:
        """Where the reader goes next."""
        if steps[0] == "pay":
            session = self.world.pay(steps[1], steps[2])
            return f"/pay/{steps[1]}" if steps[2] == "declined" else str(session["success_url"])
        if steps[0] == "save":
            return str(save_card(self.world, steps[1], steps[2])["success_url"])
        if steps[0] == "setup":
            link = self.world.things.pop(f"link_{steps[2]}")
            if steps[3] != "none":
                self.world.finish_setup(steps[1], lacks=["company.tax_id"] if steps[3] == "some" else None)
            return str(link["return_url"])
        ACTS[steps[1]](self.world, steps[2])
        return "/"

    def _keep(self) -> None:
        with self.world.lock:
            disk.write_whole(self.state, json.dumps({name: getattr(self.world, name) for name in KEPT}))

    def _setup(self, account: str, token: str) -> None:
        link = self.world.things.get(f"link_{token}")
        if link is not None and link["expires_at"] > time.time():
            self._page(pages.setup_page(account, token))
        else:  # as Stripe does: back to who can make a new one
            self._redirect(str(link["refresh_url"]) if link else "/")

    def _of_session(self, id_: str) -> str:
        session = self.world.things.get(id_)
        return pages.payment_page(self.world, session) if session else pages.page("There is no such page", "")

    def _page(self, html: str, *, status: int = 200) -> None:
        self._send(status, html.encode(), "text/html; charset=utf-8")

    def _redirect(self, address: str) -> None:
        self.send_response(303)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, content: bytes, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: its addresses name who pays what."""


def world_of(state: Path, *, base: str, post: EventPost) -> StripeDouble:
    """The double as it was left."""
    kept: dict[str, Any] = json.loads(state.read_text()) if state.exists() else {}
    return StripeDouble(pages=base, heard=post.put, **kept)


def main() -> None:
    parser = argparse.ArgumentParser(description="Our own double of Stripe, for demos.")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--secret", type=Path, required=True)
    parser.add_argument("--tell", required=True)
    parser.add_argument("--host", required=True)
    options = parser.parse_args()
    secret = options.secret.read_text().strip()
    base = f"http://127.0.0.1:{options.port}"
    Handler.world = world_of(options.state, base=base, post=EventPost(options.tell, options.host, secret))
    Handler.state, Handler.home = options.state, f"http://{options.host}/"
    ThreadingHTTPServer(("127.0.0.1", options.port), Handler).serve_forever()


if __name__ == "__main__":
    main()
