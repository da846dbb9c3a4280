"""Money arrives in parts, never more than is owed, and is never rewritten."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from billing import actions
from billing.models import Payment, State
from billing.queries import is_settled
from lib import clock
from lib.refusal import Refused
from outbox.models import Fact
from tests.billing.making import APPLICATION, pay
from tests.support.refusing import is_kept

pytestmark = pytest.mark.django_db


def announced() -> list[dict]:
    return list(Fact.objects.filter(name="billing.PaymentReceived").order_by("pk").values_list("payload", flat=True))


def test_a_part_leaves_the_rest_open(invoice, fin):
    pay(invoice, 597_000, fin)
    invoice.refresh_from_db()
    assert (invoice.state, invoice.asked_money.amount) == (State.ISSUED, 20_000)
    assert announced()[0]["is_settled"] is False


def test_the_last_part_settles_it(invoice, fin):
    pay(invoice, 597_000, fin)
    pay(invoice, 2_000_000, fin, "TX-2")
    invoice.refresh_from_db()
    assert invoice.state == State.PAID
    assert announced()[-1] == {
        "invoice": str(invoice.pk),
        "organisation": str(invoice.organisation_id),
        "subject_kind": "application",
        "subject": str(APPLICATION.id),
        "is_settled": True,
    }


def test_more_than_is_owed_is_refused_in_words(invoice, fin):
    with pytest.raises(Refused, match=r"¥25,970.01 CNY is more than the ¥25,970.00 CNY still owed"):
        pay(invoice, 2_597_001, fin)
    assert not Payment.objects.exists()


@pytest.mark.parametrize("amount", [0, -5])
def test_nothing_is_no_payment(invoice, fin, amount):
    with pytest.raises(Refused, match="amount"):
        pay(invoice, amount, fin)


def test_money_from_the_future_is_refused(invoice, fin):
    with pytest.raises(Refused, match="future"):
        pay(invoice, 1, fin, on=clock.today() + timedelta(days=1))


def test_the_same_transfer_is_not_recorded_twice(invoice, fin):
    pay(invoice, 100, fin, "TX-1")
    with pytest.raises(Refused, match="already"):
        pay(invoice, 100, fin, "TX-1")


def test_a_draft_cannot_be_paid(draft, fin):
    with pytest.raises(Refused, match="issued"):
        pay(draft, 100, fin)


def test_a_stranger_records_nothing(invoice, alice, gus):
    for stranger in (alice, gus):
        with pytest.raises(Refused, match="own staff"):
            pay(invoice, 100, stranger)


def test_a_mistake_is_taken_back_and_both_stay(invoice, fin):
    payment = pay(invoice, 2_597_000, fin)
    actions.reverse_payment(payment, reason="Another client's money", by=fin)
    invoice.refresh_from_db()
    assert (invoice.state, invoice.paid, invoice.payments.count()) == (State.ISSUED, 0, 2)
    with pytest.raises(Refused, match="already"):
        actions.reverse_payment(payment, reason="Again", by=fin)
    pay(invoice, 2_597_000, fin, "TX-1")


@pytest.mark.parametrize("what", ["UPDATE billing_payment SET amount = 1", "DELETE FROM billing_payment"])
def test_a_payment_is_never_changed(invoice, fin, what):
    pay(invoice, 100, fin)
    is_kept(lambda: connection.cursor().execute(what))


@pytest.mark.parametrize(
    "what",
    [
        "UPDATE billing_invoice SET paid = 5",
        "UPDATE billing_invoice SET paid = total + 1",
        "UPDATE billing_invoice SET state = 'paid', paid_at = now()",
    ],
)
def test_nobody_calls_an_invoice_paid_without_payments(invoice, what):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(what)


def test_settled_means_that_nothing_is_owed(draft, account, fin):
    ask = (APPLICATION.kind, APPLICATION.id)
    assert not is_settled(*ask)
    issued = actions.issue(draft, by=fin)
    assert not is_settled(*ask)
    pay(issued, issued.total, fin)
    assert is_settled(*ask)


def test_what_was_never_charged_is_settled(db):
    assert is_settled("application", APPLICATION.id)


def test_cancelling_settles(invoice, fin):
    actions.cancel(invoice, reason="Wrong client", by=fin)
    assert is_settled(APPLICATION.kind, APPLICATION.id)


def test_cancelling_needs_a_reason(invoice, fin):
    with pytest.raises(Refused, match="why"):
        actions.cancel(invoice, reason=" ", by=fin)


def test_a_partly_paid_invoice_is_not_cancelled(invoice, fin):
    pay(invoice, 100, fin)
    with pytest.raises(Refused, match="received"):
        actions.cancel(invoice, reason="Wrong", by=fin)


def test_a_cancelled_invoice_takes_no_money(invoice, fin):
    actions.cancel(invoice, reason="Wrong", by=fin)
    with pytest.raises(Refused, match="issued"):
        pay(invoice, 100, fin)
