"""greenmark's people at greenmark's own doors: nothing of northseal lies behind them, asked by any of its addresses."""

from urllib.parse import urlsplit

import pytest
from django_tenants.utils import tenant_context

from accounts.models import Notice
from accounts.views.signing import NONCE_COOKIE
from applications.models import Document
from billing.models import Invoice
from cases.models import Message
from exports.models import Export
from tests.doors.asking import Knocker, addresses, letter_of
from tests.doors.making import private, typed
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.slow
HERE = "greenmark.guildmark.localhost"
# Each house has its own by that name, and plans are the platform's: nothing of northseal's.
SLOTS = {"certificates:style-picture", "billing:choose-plan"}


@pytest.fixture
def gus(town):
    """Everything that greenmark has to give, at greenmark's host."""
    return Knocker(HERE, town, town.people["other_body"])


def test_no_address_of_northseals_things_opens_anything_at_greenmark(town, gus):
    answers = {}
    for address in (one for one in private(town, "body") if one.view not in SLOTS):
        letters = letter_of(gus.ask("GET", address.path)) + letter_of(gus.ask("POST", address.path, typed()))
        if not set(letters) <= set(".mo"):  # not there; no such method; not without an organisation of one's own
            answers[address.route] = letters
    assert answers == {}


def test_no_page_of_greenmark_shows_what_is_northseals(town, gus):
    shown = []
    for address in addresses("body", town.places):
        if "<" not in address.route and address.view:
            page = gus.ask("GET", address.path).getvalue().decode(errors="ignore")
            shown += [(word, address.route) for word in town.words | {"NS-V-1", "old.csv"} if word in page]
    assert shown == []


def test_greenmark_does_show_its_own(town, gus):
    assert "G-1" in gus.ask("GET", "/desk/cases/?list=team").content.decode()
    assert "GM-1" in gus.ask("GET", "/desk/certificates/").content.decode()


def test_a_client_of_both_finds_each_case_at_its_own_body(town):
    bea = town.people["other_client"]
    here, there = Knocker(HERE, town, bea), Knocker("body", town, bea)
    assert "G-1" in here.ask("GET", "/applications/").content.decode()
    assert "G-1" not in there.ask("GET", "/applications/").content.decode()
    assert "B-1" in there.ask("GET", "/applications/").content.decode()


def test_no_message_document_or_notice_reaches_northseal_from_greenmark(town, gus):
    case = town.places["applications:message"]["pk"]
    before = Notice.objects.count()
    assert gus.ask("POST", f"/cases/{case}/message/", {"text": "Hello"}).status_code == 404
    assert gus.ask("POST", f"/desk/cases/{case}/upload/", typed()).status_code == 404
    with tenant_context(town.body):
        assert not Message.objects.filter(text="Hello").exists()
        assert not Document.objects.filter(slot__contains="I was here").exists()
    assert Notice.objects.count() == before


def test_files_exports_and_invoices_are_handed_out_at_their_own_body_only(town, gus):
    with tenant_context(town.body):
        files = [f"/documents/{one.pk}/" for one in Document.objects.all()]
    exports = [f"/desk/exports/{one.pk}/download" for one in Export.objects.filter(body=town.body)]
    invoices = [f"/desk/invoices/{one.pk}/" for one in Invoice.objects.filter(body=town.body)]
    assert files
    assert exports
    assert invoices
    answers = {path: gus.ask("GET", path).status_code for path in files + exports + invoices}
    assert set(answers.values()) == {404}, answers


def test_a_session_of_northseal_is_none_at_greenmark(town, visit):
    ada = signed_in(visit(town.body), town.people["body_admin"])
    elsewhere = visit(town.other)
    elsewhere.cookies["sid"] = ada.cookies["sid"].value
    assert elsewhere.get("/desk/")["Location"].startswith("/sign-in/")


def test_a_ticket_for_northseal_opens_nothing_at_greenmark(town, site, visit):
    browser, elsewhere = visit(town.body), visit(town.other)
    way = urlsplit(browser.get("/sign-in/?next=/desk/")["Location"])
    ticket = urlsplit(signed_in(site, town.people["body_admin"]).get(f"{way.path}?{way.query}")["Location"])
    assert ticket.hostname == "northseal.guildmark.localhost"
    elsewhere.cookies[NONCE_COOKIE] = browser.cookies[NONCE_COOKIE].value
    assert elsewhere.get(f"{ticket.path}?{ticket.query}").status_code == 403
    assert elsewhere.get("/desk/")["Location"].startswith("/sign-in/")
