"""Organisations: registered once, administered by their own people."""

import pytest

from accounts import actions
from accounts.forms import OrganisationForm
from accounts.models import Organisation, OrganisationMembership
from lib.refusal import Refused
from tests.support.signing_in import signed_in

ADMINISTRATOR, MEMBER = OrganisationMembership.Role.ADMINISTRATOR, OrganisationMembership.Role.MEMBER
HERE = {"country": "CN", "credit_code": "91110000600037341L", "name_zh": "测试有限公司"}
ABROAD = {"country": "DE", "registration_number": "HRB 12345", "name_en": "Muster GmbH"}


def membership_of(user) -> OrganisationMembership:
    return OrganisationMembership.objects.get(user=user)


@pytest.mark.parametrize("details", [HERE, ABROAD])
def test_person_registers_an_organisation_and_administers_it(site, petra, details):
    answer = signed_in(site, petra).post("/account/organisations/new/", details)
    organisation = Organisation.objects.get()
    assert answer["Location"] == f"/account/organisations/{organisation.pk}/"
    assert membership_of(petra).role == ADMINISTRATOR


def test_registering_leads_on_to_our_own_hosts_only(site, petra, northseal):
    there = "http://northseal.guildmark.localhost/apply/"
    assert signed_in(site, petra).post("/account/organisations/new/", HERE | {"next": there})["Location"] == there
    evil = site.post("/account/organisations/new/", ABROAD | {"next": "https://evil.example"})["Location"]
    assert evil.startswith("/account/organisations/")


@pytest.mark.parametrize("code", ["91110000600037341M", "123", "９１１１００００６０００３７３４１Ｍ"])
def test_wrong_credit_code_is_refused(db, code):
    assert "credit_code" in OrganisationForm(HERE | {"credit_code": code}).errors


def test_credit_code_is_read_as_people_type_it(db):
    form = OrganisationForm(HERE | {"credit_code": " 9111 0000 6000 37341l "})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["credit_code"] == "91110000600037341L"


@pytest.mark.parametrize("lacking", [{"credit_code": ""}, {"country": "DE"}, {"name_zh": ""}])
def test_what_identifies_it_is_wanted(db, lacking):
    assert not OrganisationForm(HERE | lacking).is_valid()


def test_duplicate_is_explained_kindly(site, petra, acme):
    answer = signed_in(site, petra).post("/account/organisations/new/", HERE)
    assert "Ask its administrator to invite you" in answer.content.decode()
    assert Organisation.objects.count() == 1


def test_duplicate_abroad_is_found_whatever_its_case(petra, bob, db):
    actions.register_organisation(by=bob, **ABROAD)
    with pytest.raises(Refused, match="already"):
        actions.register_organisation(by=petra, **ABROAD | {"registration_number": "hrb 12345"})


def test_others_do_not_see_it(site, petra, acme):
    assert signed_in(site, petra).get(f"/account/organisations/{acme.pk}/").status_code == 404


def test_administrator_invites(site, alice, acme):
    page = f"/account/organisations/{acme.pk}/"
    assert signed_in(site, alice).get(page).status_code == 200
    site.post(page, {"email": "new@example.org", "name": "New", "role": "member"})
    assert acme.memberships.pending().count() == 1


def test_member_does_not_invite(site, bob, acme, alice):
    page = f"/account/organisations/{acme.pk}/"
    answer = signed_in(site, bob).post(page, {"email": "new@example.org", "name": "New", "role": "member"})
    assert "Only administrators" in answer.content.decode() or not acme.memberships.pending().exists()
    assert not acme.memberships.pending().exists()


def test_member_changes_nothing(site, bob, alice, acme):
    with pytest.raises(Refused, match="Only administrators"):
        actions.change_role(membership_of(bob), role=ADMINISTRATOR, by=bob)
    with pytest.raises(Refused, match="Only administrators"):
        actions.end_membership(membership_of(alice), by=bob)
    signed_in(site, bob).post(f"/account/organisations/{acme.pk}/edit/", {"name_en": "Changed"})
    acme.refresh_from_db()
    assert acme.name_en != "Changed"


def test_somebody_leaves_by_themselves(site, alice, bob, acme):
    signed_in(site, bob).post(f"/account/organisations/{acme.pk}/members/{membership_of(bob).pk}/", {"end": "1"})
    assert membership_of(bob).ended_at


def test_the_last_administrator_stays(alice, bob):
    with pytest.raises(Refused, match="needs an administrator"):
        actions.end_membership(membership_of(alice), by=alice)
    with pytest.raises(Refused, match="needs an administrator"):
        actions.change_role(membership_of(alice), role=MEMBER, by=alice)
    actions.change_role(membership_of(bob), role=ADMINISTRATOR, by=alice)
    actions.end_membership(membership_of(alice), by=alice)


def test_details_are_changed_by_an_administrator(site, alice, acme):
    signed_in(site, alice).post(f"/account/organisations/{acme.pk}/edit/", {"name_en": "Acme Two", "name_zh": ""})
    acme.refresh_from_db()
    assert (acme.name_en, acme.credit_code) == ("Acme Two", "91110000600037341L")
