"""An open invoice gets more time, or the account that its body has now: forwards only, on record, and its client is told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Notice
from billing import actions
from billing.actions import StepData
from billing.models import PAID_AT, Invoice, TermsChange
from billing.papers import INVOICE_KIND
from billing.queries import statement_of, with_other_payee
from lib import clock
from lib.refusal import Refused
from lib.text import spelled_day
from outbox.models import Due, Fact
from papers.models import IssuedPaper
from papers.queries import newest_of
from tests.billing.making import APPLICATION, other_account, pay
from tests.cast import works_for
from tests.support.asking import others
from tests.support.refusing import is_kept
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
WHY = {"zh": "约定分期", "en": "Payment plan agreed"}
NEW = {"holder": "北印认证（演示）", "bank": "另一家演示银行", "number": "6222 0000 3333 4444", "days_to_pay": 15}
EURO_ACCOUNT = {"holder": "Northseal (demo)", "bank": "Demo Bank", "number": "DE02 1203 0000", "bank_code": "BYLADEM1"}


def more(invoice, fin, days=30) -> TermsChange:
    return actions.give_more_time(invoice, due_on=invoice.due_on + timedelta(days=days), reason=WHY, by=fin)


def moved(northseal, fin) -> None:
    """The body's bank account is another one now."""
    other_account(
        northseal, fin, works_for(northseal, "ada"), **{name: NEW[name] for name in ("holder", "bank", "number")}
    )


def given(northseal, invoices, fin) -> list[TermsChange]:
    return actions.give_payment_details(northseal, invoices, numbers={"CNY": NEW["number"]}, by=fin)


def latest(user) -> Notice:
    return Notice.objects.filter(user=user).latest("created_at")


# --- more time ---------------------------------------------------------------------------------------------------------


def test_an_invoice_is_due_later_and_its_client_told_why(invoice, fin, alice):
    before, change = invoice.due_on, more(invoice, fin)
    invoice.refresh_from_db()
    assert (invoice.due_on, invoice.terms) == (before + timedelta(days=30), 1)
    assert (change.due_before, change.gives_time, change.reason) == (before, True, WHY)
    assert statement_of(invoice).due_on == invoice.due_on
    assert latest(alice).text_en.endswith("Payment plan agreed")
    assert spelled_day(invoice.due_on)["zh"] in latest(alice).text_zh


def test_its_paper_is_made_anew_and_says_so(invoice, fin):
    more(invoice, fin)
    paper = newest_of(INVOICE_KIND, invoice.pk)
    assert paper.revision == 2
    assert paper.statement["changed_on"] == f"{clock.today():%Y-%m-%d}"
    assert IssuedPaper.objects.filter(kind=INVOICE_KIND, subject=invoice.pk).count() == 2


def test_reminders_begin_anew_from_the_new_day(northseal, invoice, fin, monkeypatch):
    actions.set_reminders(northseal, [StepData(7)], by=fin)
    late = clock.now() + timedelta(days=(invoice.due_on - clock.today()).days + 8)
    monkeypatch.setattr(clock, "now", lambda: late)
    assert actions.remind(invoice.pk).days == 7
    more(invoice, fin)
    due = Due.objects.get(kind="billing.invoice_reminds", subject=invoice.pk).due_at
    invoice.refresh_from_db()
    assert clock.day_of(due) == invoice.due_on + timedelta(days=7)
    assert actions.remind(invoice.pk) is None
    monkeypatch.setattr(clock, "now", lambda: due + timedelta(hours=1))
    assert actions.remind(invoice.pk).days == 7


def test_the_case_desk_that_heard_of_it_hears_that_it_waits(northseal, invoice, fin, monkeypatch):
    actions.set_reminders(northseal, [StepData(7, tells_case_desk=True)], by=fin)
    late = clock.now() + timedelta(days=(invoice.due_on - clock.today()).days + 8)
    monkeypatch.setattr(clock, "now", lambda: late)
    actions.remind(invoice.pk)
    more(invoice, fin)
    fact = Fact.objects.get(name="billing.InvoiceGotTime").payload
    assert (fact["subject"], fact["until"]) == (str(APPLICATION.id), f"{invoice.due_on + timedelta(days=30)}")


