"""Asks every address of both hosts, as each of the town's people, and says in one letter what each was answered."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

from accounts.models import User
from tests.doors.town import Place, Town, everybody
from tests.support.signing_in import signed_in

SITE_HOST = "guildmark.localhost"
# Answered before our maps, or by nothing of them. Not /readyz: it hangs up the connection that it tries.
OTHER_ADDRESSES = ["healthz", "static/css/base.css", "nowhere/"]
NAMES_NOTHING = {"uuid": "00000000-0000-0000-0000-000000000001", "int": "1"}
URLCONFS = {"site": settings.PUBLIC_SCHEMA_URLCONF, "body": settings.ROOT_URLCONF}
PART = re.compile(r"<(?:(?P<kind>\w+):)?(?P<key>\w+)>")
type Answer = HttpResponse


@dataclass(frozen=True)
class Address:
    route: str  # as the map has it
    path: str  # filled with something real
    view: str
    is_real: bool  # whether the town has what it leads to


def addresses(host: str, places: dict[str, Place]) -> list[Address]:
    """Every address of a host's map, library's and ours, each once, and those that answer without it."""
    found = {one.route: one for one in _walk(get_resolver(URLCONFS[host]).url_patterns, host, places)}
    found |= {route: Address(route, f"/{route}", "", True) for route in OTHER_ADDRESSES}
    return [found[route] for route in sorted(found)]


def _walk(patterns, host: str, places: dict[str, Place], route: str = "", names: tuple[str, ...] = ()):  # type: ignore[no-untyped-def]
    for pattern in patterns:
        here = route + str(pattern.pattern).lstrip("^").rstrip("$" if isinstance(pattern, URLPattern) else "")
        if isinstance(pattern, URLResolver):
            inside = names + ((pattern.namespace,) if pattern.namespace else ())
            yield from _walk(pattern.url_patterns, host, places, here, inside)
        else:
            view = ":".join([*names, pattern.name or ""])
            place = places.get(f"{host} {view}", places.get(view))
            yield Address(here, "/" + _filled(here, place or {}), view, place is not None or not _asks(here))


def _asks(route: str) -> bool:
    return "<" in route or "(" in route


def _filled(route: str, place: Place) -> str:
    """A route with what `place` says, and with what names nothing where it says nothing."""
    if "(" in route:
        template, parameters = normalize(route)[0]
        return template % {name: place.get(name, "1") for name in parameters}
    return PART.sub(lambda part: str(place.get(part["key"], NAMES_NOTHING.get(part["kind"], "nothing"))), route)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done within is not."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Knocker:
    """Somebody at a host, who comes to each address as if it were the first."""

    def __init__(self, host: str, town: Town, user: User | None, *, strongly: bool = True) -> None:
        name = SITE_HOST if host == "site" else f"{town.body.slug}.{SITE_HOST}" if host == "body" else host
        self.client = Client(SERVER_NAME=name, headers={"accept-language": "en"}, raise_request_exception=False)
        if user:
            signed_in(self.client, user, strongly=strongly)
        self.cookies = self.client.cookies.copy()

    def ask(self, method: str, path: str, typed: dict[str, object] | None = None) -> Answer:
        self.client.cookies = self.cookies.copy()
        cache.clear()  # no limit on how often somebody asks is met on the way
        with undone():
            answer = getattr(self.client, method.lower())(path, typed or {})
            if answer.streaming:
                b"".join(answer.streaming_content)  # a file is closed at its end
        connection.set_schema_to_public()
        return answer


def letter_of(answer: Answer) -> str:
    """What the table says of an answer; its head explains the letters."""
    status, to = answer.status_code, answer.headers.get("Location", "")
    if status in {301, 302}:
        for part, letter in (("sign-in/", "i"), ("second-factor/", "f"), ("organisations/new/", "o"), ("/again/", "a")):
            if part in to.partition("?")[0]:
                return letter
        return ">"
    return {200: "+", 400: "b", 403: "x", 404: ".", 405: "m", 409: "b", 422: "b", 429: "l"}.get(
        status, "!" if status >= 500 else "+"
    )


def columns(town: Town, host: str) -> list[tuple[str, Knocker]]:
    return [(name, Knocker(host, town, user, strongly=strongly)) for name, user, strongly in everybody(town, host)]
