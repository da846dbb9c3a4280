"""Every address says on which host it answers and for whom, and keeps to it."""

import uuid
from collections.abc import Iterator
from functools import cache

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import get_converters

from billing.urls_body import urlpatterns as billing_urls
from oversight.actions import suspend_body
from staff.models import Role
from tenants.hosts import table
from tests.cast import person, works_for
from tests.support.asking import others
from tests.support.signing_in import signed_in
from web.policy import Policy

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
    """Addresses that are not for everybody, filled in, and whom they are for."""
    return [
        (filled(route), view.policy)
        for route, view in of(urlconf)
        if getattr(view, "policy", None) and view.policy.who not in FREE
    ]


SITE, BODY = settings.PUBLIC_SCHEMA_URLCONF, settings.ROOT_URLCONF
OF_STAFF = [(route, stated) for route, stated in kept(BODY) if stated.who == "body_staff"]


@pytest.mark.parametrize("urlconf", [SITE, BODY])
def test_every_address_declares_its_policy(urlconf):
    assert [route for route, view in of(urlconf) if not hasattr(view, "policy")] == []


@pytest.mark.parametrize(("urlconf", "other"), [(SITE, "body"), (BODY, "site")])
def test_no_map_holds_an_address_of_the_other_host(urlconf, other):
    assert [route for route, view in of(urlconf) if view.policy.host == other] == []


def test_on_the_site_host_a_stranger_is_asked_to_sign_in(site):
    assert others(site, [route for route, _stated in kept(SITE)], than={302}, naming="sign-in") == []


def test_on_a_bodys_host_a_stranger_is_asked_to_sign_in(visit, northseal):
    assert others(visit(northseal), [route for route, _stated in kept(BODY)], than={302}, naming="sign-in") == []


@pytest.mark.slow
def test_on_the_site_host_the_wrong_role_is_refused(site, petra):
    routes = [route for route, stated in kept(SITE) if stated.who not in {"signed_in", "organisation"}]
    assert routes
    assert others(signed_in(site, petra), routes, than={403}) == []


def test_who_acts_for_no_organisation_is_led_to_registering_one(site, petra):
    routes = [route for route, stated in kept(SITE) if stated.who == "organisation"]
    assert routes
    assert others(signed_in(site, petra), routes, than={302}, naming="/account/organisations/new/") == []


@pytest.mark.slow
def test_another_bodys_staff_finds_nothing(visit, northseal, gus):
    assert others(signed_in(visit(northseal), gus), [route for route, _stated in OF_STAFF], than={404}) == []


@pytest.mark.slow
def test_a_member_without_the_role_is_refused(visit, northseal):
    nobody = signed_in(visit(northseal), works_for(northseal, "nemo"))
    assert others(nobody, [route for route, stated in OF_STAFF if stated.roles], than={403}) == []


@pytest.mark.slow
def test_the_right_role_is_admitted(visit, northseal):
    everybody = signed_in(visit(northseal), works_for(northseal, "omni", *Role.values))
    assert others(everybody, [route for route, _stated in OF_STAFF], than={200, 302, 404, 405}) == []


@pytest.mark.parametrize("flag", ["operator", "editor", "observer"])
def test_platform_roles_open_their_pages(flag, site):
    user = signed_in(site, person("plato", **{f"is_{flag}": True}))
    routes = [route for route, stated in kept(SITE) if stated.who == flag and not route.startswith("/cms/")]
    assert others(user, routes, than={200, 302, 404, 405}) == []


def test_staff_without_a_second_factor_are_sent_to_it(visit, northseal, ada):
    client = visit(northseal)
    client.force_login(ada)
    route = next(route for route, stated in kept(BODY) if stated.who == "body_staff" and not stated.roles)
    answer = client.get(route)
    assert answer.status_code == 302


def test_on_pages_of_both_sides_the_bodys_people_need_their_second_factor(visit, northseal, ada, alice):
    routes = [route for route, stated in kept(BODY) if stated.who == "both_sides"]
    assert routes
    weak = signed_in(visit(northseal), ada, strongly=False)
    assert others(weak, routes, than={302}, naming="second-factor") == []
    client = signed_in(visit(northseal), alice, strongly=False)
    assert others(client, routes, than={404, 405}) == []


def test_what_answers_while_a_body_is_suspended_signs_in_or_puts_money_right():
    open_doors = [(route, view) for route, view in of(BODY) if view.policy.while_suspended]
    assert {view.__module__.split(".")[0] for _route, view in open_doors} == {
        "accounts",
        "billing",
        "marketplace",
        "django",
    }
    of_people = {"anyone", "signed_in", "organisation"}
    staffed = [view.policy for _route, view in open_doors if view.policy.who not in of_people]
    assert all(stated.roles and set(stated.roles) <= {Role.FINANCE, Role.BODY_ADMIN} for stated in staffed)


def test_no_new_business_is_begun_while_a_body_is_suspended():
    begin = {"new", "edit", "issue", "account", "reminders", "onboard", "pay-online", "choose-plan", "save-card"}
    patterns = [pattern for pattern in billing_urls if pattern.name in begin]
    assert {pattern.name for pattern in patterns} == begin
    assert [pattern.name for pattern in patterns if pattern.callback.policy.while_suspended] == []


@pytest.mark.slow
def test_all_else_of_a_suspended_bodys_host_rests(visit, northseal, olga):
    suspend_body(northseal, reason="Its approval has run out.", by=olga)
    table.forget()
    routes = [filled(route) for route, view in of(BODY) if not view.policy.while_suspended]
    omni = signed_in(visit(northseal), works_for(northseal, "omni", *Role.values))
    assert others(omni, routes, than={503}) == []
    table.forget()