def test_the_case_desk_hears_of_each_due_date_once(northseal, invoice, fin, monkeypatch):
    actions.set_reminders(northseal, [StepData(7, tells_case_desk=True)], by=fin)
    late = clock.now() + timedelta(days=(invoice.due_on - clock.today()).days + 8)
    monkeypatch.setattr(clock, "now", lambda: late)
    actions.remind(invoice.pk)
    for _each in range(2):
        more(invoice, fin)
        invoice.refresh_from_db()
    assert Fact.objects.filter(name="billing.InvoiceGotTime").count() == 1


@pytest.mark.parametrize(
    ("days", "reason", "words"),
    [
        (0, WHY, "more time ends later"),
        (-1, WHY, "more time ends later"),
        (9_999, WHY, "years away"),
        (5, {"zh": " ", "en": ""}, "Say why the client gets more time"),
    ],
)
def test_time_is_given_forwards_and_with_a_reason(invoice, fin, days, reason, words):
    with pytest.raises(Refused, match=words):
        actions.give_more_time(invoice, due_on=invoice.due_on + timedelta(days=days), reason=reason, by=fin)
    assert not TermsChange.objects.exists()


def test_what_is_paid_gets_no_time(invoice, fin):
    pay(invoice, invoice.total, fin)
    with pytest.raises(Refused, match="asked for"):
        more(invoice, fin)


def test_another_bodys_people_give_none(invoice, gus):
    with pytest.raises(Refused, match="own staff"):
        more(invoice, gus)


# --- the account of now ------------------------------------------------------------------------------------------------


def test_open_invoices_name_the_new_account_and_each_client_gets_one_letter(invoice, northseal, acme, fin, alice):
    other = actions.issue(
        actions.draft_invoice(acme, body=northseal, about={"zh": "培训", "en": "Training"}, lines=[_line()], by=fin),
        by=fin,
    )
    moved(northseal, fin)
    before = Notice.objects.filter(user=alice).count()
    assert len(given(northseal, [invoice, other], fin)) == 2
    invoice.refresh_from_db()
    assert (invoice.payee["number"], invoice.reference) == (NEW["number"], Invoice.objects.get(pk=invoice.pk).reference)
    assert Notice.objects.filter(user=alice).count() == before + 1
    assert NEW["number"] not in latest(alice).text_zh
    assert newest_of(INVOICE_KIND, other.pk).statement["payee"]["number"] == NEW["number"]


def _line() -> actions.LineData:
    return actions.LineData(description={"zh": "培训", "en": "Training"}, unit_price=50_000)


def test_what_names_it_already_or_is_paid_stays_as_it_is(invoice, northseal, fin):
    pay(invoice, invoice.total, fin)
    moved(northseal, fin)
    assert given(northseal, [invoice], fin) == []
    assert not TermsChange.objects.exists()


def test_each_currency_has_its_own_account(invoice, northseal, acme, fin):
    euros = in_euros(northseal, acme, fin)
    other_account(northseal, fin, works_for(northseal, "ada"), "EUR", **EURO_ACCOUNT)
    assert list(with_other_payee(northseal)) == [euros]
    moved(northseal, fin)
    numbers = {"CNY": NEW["number"], "EUR": EURO_ACCOUNT["number"]}
    actions.give_payment_details(northseal, [invoice, euros], numbers=numbers, by=fin)
    assert [Invoice.objects.get(pk=each.pk).payee["number"] for each in (invoice, euros)] == list(numbers.values())
    assert not with_other_payee(northseal).exists()


def test_the_account_of_each_currency_is_the_one_that_was_seen(invoice, northseal, acme, fin, visit):
    euros = in_euros(northseal, acme, fin)
    other_account(northseal, fin, works_for(northseal, "ada"), "EUR", **EURO_ACCOUNT)
    page = signed_in(visit(northseal), fin).get("/desk/invoices/account/open/").content.decode()
    assert f'name="number_EUR" value="{EURO_ACCOUNT["number"]}"' in page
    with pytest.raises(Refused, match="changed meanwhile"):
        actions.give_payment_details(northseal, [euros], numbers={"EUR": "6222 0000 1111 2222"}, by=fin)


