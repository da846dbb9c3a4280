"""How often something may be done, and how it is said to who does it more often."""

import time
from html import unescape

import pytest
from django.conf import settings
from django.urls import get_resolver

from accounts.models import Letter, OrganisationMembership
from oversight.models import BodyRequest
from tests.support.signing_in import signed_in

ASKED = {
    "kind": "body",
    "name_zh": "青松认证（演示）有限公司",
    "slug": "greenpine",
    "contact_name": "Lin Ya",
    "email": "lin@greenpine.example",
    "phone": "010-5555 0100",
    "message": 'We certify "pumps" & <valves>.',
}


def asking_to_join(site, number: int, **more: str):
    return site.post("/join/", ASKED | {"name_zh": f"第{number}家（演示）", "email": f"lin{number}@example.org"} | more)


@pytest.fixture
def has_asked_too_often(site):
    assert [asking_to_join(site, number).status_code for number in range(5)] == [302] * 5
    return site


def test_a_network_asks_to_join_five_times_an_hour(has_asked_too_often):
    letters = Letter.objects.count()
    refused = asking_to_join(has_asked_too_often, 6)
    assert refused.status_code == 429
    assert 3500 < int(refused["Retry-After"]) <= 3600
    assert "Try again in 60 minutes." in refused.text
    assert (BodyRequest.objects.count(), Letter.objects.count()) == (5, letters)


def test_what_was_typed_comes_back_to_be_sent_again(has_asked_too_often, monkeypatch):
    page = unescape(asking_to_join(has_asked_too_often, 6).text)
    assert 'We certify "pumps" & <valves>.' in page
    assert "第6家（演示）" in page
    an_hour_later = time.time() + 3601
    monkeypatch.setattr(time, "time", lambda: an_hour_later)
    assert asking_to_join(has_asked_too_often, 6).status_code == 302


def test_it_is_said_in_chinese_too(has_asked_too_often):
    has_asked_too_often.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh-CN"
    assert "分钟后再试" in asking_to_join(has_asked_too_often, 6).text


def test_a_form_with_mistakes_is_not_counted(site):
    assert {asking_to_join(site, 1, email="nobody").status_code for _ in range(8)} == {200}
    assert asking_to_join(site, 1).status_code == 302


def test_an_address_is_written_to_so_often_whoever_asks(site, petra):
    sent = [asking_to_join(site, number, email="victim@example.org").status_code for number in range(3)]
    signed_in(site, petra)
    assert [*sent, asking_to_join(site, 4, email="Victim@example.org ").status_code] == [302, 302, 302, 429]
    assert Letter.objects.filter(to="victim@example.org").count() == 3


def test_somebody_invites_twenty_people_an_hour(site, acme, alice):
    signed_in(site, alice)
    answers = [
        site.post(f"/account/organisations/{acme.pk}/", {"email": f"p{n}@example.org", "name": "P", "role": "member"})
        for n in range(21)
    ]
    assert [answer.status_code for answer in answers] == [302] * 20 + [429]
    assert OrganisationMembership.objects.pending().count() == 20


def test_passwords_are_never_sent_back(site):
    for number in range(11):
        typed = {"name": "Zed", "email": f"zed{number}@example.org", "password1": "a secret pass phrase"}
        answer = site.post("/sign-up/", typed)
    assert answer.status_code == 429
    assert "zed10@example.org" in answer.text
    assert "a secret pass phrase" not in answer.text


def test_strangers_search_sixty_times_a_minute(site, petra):
    assert {site.get("/schemes/").status_code for _ in range(60)} == {200}
    assert site.get("/schemes/").status_code == 429
    assert site.get("/bodies/").status_code == 200
    assert signed_in(site, petra).get("/schemes/").status_code == 200


def test_a_page_that_saves_by_itself_is_refused_in_json(has_asked_too_often):
    answer = has_asked_too_often.post("/join/", ASKED, headers={"X-Autosave": "1"})
    assert answer.json()["error"].startswith("Too often.")


def test_where_a_library_counts_it_speaks_the_same_words(site):
    for number in range(31):
        answer = site.post("/sign-in/", {"login": f"n{number}@example.org", "password": "x"})
    assert answer.status_code == 429
    assert "Nothing was done." in answer.text


def test_what_writes_to_strangers_or_costs_much_has_a_limit():
    def limit(urlconf: str, address: str) -> str:
        stated = get_resolver(urlconf).resolve(address).func.policy.limit
        return stated.what if stated else ""

    nobody = "00000000-0000-0000-0000-000000000001"
    site = [
        "/join/",
        "/sign-up/",
        "/account/password/reset/",
        f"/account/organisations/{nobody}/",
        "/schemes/",
        "/verify/",
        "/account/e-mail/",
    ]
    body = ["/desk/people/invite/", f"/cases/{nobody}/message/", "/desk/exports/"]
    assert all(limit(settings.PUBLIC_SCHEMA_URLCONF, address) for address in [*site, "/my/exports/"])
    assert all(limit(settings.ROOT_URLCONF, address) for address in body)
