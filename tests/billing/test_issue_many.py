"""Drafts are ticked and go out together: one page says what would happen, each goes for itself, and what became of it is named."""

import re
from datetime import timedelta

import pytest

from billing import actions
from billing.models import Invoice, State
from billing.views import issuing
from lib import clock
from lib.refusal import Refused
from tests.billing.making import APPLICATION, TEST_FEE, other_account
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
THERE = "/desk/invoices/issue/"


def drafted(body, organisation, by, **more) -> Invoice:
    return actions.draft_invoice(organisation, body=body, about=APPLICATION.about, lines=[TEST_FEE], by=by, **more)


@pytest.fixture
def desk(visit, northseal, fin):
    return signed_in(visit(northseal), fin)


@pytest.fixture
def three(northseal, acme, fin, account) -> list[Invoice]:
    return [drafted(northseal, acme, fin) for _each in range(3)]


@pytest.fixture
def empty(northseal, acme, fin) -> Invoice:
    """A draft over nothing."""
    nothing = actions.LineData(description={"zh": "免费", "en": "Free"}, unit_price=0)
    return actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[nothing], by=fin)


def ticked(*invoices: Invoice) -> dict[str, list[str]]:
    return {"invoice": [str(invoice.pk) for invoice in invoices]}


def words_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_list_of_drafts_can_be_ticked(three, desk):
    page = desk.get("/desk/invoices/", {"tab": "drafts"}).content.decode()
    assert page.count('form="issue"') == 3
    assert "Issue all 3 of this list" in page


def test_the_page_shows_count_total_due_day_and_what_cannot_go(three, empty, desk):
    told = words_of(answer := desk.get(THERE, ticked(*three, empty)))
    assert "Issue 3 invoices" in told
    assert "¥63,600.00 CNY" in told
    assert f'value="{clock.today() + timedelta(days=15)}"' in answer.content.decode()
    assert "over nothing cannot be issued" in told
    assert not Invoice.objects.exclude(state=State.DRAFT).exists()


def test_all_go_out_in_the_order_of_their_drafting(three, desk):
    due_on = clock.today() + timedelta(days=40)
    answer = desk.post(THERE, {**ticked(*reversed(three)), "due_on": f"{due_on}"}, follow=True)
    issued = Invoice.objects.order_by("drafted_at")
    assert [invoice.sequence for invoice in issued] == [1, 2, 3]
    assert {invoice.due_on for invoice in issued} == {due_on}
    assert f"3 invoices are issued: {issued[0].number} – {issued[2].number}, ¥63,600.00 CNY." in words_of(answer)


def test_what_is_refused_of_one_holds_no_other_back(three, empty, desk, fin):
    actions.issue(three[1], by=fin)
    answer = desk.post(THERE, {**ticked(*three, empty), "due_on": f"{clock.today()}"}, follow=True)
    assert Invoice.objects.filter(state=State.ISSUED).count() == 3
    told = words_of(answer)
    assert "2 invoices are issued" in told
    assert f"{Invoice.objects.get(pk=three[1].pk).number}: This invoice is no draft any more." in told
    assert "An invoice over nothing cannot be issued." in told


def test_a_second_press_issues_nothing_again(three, desk):
    sent = {**ticked(*three), "due_on": f"{clock.today()}"}
    desk.post(THERE, sent)
    assert "no draft any more" in words_of(desk.post(THERE, sent, follow=True))
    assert Invoice.objects.count() == 3


def test_a_due_day_in_the_past_stands_on_the_form(three, desk):
    sent = {**ticked(*three), "due_on": f"{clock.today() - timedelta(days=1)}"}
    assert "lies in the past" in words_of(desk.post(THERE, sent))
    assert not Invoice.objects.exclude(state=State.DRAFT).exists()


def test_all_of_the_list_are_those_that_fit_it(three, northseal, globex, fin, desk):
    drafted(northseal, globex.organisation_memberships.get().organisation, fin)
    assert "Issue 1 invoice " in words_of(desk.get(THERE, {"all": "1", "q": "Globex"}))
    assert "Issue 4 invoices" in words_of(desk.get(THERE, {"all": "1"}))


def test_more_than_go_at_once_are_told_of(three, desk, monkeypatch):
    monkeypatch.setattr(issuing, "MOST_AT_ONCE", 2)
    told = words_of(desk.get(THERE, {"all": "1"}))
    assert "Issue 2 invoices" in told
    assert "1 more waits" in told


@pytest.fixture
def euros(northseal, acme, fin) -> Invoice:
    line = actions.LineData(description={"zh": "检测", "en": "Test"}, unit_price=10_000, currency="EUR", tax_rate=0)
    return actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[line], by=fin)


def test_each_currency_names_its_own_account(three, northseal, euros, fin, ada, desk):
    details = {"holder": "Northseal (demo)", "bank": "Demo Bank", "number": "DE02 1203 0000"}
    other_account(northseal, fin, ada, "EUR", **details)
    assert "They name this account: Demo Bank DE02 1203 0000." in words_of(desk.get(THERE, ticked(euros)))
    both = words_of(desk.get(THERE, ticked(euros, three[0])))
    assert "演示银行 6222 0000 1111 2222 (CNY)." in both
    assert "Demo Bank DE02 1203 0000 (EUR)." in both


def test_what_nobody_said_of_them_is_said_before_they_go(three, northseal, euros, desk):
    northseal.country = "DE"
    northseal.save(update_fields=["country"])
    told = words_of(desk.get(THERE, ticked(euros, three[0])))
    assert "No account for EUR is entered" in told
    assert "You have not said your tax rate" in told


def test_of_two_currencies_each_has_its_total(three, euros, desk):
    told = words_of(desk.get(THERE, ticked(euros, three[0])))
    assert "¥21,200.00 CNY" in told
    assert "€100.00 EUR" in told


def test_nothing_ticked_and_no_account_are_said(northseal, desk, account):
    assert "Tick the drafts first." in words_of(desk.get(THERE, {"invoice": "x"}, follow=True))


def test_without_an_account_the_way_leads_to_it(draft, desk):
    assert desk.get(THERE, ticked(draft)).headers["Location"] == "/desk/invoices/account/"


def test_others_drafts_are_not_issued(three, visit, northseal, greenmark, gus, otto):
    actions.set_bank_account(greenmark, by=gus, holder="G", bank="B", number="1")
    theirs = signed_in(visit(greenmark), gus)
    theirs.post(THERE, {**ticked(*three), "due_on": f"{clock.today()}"})
    assert signed_in(visit(northseal), otto).get(THERE, ticked(*three)).status_code == 403
    assert not Invoice.objects.exclude(state=State.DRAFT).exists()
    done = actions.issue_many(three, due_on=clock.today(), by=gus)
    assert [why for _invoice, why in done.refused] == ["Only the body's own staff may do this."] * 3


def test_many_on_a_past_day_are_refused_before_any_is_issued(three, fin):
    with pytest.raises(Refused, match="past"):
        actions.issue_many(three, due_on=clock.today() - timedelta(days=1), by=fin)