def test_a_tax_number_is_no_other_account(invoice, northseal, fin, alice):
    before = Notice.objects.filter(user=alice).count()
    as_before = {name: invoice.payee[name] for name in PAID_AT} | {"tax_number": "91110000600037341L"}
    actions.set_bank_account(northseal, by=fin, **as_before)
    assert not with_other_payee(northseal).exists()
    assert actions.give_payment_details(northseal, [invoice], numbers={"CNY": as_before["number"]}, by=fin) == []
    assert Notice.objects.filter(user=alice).count() == before


def in_euros(northseal, acme, fin) -> Invoice:
    line = actions.LineData(description={"zh": "培训", "en": "Training"}, unit_price=50_000, currency="EUR", tax_rate=0)
    told = {"about": {"zh": "培训", "en": "Training"}, "lines": [line], "by": fin}
    return actions.issue(actions.draft_invoice(acme, body=northseal, **told), by=fin)


def test_an_account_that_changed_meanwhile_is_looked_at_again(invoice, northseal, fin):
    moved(northseal, fin)
    with pytest.raises(Refused, match="changed meanwhile"):
        actions.give_payment_details(northseal, [invoice], numbers={"CNY": "6222 0000 1111 2222"}, by=fin)


def test_the_desk_shows_them_and_changes_the_ticked_ones(invoice, northseal, fin, alice, visit):
    moved(northseal, fin)
    desk = signed_in(visit(northseal), fin)
    assert "1 open invoice names another account" in desk.get("/desk/invoices/").content.decode()
    there = "/desk/invoices/account/open/"
    assert "6222 0000 1111 2222" in desk.get(there).content.decode()
    assert "Tick the invoices" in desk.post(there, {"number_CNY": NEW["number"]}).content.decode()
    answer = desk.post(there, {"number_CNY": NEW["number"], "invoice": [str(invoice.pk)]}, follow=True)
    assert "1 invoice names your account now. Its client is told." in answer.content.decode()
    page = signed_in(visit(northseal), alice).get(f"/invoices/{invoice.pk}/").content.decode()
    assert "This account is new since" in page
    assert "New payment details given" in page


def test_the_desk_gives_more_time(invoice, northseal, fin, visit):
    desk = signed_in(visit(northseal), fin)
    there = f"/desk/invoices/{invoice.pk}/time/"
    assert "The client is told, with your reason." in desk.get(there).content.decode()
    typed = {"due_on": f"{invoice.due_on + timedelta(days=10)}", "reason_zh": "约定分期", "reason_en": ""}
    page = desk.post(there, typed, follow=True).content.decode()
    assert "The client has more time, and is told." in page
    assert "More time given" in page


def test_only_finance_comes_in(invoice, northseal, cleo, alice, globex, visit):
    pages = [f"/desk/invoices/{invoice.pk}/time/", "/desk/invoices/account/open/"]
    for person in (cleo, alice, globex):
        assert others(signed_in(visit(northseal), person), pages, than={403, 404}) == []


# --- the database ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "what",
    [
        "UPDATE billing_invoice SET due_on = due_on + 1",
        "UPDATE billing_invoice SET due_on = due_on - 1, terms = terms + 1",
        "UPDATE billing_invoice SET payee = '{}'",
        "UPDATE billing_invoice SET terms = terms + 1",
    ],
)
def test_nothing_changes_without_a_change_on_record(invoice, fin, what):
    more(invoice, fin)
    with (
        pytest.raises(IntegrityError, match="Only a change on record"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(what)


def test_a_change_begins_with_what_stands_and_is_made(invoice, fin):
    more(invoice, fin)
    invoice.refresh_from_db()
    values = {"payee": invoice.payee, "payee_before": invoice.payee, "reason_en": "x", "changed_by": fin}
    later = invoice.due_on + timedelta(days=1)
    with pytest.raises(IntegrityError, match="begins with"), transaction.atomic():
        TermsChange.objects.create(
            invoice=invoice, number=2, due_before=later, due_on=later + timedelta(days=1), **values
        )
    with (
        pytest.raises(IntegrityError, match="made with its invoice"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        TermsChange.objects.create(invoice=invoice, number=2, due_before=invoice.due_on, due_on=later, **values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="gives_time"), transaction.atomic():
        earlier = invoice.due_on - timedelta(days=1)
        TermsChange.objects.create(invoice=invoice, number=2, due_before=invoice.due_on, due_on=earlier, **values)


def test_a_change_is_kept(invoice, fin):
    more(invoice, fin)
    is_kept(lambda: TermsChange.objects.update(reason_en="x"))
