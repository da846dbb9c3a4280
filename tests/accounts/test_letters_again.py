"""Whoever waits for a letter may have it sent again, as often as is decent, and learns nothing about others."""

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache

from accounts.models import Letter, User
from tests.making import SITE_HOST
from tests.support.signing_in import signed_in, with_confirmed_address
from tests.support.visiting import Visitor

NEW = {"name": "Nora Nowak", "email": "nora@example.org", "password1": "a quite long pass phrase"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def nora_waits(site):
    """Signed up, and the letter is lost."""
    site.post("/sign-up/", NEW)
    return site


def three_minutes_later() -> None:
    cache.clear()  # which counts


def test_the_letter_is_sent_again(nora_waits):
    assert "nora@example.org" in nora_waits.get("/sign-up/sent/").content.decode()
    three_minutes_later()
    assert nora_waits.post("/sign-up/sent/again/", {"email": NEW["email"]})["Location"] == "/sign-up/sent/"
    assert [letter.to for letter in Letter.objects.all()] == [NEW["email"]] * 2
    assert "/account/e-mail/confirm/" in Letter.objects.latest("pk").text


def test_not_within_three_minutes_and_that_is_said(nora_waits):
    answer = nora_waits.post(
        "/sign-up/sent/again/", {"email": NEW["email"]}, follow=True, headers={"accept-language": "en"}
    )
    assert "within the last three minutes" in answer.content.decode()
    assert Letter.objects.count() == 1


def test_not_for_ever(nora_waits):
    answers = [nora_waits.post("/sign-up/sent/again/", {"email": NEW["email"]}).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 429]


def test_a_stranger_uses_up_nobodys_letters_and_is_counted_also_when_signed_in(nora_waits, petra):
    stranger = Visitor(SERVER_NAME=SITE_HOST)
    for _ in range(4):
        assert stranger.post("/sign-up/sent/again/", {"email": NEW["email"]})["Location"].startswith("/sign-in/")
    assert nora_waits.post("/sign-up/sent/again/", {"email": NEW["email"]}).status_code == 302
    signed_in(stranger, petra)
    answers = [stranger.post("/sign-up/sent/again/", {"email": NEW["email"]}).status_code for _ in range(21)]
    assert answers == [302] * 20 + [429]


def test_of_an_address_that_has_an_account_the_page_says_the_same(site, petra):
    with_confirmed_address(petra)
    site.post("/sign-up/", NEW | {"email": petra.email})
    assert petra.email in site.get("/sign-up/sent/").content.decode()
    three_minutes_later()
    assert site.post("/sign-up/sent/again/", {"email": petra.email})["Location"] == "/sign-up/sent/"
    assert "/account/e-mail/confirm/" not in Letter.objects.latest("pk").text


@pytest.mark.parametrize("email", ["petra@example.org", "", "nora@example.org\x00"])
def test_to_no_other_address_than_the_one_that_waits_here(nora_waits, email):
    three_minutes_later()
    assert nora_waits.post("/sign-up/sent/again/", {"email": email})["Location"].startswith("/sign-in/")
    assert Letter.objects.count() == 1


def test_once_the_address_is_confirmed_no_letter_with_its_link_goes(nora_waits):
    EmailAddress.objects.filter(user=User.objects.get(email=NEW["email"])).update(verified=True)
    three_minutes_later()
    nora_waits.post("/sign-up/sent/again/", {"email": NEW["email"]})
    assert "/account/e-mail/confirm/" not in Letter.objects.latest("pk").text


def test_a_letter_for_a_new_password_is_sent_again(site, petra):
    with_confirmed_address(petra)
    site.post("/account/password/reset/", {"email": petra.email})
    page = site.get("/account/password/reset/sent/").content.decode()
    assert f'name="email" value="{petra.email}"' in page
    site.post("/account/password/reset/", {"email": petra.email})
    assert Letter.objects.filter(to=petra.email).count() == 2
