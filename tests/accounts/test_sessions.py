"""A session belongs to one host and ends with the one it came from."""

from datetime import timedelta

from django.test import Client

from accounts import actions
from accounts.models import Session, SignInEvent
from lib import clock
from tests.support.signing_in import signed_in


def is_signed_in(client: Client) -> bool:
    return client.get("/sign-in/").status_code == 302 and "_auth_user_id" in client.session


def home_knows(client: Client) -> bool:
    """Whether the host takes this browser for somebody: the second-factor page sends strangers to sign in."""
    return "/sign-in/" not in client.get("/second-factor/?next=/here/")["Location"]


def test_session_is_known_on_its_own_host(site, visit, northseal, ada):
    assert home_knows(signed_in(site, ada))
    assert home_knows(signed_in(visit(northseal), ada))


def test_session_key_carried_to_another_host_is_nothing(site, visit, northseal, greenmark, ada):
    key = signed_in(visit(northseal), ada).cookies["sid"].value
    for stranger in (site, visit(greenmark)):
        stranger.cookies["sid"] = key
        assert not home_knows(stranger)


def test_carrying_a_session_away_does_not_hurt_its_owner(visit, northseal, greenmark, ada):
    owner = signed_in(visit(northseal), ada)
    thief = visit(greenmark)
    thief.cookies["sid"] = owner.cookies["sid"].value
    thief.get("/second-factor/")
    assert home_knows(owner)


def test_session_without_a_row_is_nothing(site, ada):
    signed_in(site, ada)
    Session.objects.all().delete()
    assert not home_knows(site)


def test_revoked_parent_means_anonymous(visit, northseal, ada):
    browser = signed_in(visit(northseal), ada)
    Session.objects.filter(parent=None).update(ended_at=clock.now())
    assert not home_knows(browser)


def test_session_ends_by_the_clock(site, ada):
    signed_in(site, ada)
    with clock.frozen_at(clock.now() + timedelta(hours=13)):
        assert not home_knows(site)


def test_signing_out_at_the_site_ends_its_children(site, visit, northseal, ada):
    signed_in(site, ada)
    site_session = Session.objects.get()
    child = actions.open_session(ada, host="northseal.guildmark.localhost", parent=site_session)
    site.post("/sign-out/")
    child.refresh_from_db()
    assert child.ended_at
    assert not home_knows(site)


def test_signing_out_at_a_body_keeps_the_site(visit, northseal, ada):
    browser = signed_in(visit(northseal), ada)
    browser.post("/sign-out/")
    assert not home_knows(browser)
    assert Session.objects.get(parent=None).ended_at is None


def test_signing_out_needs_a_post(site, ada):
    assert signed_in(site, ada).get("/sign-out/").status_code == 405
    assert home_knows(site)


def test_a_signed_in_request_costs_one_more_query(site, ada, django_assert_num_queries):
    signed_in(site, ada)
    with django_assert_num_queries(3):  # Django's session, ours with its parent, the person
        site.get("/second-factor/?next=/here/")


def test_old_traces_are_forgotten(site, ada):
    signed_in(site, ada)
    for days in (0, 366):
        SignInEvent.objects.create(user=ada, outcome="signed_in", at=clock.now() - timedelta(days=days))
    actions.forget_old()
    assert Session.objects.exists()
    assert ada.sign_in_events.count() == 1
    with clock.frozen_at(clock.now() + timedelta(days=45)):
        actions.forget_old()
    assert not Session.objects.exists()


def test_leaving_a_body_ends_the_session_there(visit, northseal, ada, olga):
    browser = signed_in(visit(northseal), ada)
    actions.end_body_membership(ada.body_memberships.get(), by=olga)
    assert not home_knows(browser)
    assert Session.objects.get(parent=None).ended_at is None
