"""Every address says on which host it answers and for whom, and keeps to it."""

import uuid
from collections.abc import Iterator
from functools import cache

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import get_converters

from lib.policy import Policy
from staff.models import Role
from tests.cast import person, works_for

FILLED = {"uuid": str(uuid.UUID(int=1)), "int": "1", "slug": "nothing", "str": "nothing", "path": "nothing"}
FREE = {"anyone"}


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, object]]:
    for pattern in patterns:
        route = prefix + str(getattr(pattern.pattern, "_route", ""))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield route, pattern.callback


@cache
def of(urlconf: str) -> list[tuple[str, object]]:
    return list(addresses(get_resolver(urlconf).url_patterns))


def filled(route: str) -> str:
    """A route with plausible values that name nothing."""
    for name in get_converters():
        while f"<{name}:" in route:
            start = route.index(f"<{name}:")
            route = route[:start] + FILLED.get(name, "nothing") + route[route.index(">", start) + 1 :]
    while "<" in route:
        start = route.index("<")
        route = route[:start] + "nothing" + route[route.index(">", start) + 1 :]
    return "/" + route


def kept(urlconf: str) -> list[tuple[str, Policy]]:
    return [
        (route, view.policy)
        for route, view in of(urlconf)
        if getattr(view, "policy", None) and view.policy.who not in FREE
    ]


SITE, BODY = settings.PUBLIC_SCHEMA_URLCONF, settings.ROOT_URLCONF
kept_on_site = pytest.mark.parametrize(
    ("route", "stated"), kept(SITE), ids=lambda value: value if isinstance(value, str) else value.who
)
kept_on_body = pytest.mark.parametrize(
    ("route", "stated"), kept(BODY), ids=lambda value: value if isinstance(value, str) else value.who
)
staff_only = pytest.mark.parametrize(
    ("route", "stated"),
    [each for each in kept(BODY) if each[1].who == "body_staff"],
    ids=lambda value: value if isinstance(value, str) else "",
)


def strongly_signed_in(client: Client, user) -> Client:
    from tests.support.signing_in import signed_in

    return signed_in(client, user)


@pytest.mark.parametrize("urlconf", [SITE, BODY])
def test_every_address_declares_its_policy(urlconf):
    assert [route for route, view in of(urlconf) if not hasattr(view, "policy")] == []


@pytest.mark.parametrize(("urlconf", "other"), [(SITE, "body"), (BODY, "site")])
def test_no_map_holds_an_address_of_the_other_host(urlconf, other):
    assert [route for route, view in of(urlconf) if view.policy.host == other] == []


@kept_on_site
def test_on_the_site_host_a_stranger_is_asked_to_sign_in(route, stated, site):
    answer = site.get(filled(route))
    assert (answer.status_code, "sign-in" in answer.get("Location", "")) == (302, True)


@kept_on_body
def test_on_a_bodys_host_a_stranger_is_asked_to_sign_in(route, stated, visit, northseal):
    answer = visit(northseal).get(filled(route))
    assert (answer.status_code, "sign-in" in answer.get("Location", "")) == (302, True)


@kept_on_site
def test_on_the_site_host_the_wrong_role_is_refused(route, stated, site, petra):
    if stated.who in {"signed_in"}:
        pytest.skip("anyone who signed in may")
    answer = strongly_signed_in(site, petra).get(filled(route))
    if stated.who == "organisation":  # not refused: led to registering one, and back
        assert "/account/organisations/new/" in answer["Location"]
    else:
        assert answer.status_code == 403


@staff_only
def test_another_bodys_staff_finds_nothing(route, stated, visit, northseal, gus):
    assert strongly_signed_in(visit(northseal), gus).get(filled(route)).status_code == 404


@staff_only
def test_a_member_without_the_role_is_refused(route, stated, visit, northseal):
    if not stated.roles:
        pytest.skip("any member may")
    nobody = works_for(northseal, "nemo")
    assert strongly_signed_in(visit(northseal), nobody).get(filled(route)).status_code == 403


@staff_only
def test_the_right_role_is_admitted(route, stated, visit, northseal):
    everybody = works_for(northseal, "omni", *Role.values)
    assert strongly_signed_in(visit(northseal), everybody).get(filled(route)).status_code in {200, 302, 404, 405}


@pytest.mark.parametrize("flag", ["operator", "editor", "observer"])
def test_platform_roles_open_their_pages(flag, site):
    user = strongly_signed_in(site, person("plato", **{f"is_{flag}": True}))
    for route, stated in kept(SITE):
        if stated.who == flag and not route.startswith("cms/"):
            assert user.get(filled(route)).status_code in {200, 302, 404, 405}, route


def test_staff_without_a_second_factor_are_sent_to_it(visit, northseal, ada):
    client = visit(northseal)
    client.force_login(ada)
    route = next(route for route, stated in kept(BODY) if stated.who == "body_staff" and not stated.roles)
    answer = client.get(filled(route))
    assert answer.status_code == 302
