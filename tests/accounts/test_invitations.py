"""Invitations: by letter, for a week, once."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from accounts import actions
from accounts.models import BodyMembership, Letter, OrganisationMembership, Session, User
from accounts.queries import invitation_with, may_enter_body
from lib import clock
from lib.refusal import Refused
from tests.support.signing_in import signed_in

PASSWORD = {"password": "a quite long pass phrase", "again": "a quite long pass phrase"}


def link_in_letter() -> str:
    return re.search(r"http://guildmark\.localhost(/account/invitation/\S+/)", Letter.objects.latest("pk").text)[1]


@pytest.fixture
def nora_is_invited(northseal, olga) -> str:
    actions.invite_to_body("Nora@example.org", "Nora", northseal, olga)
    return link_in_letter()


def test_invited_person_waits_outside_until_they_accept(nora_is_invited, northseal):
    nora = User.objects.get(email="nora@example.org")
    assert not nora.has_usable_password()
    assert BodyMembership.objects.pending().filter(user=nora, body=northseal).exists()
    assert not may_enter_body(nora, northseal)


def test_somebody_new_sets_a_password_and_goes_to_the_body(site, nora_is_invited, northseal):
    assert "northseal" in site.get(nora_is_invited).content.decode().lower()
    accepted = site.post(nora_is_invited, PASSWORD)
    assert accepted["Location"].startswith("/second-factor/?next=http%3A%2F%2Fnorthseal.guildmark.localhost%2Fdesk%2F")
    nora = User.objects.get(email="nora@example.org")
    assert nora.check_password(PASSWORD["password"])
    assert may_enter_body(nora, northseal)
    assert Session.objects.filter(user=nora, ended_at=None).exists()


def test_opening_the_link_accepts_nothing(site, nora_is_invited, northseal):
    site.get(nora_is_invited)
    assert BodyMembership.objects.pending().exists()


def test_weak_password_is_refused(site, nora_is_invited):
    answer = site.post(nora_is_invited, {"password": "short", "again": "short"})
    assert "too short" in answer.content.decode()
    assert BodyMembership.objects.pending().exists()


def test_invitation_works_once(site, nora_is_invited):
    site.post(nora_is_invited, PASSWORD)
    again = Client(SERVER_NAME="guildmark.localhost", headers={"accept-language": "en"})
    assert "no longer works" in again.get(nora_is_invited).content.decode()
    nora = User.objects.get(email="nora@example.org")
    with pytest.raises(Refused, match="no longer works"):
        actions.accept_invitation(nora.invitations.get(), by=nora)


def test_invitation_expires(site, nora_is_invited):
    with clock.frozen_at(clock.now() + timedelta(days=8)):
        site.post(nora_is_invited, PASSWORD)
    assert BodyMembership.objects.pending().exists()


def test_a_newer_invitation_replaces_the_older(site, nora_is_invited, northseal, olga):
    actions.invite_to_body("nora@example.org", "Nora", northseal, olga)
    assert not invitation_with(nora_is_invited.split("/")[-2]).is_open(clock.now())
    assert BodyMembership.objects.pending().count() == 1


def test_unknown_link_is_not_found(site):
    assert site.get("/account/invitation/nonsense/").status_code == 404


def test_somebody_known_signs_in_first(site, petra, northseal, olga):
    actions.invite_to_body(petra.email, "Petra", northseal, olga)
    link = link_in_letter()
    assert "Sign in and accept" in site.get(link).content.decode()
    site.post(link)
    assert not may_enter_body(petra, northseal)
    signed_in(site, petra).post(link)
    assert may_enter_body(petra, northseal)


def test_somebody_else_cannot_accept(site, petra, alice, northseal, olga):
    actions.invite_to_body(petra.email, "Petra", northseal, olga)
    signed_in(site, alice).post(link_in_letter())
    assert BodyMembership.objects.pending().exists()


def test_nobody_is_invited_twice_to_the_same_place(ada, northseal, olga):
    with pytest.raises(Refused, match="belongs there already"):
        actions.invite_to_body(ada.email, "Ada", northseal, olga)


def test_revoked_invitation_frees_the_place(nora_is_invited, olga):
    nora = User.objects.get(email="nora@example.org")
    actions.revoke_invitation(nora.invitations.get(), by=olga)
    assert not BodyMembership.objects.pending().exists()


def test_inviting_to_an_organisation(site, acme, alice):
    actions.invite("nora@example.org", "Nora", organisation=acme, role="member", by=alice)
    site.post(link_in_letter(), PASSWORD)
    assert OrganisationMembership.objects.active().filter(organisation=acme, user__email="nora@example.org").exists()


def test_an_organisation_sees_what_it_typed_until_the_person_accepts(site, acme, alice, petra):
    actions.invite("Petra@example.org", "zzz", organisation=acme, by=alice)
    page = signed_in(site, alice).get(f"/account/organisations/{acme.pk}/").text
    assert "zzz" in page
    assert petra.name not in page
    petra.email = "petra@elsewhere.example"
    petra.save()
    assert petra.email not in site.get(f"/account/organisations/{acme.pk}/").text
    actions.accept_invitation(petra.invitations.get(), by=petra)
    assert petra.name in site.get(f"/account/organisations/{acme.pk}/").text


def test_a_body_sees_what_it_typed_until_the_person_accepts(visit, northseal, ada, petra):
    actions.invite_to_body(petra.email, "zzz", northseal, ada)
    at_desk = signed_in(visit(northseal), ada)
    for page in ("/desk/people/", f"/desk/people/{petra.pk}/", f"/desk/people/{petra.pk}/authorise/"):
        text = at_desk.get(page).text
        assert "zzz" in text
        assert petra.name not in text.replace(petra.email, "")
    actions.accept_invitation(petra.invitations.get(), by=petra)
    assert petra.name in at_desk.get("/desk/people/").text


def test_whoever_is_new_is_written_to_in_the_language_the_inviter_chose(site, acme, alice):
    invited = {"email": "nora@example.org", "name": "Nora", "role": "member", "language": "en"}
    signed_in(site, alice).post(f"/account/organisations/{acme.pk}/", invited)
    letter = Letter.objects.latest("pk")
    assert "Accept the invitation" in letter.text


@pytest.mark.parametrize(("language", "words"), [("en", "Accept the invitation"), ("zh-hans", "接受邀请")])
def test_where_nothing_was_chosen_it_is_that_of_the_page(site, acme, alice, language, words):
    signed_in(site, alice).cookies["language"] = language
    site.post(f"/account/organisations/{acme.pk}/", {"email": "nora@example.org", "name": "Nora", "role": "member"})
    assert words in Letter.objects.latest("pk").text


def test_somebody_new_goes_on_in_the_language_of_their_own_browser(site, nora_is_invited):
    answer = site.post(nora_is_invited, PASSWORD, headers={"accept-language": "en"})
    assert User.objects.get(email="nora@example.org").language == "en"
    assert answer.cookies["language"].value == "en"


def test_somebody_known_keeps_their_language(petra, northseal, olga):
    petra.set_password("a quite long pass phrase")
    petra.language = "en"
    petra.save()
    actions.invite_to_body(petra.email, "Petra", northseal, olga, language="zh-hans")
    petra.refresh_from_db()
    assert petra.language == "en"
    assert "Accept the invitation" in Letter.objects.latest("pk").text
