"""From the site host to a body's host, once, within a minute, in the same browser."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import Session, Ticket, User
from accounts.views.signing import NONCE_COOKIE
from lib import clock


def person_at(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_ticket_opens_a_session_of_that_host_under_its_parent(ticket_for, northseal, ada):
    browser, address = ticket_for(ada, northseal)
    arrived = browser.get(address)
    assert (arrived.status_code, arrived["Location"]) == (302, "/desk/")
    session = Session.objects.get(host="northseal.guildmark.localhost")
    assert session.user == ada
    assert session.parent.host == "guildmark.localhost"
    assert person_at(browser) == str(ada.pk)


def test_ticket_works_once(ticket_for, northseal, ada):
    browser, address = ticket_for(ada, northseal)
    nonce = browser.cookies[NONCE_COOKIE].value
    browser.get(address)
    browser.cookies[NONCE_COOKIE] = nonce
    assert browser.get(address).status_code == 403
    assert Ticket.objects.count() == 1


def test_ticket_works_for_a_minute(ticket_for, northseal, ada):
    browser, address = ticket_for(ada, northseal)
    with clock.frozen_at(clock.now() + timedelta(seconds=61)):
        assert browser.get(address).status_code == 403
    assert person_at(browser) is None


@pytest.mark.parametrize("nonce", ["", "another nonce of forty three letters, or so.."])
def test_ticket_needs_the_browser_that_asked(ticket_for, northseal, ada, nonce):
    browser, address = ticket_for(ada, northseal)
    browser.cookies[NONCE_COOKIE] = nonce
    assert browser.get(address).status_code == 403
    assert not Ticket.objects.exists()


def test_ticket_is_for_one_body(ticket_for, northseal, greenmark, visit, ada):
    browser, address = ticket_for(ada, northseal)
    elsewhere = visit(greenmark)
    elsewhere.cookies[NONCE_COOKIE] = browser.cookies[NONCE_COOKIE].value
    assert elsewhere.get(address).status_code == 403


def test_tampered_ticket_is_refused(ticket_for, northseal, ada):
    browser, address = ticket_for(ada, northseal)
    middle = len(address) // 2
    changed = "A" if address[middle] != "A" else "B"
    assert browser.get(address[:middle] + changed + address[middle + 1 :]).status_code == 403


def test_ticket_dies_with_the_session_it_came_from(ticket_for, northseal, ada):
    browser, address = ticket_for(ada, northseal)
    Session.objects.update(ended_at=clock.now())
    assert browser.get(address).status_code == 403


def test_ticket_of_whoever_was_deactivated_within_the_minute_is_refused(ticket_for, northseal, ada):
    """The session goes on until it is looked at: the door itself must ask."""
    browser, address = ticket_for(ada, northseal)
    User.objects.filter(pk=ada.pk).update(is_active=False)
    assert browser.get(address).status_code == 403
    assert not Ticket.objects.exists()
    assert not Session.objects.filter(host="northseal.guildmark.localhost").exists()


def test_asking_for_a_ticket_writes_nothing(ticket_for, northseal, ada):
    ticket_for(ada, northseal)
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_ticket_leads_only_to_its_own_host(ticket_for, northseal, ada, there):
    browser, address = ticket_for(ada, northseal, path=there)
    assert browser.get(address)["Location"] == "/"


def test_second_factor_travels_with_the_ticket(ticket_for, northseal, ada):
    browser, address = ticket_for(ada, northseal)
    browser.get(address)
    assert {method["method"] for method in browser.session["account_authentication_methods"]} == {"password", "mfa"}


def test_body_host_without_session_asks_the_site(visit, northseal):
    asked = visit(northseal).get("/sign-in/?next=/desk/")
    assert asked["Location"].startswith("http://guildmark.localhost/account/hand-over/?to=northseal&nonce=")
    assert asked.cookies[NONCE_COOKIE]["httponly"]
    assert asked.cookies[NONCE_COOKIE].value not in asked["Location"]


def test_hand_over_asks_a_stranger_to_sign_in(site, northseal):
    assert site.get("/account/hand-over/?to=northseal")["Location"].startswith("/sign-in/?next=")


def test_hand_over_knows_no_unknown_body(site, ada):
    from tests.support.signing_in import signed_in

    assert signed_in(site, ada).get(f"/account/hand-over/?to=nobody&nonce={'0' * 64}").status_code == 404


def test_the_language_read_on_the_site_goes_along(ticket_for, site, ada, northseal):
    site.cookies["language"] = "zh-hans"
    browser, arrival = ticket_for(ada, northseal)
    assert browser.get(arrival).cookies["language"].value == "zh-hans"
