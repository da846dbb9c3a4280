"""The journal goes to the body's accounting by booking number, under the body's own account numbers, with fapiao and rate."""

import csv
import io
from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from billing import actions
from billing.models import JournalDownload
from billing.queries import bookings_to_take, chart_of
from lib.refusal import Refused
from tests.billing.making import TEST_FEE, pay
from tests.support.refusing import is_kept
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
CODE = "91110000600037341L"
BLUE, RED = "24112000000012345678", "24112000000087654321"
WHY = {"zh": "减免", "en": "Less work"}


@pytest.fixture
def desk(visit, northseal, fin):
    return signed_in(visit(northseal), fin)


def rows(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


def taken_by(desk) -> list[int]:
    """What one press takes: the numbers of the bookings in its file."""
    desk.post("/desk/journal/")
    newest = JournalDownload.objects.order_by("-first").first()
    assert newest is not None
    return [int(row["Number"]) for row in rows(desk.get(f"/desk/journal/{newest.pk}/"))]


def test_a_late_payment_of_a_month_that_was_taken_comes_with_the_next(invoice, fin, desk):
    assert set(taken_by(desk)) == {1}
    pay(invoice, 100, fin, on=date(2026, 1, 2))
    assert set(taken_by(desk)) == {2, 3}


def test_what_was_taken_is_fetched_again_unchanged(invoice, fin, desk):
    taken_by(desk)
    first = JournalDownload.objects.get()
    pay(invoice, 100, fin)
    page = desk.get("/desk/journal/").content.decode()
    assert f"/desk/journal/{first.pk}/" in page
    assert "Download bookings 2 to 3" in page
    assert {row["Number"] for row in rows(desk.get(f"/desk/journal/{first.pk}/"))} == {"1"}


def test_where_nothing_is_new_nothing_is_taken(invoice, northseal, fin, desk):
    taken_by(desk)
    assert bookings_to_take(northseal) is None
    assert "was taken already" in desk.post("/desk/journal/", follow=True).content.decode()
    with pytest.raises(Refused, match="taken already"):
        actions.take_bookings(northseal, by=fin)
    assert JournalDownload.objects.count() == 1


def test_a_look_takes_nothing(invoice, desk):
    desk.get("/desk/journal/", {"as": "csv"})
    assert not JournalDownload.objects.exists()


def test_the_file_names_the_bodys_own_numbers(invoice, desk):
    desk.post("/desk/journal/accounts/", {"receivable": "1122", "revenue": " 6001.01 "})
    told = rows(desk.get("/desk/journal/", {"as": "csv"}))
    assert {row["Code of the account"]: row["Your account number"] for row in told} == {
        "receivable": "1122",
        "revenue": "6001.01",
        "tax": "",
    }


def test_a_number_is_changed_and_taken_out(northseal, fin):
    actions.set_chart(northseal, {"receivable": "1122", "tax": "2221"}, by=fin)
    actions.set_chart(northseal, {"receivable": "1131", "tax": " ", "own_tax": "9"}, by=fin)
    assert chart_of(northseal) == {"receivable": "1131"}


def test_the_form_shows_what_stands_and_what_is_usual(northseal, fin, desk):
    actions.set_chart(northseal, {"receivable": "1131"}, by=fin)
    page = desk.get("/desk/journal/accounts/").content.decode()
    assert 'value="1131"' in page
    assert "Most companies in mainland China: 1122" in page
    assert "Subscriptions" not in page.split('<form class="form"')[1].split("</form>")[0]


def test_fapiao_and_rate_stand_beside_what_was_charged(invoice, alice, fin, desk):
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number=CODE, by=alice)
    actions.record_fapiao(invoice, number=BLUE, by=fin)
    told = {row["Code of the account"]: row for row in rows(desk.get("/desk/journal/", {"as": "csv"}))}
    assert {row["Fapiao number"] for row in told.values()} == {BLUE}
    assert [told[kind]["Tax rate in %"] for kind in ("receivable", "revenue", "tax")] == ["", "6", "6"]
    assert told["revenue"]["Summary"] == f"Invoice issued Acme Appliances (demo) Ltd {invoice.number}"


def test_a_credit_note_bears_its_red_letter_number(invoice, alice, fin, desk):
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number=CODE, by=alice)
    actions.record_fapiao(invoice, number=BLUE, by=fin)
    note = actions.open_credit_note(invoice, wanted={1: 106_000}, reason=WHY, by=fin)
    red = actions.request_red_fapiao(note, form_number="F-1", must_confirm=False, by=fin)
    actions.record_red_fapiao(red, number=RED, by=fin)
    told = rows(desk.get("/desk/journal/", {"as": "csv"}))
    assert {row["Fapiao number"] for row in told if row["Code of what happened"] == "credit_note"} == {RED}


def test_an_invoice_of_two_rates_names_both(northseal, acme, fin, account, desk):
    other = actions.LineData(description={"zh": "资料", "en": "Books"}, unit_price=1_000, tax_rate=13)
    draft = actions.draft_invoice(acme, body=northseal, about=WHY, lines=[TEST_FEE, other], by=fin)
    actions.issue(draft, by=fin)
    told = rows(desk.get("/desk/journal/", {"as": "csv"}))
    assert {row["Tax rate in %"] for row in told if row["Code of the account"] == "tax"} == {"6; 13"}


def test_in_each_booking_the_debits_come_first(invoice, fin, desk):
    pay(invoice, 100, fin)
    told = rows(desk.get("/desk/journal/", {"as": "csv"}))
    sides = [(row["Number"], bool(row["Credit"])) for row in told]
    assert sides == sorted(sides, key=lambda side: (int(side[0]), side[1]))


def test_the_journal_is_the_bodys_own(invoice, visit, northseal, greenmark, gus, fin, otto, desk):
    taken_by(desk)
    there = f"/desk/journal/{JournalDownload.objects.get().pk}/"
    assert signed_in(visit(greenmark), gus).get(there).status_code == 404
    for address in (there, "/desk/journal/accounts/"):
        assert signed_in(visit(northseal), otto).get(address).status_code == 403
    for refused in (partial(actions.take_bookings, northseal), partial(actions.set_chart, northseal, {"tax": "1"})):
        with pytest.raises(Refused, match="own staff"):
            refused(by=gus)


def test_the_database_keeps_what_was_taken(invoice, northseal, fin):
    taken = actions.take_bookings(northseal, by=fin)
    is_kept(lambda: JournalDownload.objects.update(last=9))
    with pytest.raises(IntegrityError), transaction.atomic():
        JournalDownload.objects.create(body=northseal, first=taken.first, last=5, taken_by=fin)
