"""A person takes home what is kept about them: all of it, and nothing of anybody else."""

import json

import pytest
from django.apps import apps

from accounts.actions import notify
from exports import belongings, of_person
from exports.of_person import everything_about
from outbox import relay
from tests.support.signing_in import signed_in, with_confirmed_address

PAGE = "/account/data/"


@pytest.fixture
def ready(published, alice, mira):
    """alice's case has been evaluated by mira, and northseal's cases are on acme's desk."""
    relay.deliver_all()


def test_every_table_of_the_square_that_names_people_is_shown_hidden_or_counted():
    square = set(apps.get_models(include_auto_created=True)) - set(belongings.journey_models())
    naming = {model._meta.label for model in square if of_person.naming(model)}
    placed = of_person.EXPORTED.keys() | of_person.HIDDEN.keys()
    assert placed <= naming
    assert naming - placed == {model._meta.label for model in of_person.square_models()}
    assert all(of_person.HIDDEN.values())


def test_the_person_their_memberships_and_their_history_are_there(alice, acme, site):
    with_confirmed_address(alice)
    notify(alice, subject={"zh": "您好", "en": "Hello"}, text={"zh": "", "en": "A word."}, url="")
    said = json.loads(signed_in(site, alice).get(f"{PAGE}download").content)
    kept = said["kept"]
    assert said["person"]["email"] == "alice@example.org"
    assert kept["account.EmailAddress"]["rows"][0]["verified"] is True
    assert kept["accounts.OrganisationMembership"]["rows"][0]["organisation_id"] == str(acme.pk)
    assert kept["accounts.Session"]["rows"][0]["host"] == "guildmark.localhost"
    assert kept["accounts.Notice"]["rows"][0]["text_en"] == "A word."
    assert kept["accounts.Notice"]["columns"]["text_en"]["type"] == "TextField"


def test_no_secret_leaves(alice, site):
    text = signed_in(site, alice).get(f"{PAGE}download").content.decode()
    assert alice.password not in text
    assert "token_hash" not in text


def test_nothing_of_anybody_else_is_there(alice, bob, petra, site):
    for other in (bob, petra):
        notify(other, subject={"zh": "", "en": f"For {other.name}"}, text={"zh": "", "en": "x"}, url="")
    text = signed_in(site, alice).get(f"{PAGE}download").content.decode()
    assert "bob@example.org" not in text
    assert "For Petra" not in text


def test_it_says_in_which_records_of_which_bodies_they_are_named(ready, alice, mira):
    places = {place["place"]: place["records"] for place in everything_about(mira)["named_in"]}
    assert places.keys() == {"platform", "northseal"}
    named = {(one["table"], one["named_as"]) for one in places["northseal"]}
    assert {("evaluations.PlannedEvaluator", "user"), ("staff.Authorisation", "user")} <= named
    client = {place["place"]: place["records"] for place in everything_about(alice)["named_in"]}
    assert ("applications.Application", "created_by") in {
        (one["table"], one["named_as"]) for one in client["northseal"]
    }
    assert all(one["rows"] > 0 for records in client.values() for one in records)


def test_who_is_known_to_no_body_is_told_so(petra, site):
    page = signed_in(site, petra).get(PAGE).content.decode()
    assert "No body keeps records" in page
    assert everything_about(petra)["named_in"] == [{"place": "platform", "records": []}]


def test_the_page_names_the_bodies_that_keep_records(ready, alice, site):
    assert "Northseal (demo)" in signed_in(site, alice).get(PAGE).content.decode()


def test_nobody_on_the_way_keeps_the_file(alice, site):
    answer = signed_in(site, alice).get(f"{PAGE}download")
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
