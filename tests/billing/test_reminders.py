"""Overdue invoices are asked for by the body's own steps; the last tells the case desk, without any amount."""

from datetime import timedelta

import pytest
from django.db import connection

from accounts.models import Notice
from billing import actions
from billing.actions import StepData, checkouts
from billing.models import Reminder, ReminderStep
from lib import clock
from lib.refusal import Refused
from outbox.models import Due, Fact
from tests.billing.making import pay
from tests.support.refusing import is_kept
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def steps(northseal, fin, account):
    return actions.set_reminders(northseal, [StepData(30, tells_case_desk=True), StepData(7)], by=fin)


@pytest.fixture
def late(monkeypatch, invoice):
    """So many days after the due date."""
    due = clock.now() + timedelta(days=(invoice.due_on - clock.today()).days)

    def late(days: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: due + timedelta(days=days))

    return late


@pytest.fixture
def with_fapiao(invoice, alice, fin):
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number="91110000600037341L", by=alice)
    actions.record_fapiao(invoice, number="25312000000000000001", by=fin)
    return invoice


def reminders(user) -> int:
    return Notice.objects.filter(user=user, subject_en__endswith="is overdue").count()


def test_an_invoice_is_asked_for_once_a_step(steps, invoice, late, alice):
    late(6)
    assert actions.remind(invoice.pk) is None
    late(7)
    assert actions.remind(invoice.pk).days == 7
    assert actions.remind(invoice.pk) is None
    assert reminders(alice) == 1
    assert "¥25,970.00 CNY was due on" in Notice.objects.filter(user=alice).latest("created_at").text_en


def test_the_last_tells_the_case_desk_and_says_no_amount(steps, invoice, late):
    late(7)
    actions.remind(invoice.pk)
    assert not Fact.objects.filter(name="billing.InvoiceStaysUnpaid").exists()
    late(31)
    actions.remind(invoice.pk)
    fact = Fact.objects.get(name="billing.InvoiceStaysUnpaid").payload
    assert set(fact) == {"invoice", "organisation", "subject_kind", "subject"}


def test_what_is_paid_is_not_asked_for(steps, invoice, late, fin, alice):
    pay(invoice, invoice.total, fin)
    late(8)
    assert actions.remind(invoice.pk) is None
    assert reminders(alice) == 0


def test_who_is_very_late_is_asked_once(steps, invoice, late, alice):
    late(40)
    actions.remind(invoice.pk)
    actions.remind(invoice.pk)
    assert reminders(alice) == 1


def test_the_next_day_is_kept_as_an_invoice_goes_out_and_as_steps_change(draft, account, northseal, fin):
    issued = actions.issue(draft, by=fin)
    assert not Due.objects.filter(kind="billing.invoice_reminds").exists()
    actions.set_reminders(northseal, [StepData(3)], by=fin)
    due = Due.objects.get(kind="billing.invoice_reminds", subject=issued.pk)
    assert due.due_at.date() == issued.due_on + timedelta(days=3)


def test_without_steps_nobody_is_reminded(invoice, late):
    late(100)
    assert actions.remind(invoice.pk) is None


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ([StepData(0)], "a day after"),
        ([StepData(3), StepData(3)], "same day"),
        ([StepData(3, tells_case_desk=True), StepData(9)], "Only the last"),
        ([StepData(day) for day in range(1, 7)], "At most"),
    ],
)
def test_steps_that_cannot_be_are_refused(northseal, fin, wanted, words):
    with pytest.raises(Refused, match=words):
        actions.set_reminders(northseal, wanted, by=fin)


def test_another_bodys_people_set_nothing(northseal, gus):
    with pytest.raises(Refused, match="own staff"):
        actions.set_reminders(northseal, [StepData(3)], by=gus)


def test_what_was_sent_stays_on_record(steps, invoice, late):
    late(7)
    actions.remind(invoice.pk)
    is_kept(lambda: connection.cursor().execute("DELETE FROM billing_reminder"))
    assert Reminder.objects.get().owed == invoice.total


def test_the_page_keeps_the_steps(visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    assert desk.post("/desk/reminders/", {"days_1": "14", "days_2": "7", "tells_case_desk": "on"}).status_code == 302
    kept = list(ReminderStep.objects.values_list("days", "tells_case_desk"))
    assert kept == [(7, False), (14, True)]
    assert "14" in desk.get("/desk/reminders/").content.decode()


def test_what_is_being_credited_is_not_asked_for(steps, with_fapiao, late, fin, alice):
    actions.open_credit_note(with_fapiao, wanted={1: 2_000_000}, reason={"en": "Part"}, by=fin)
    late(7)
    assert actions.remind(with_fapiao.pk).owed == 597_000
    assert "¥5,970.00 CNY was due on" in Notice.objects.filter(user=alice).latest("created_at").text_en


def test_what_is_on_its_way_by_card_is_not_asked_for(steps, checkout, double, invoice, late, alice):
    double.pay(checkout.session, "sepa_debit")
    checkouts.settle(checkout)
    late(31)
    assert actions.remind(invoice.pk) is None
    assert reminders(alice) == 0
    assert not Fact.objects.filter(name="billing.InvoiceStaysUnpaid").exists()
    assert Due.objects.get(kind="billing.invoice_reminds").due_at > clock.now()


def test_an_invoice_that_is_open_again_is_asked_for_again_after_a_day(steps, invoice, late, fin):
    payment = pay(invoice, invoice.total, fin)
    late(8)
    actions.remind(invoice.pk)
    Due.objects.filter(kind="billing.invoice_reminds").delete()
    actions.reverse_payment(payment, reason="It was for another client", by=fin)
    due = Due.objects.get(kind="billing.invoice_reminds", subject=invoice.pk)
    assert due.due_at == clock.now() + timedelta(days=1)
    late(9)
    assert actions.remind(invoice.pk).days == 7
