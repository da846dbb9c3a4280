"""What the doors ask for before a page answers."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from marketplace.doors import admit
from web.policy import Policy


def asked_by(user, body=None, *, methods=()):
    request = RequestFactory().get(
        "/apply/", SERVER_NAME=f"{body.slug}.guildmark.localhost" if body else "guildmark.localhost"
    )
    request.user, request.certification_body = user or AnonymousUser(), body
    request.session = {"account_authentication_methods": [{"method": method} for method in methods]}
    request.urlconf = "marketplace.urls_body" if body else "marketplace.urls_site"
    return request


@pytest.fixture(autouse=True)
def addresses_of_both_hosts(db, settings):
    settings.ROOT_URLCONF = "marketplace.urls_site"


def test_staff_need_the_second_factor(ada, in_northseal, northseal):
    page = Policy(host="body", who="body_staff")
    assert "/second-factor/" in admit(asked_by(ada, northseal, methods=["password"]), page)["Location"]
    assert admit(asked_by(ada, northseal, methods=["password", "mfa"]), page) is None


def test_operators_need_the_second_factor(olga):
    page = Policy(host="site", who="operator")
    assert "/second-factor/" in admit(asked_by(olga, methods=["password"]), page)["Location"]
    assert admit(asked_by(olga, methods=["demo"]), page) is None


def test_staff_of_another_body_find_nothing(gus, northseal):
    with pytest.raises(Http404):
        admit(asked_by(gus, northseal, methods=["mfa"]), Policy(host="body", who="body_staff"))


def test_others_do_not_operate(petra):
    with pytest.raises(PermissionDenied):
        admit(asked_by(petra, methods=["mfa"]), Policy(host="site", who="operator"))


def test_who_has_no_organisation_registers_one_and_comes_back(petra, northseal):
    page = Policy(host="body", who="organisation")
    there = admit(asked_by(petra, northseal), page)["Location"]
    assert there.startswith("http://guildmark.localhost/account/organisations/new/?next=http%3A//northseal.")


def test_who_has_an_organisation_passes(alice, northseal):
    assert admit(asked_by(alice, northseal), Policy(host="body", who="organisation")) is None
