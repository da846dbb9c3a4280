"""Invoices of the platform's own, what pays them, and that the ledger says the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from billing.actions.booking import Booking, book
from billing.models import (
    AccountKind,
    LedgerAccount,
    LedgerAct,
    OwnInvoiceState,
    OwnReceipt,
    PlanTerms,
    SubscriptionInvoice,
    SubscriptionState,
)
from billing.queries import differences
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.queries.subscriptions import credit_of
from lib import clock
from lib.refusal import Refused
from tests.billing.subscribing import first_invoice, on, transferred
from tests.cast import person
from tests.support.refusing import is_kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def oscar(db):
    return person("oscar", is_operator=True)


@contextmanager
def refused_by(words: str) -> Iterator[None]:
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        yield


def ours() -> dict[str, int]:
    return {one.kind: one.balance for one in LedgerAccount.objects.filter(body=None) if one.balance}


def test_an_invoice_of_ours_has_its_own_number_and_shows_its_tax(subscribed):
    invoice = first_invoice(subscribed)
    assert (invoice.number, invoice.due_on) == ("P2027-00001", date(2027, 2, 14))
    assert (invoice.net, invoice.tax, invoice.total) == (80_000, 4_800, 84_800)
    assert invoice.payee["number"] == "6222 1111"
    assert "31 January 2027 to 27 February 2027" in invoice.about_en
    assert ours() == {"own_receivable": 84_800, "subscriptions": -80_000, "own_tax": -4_800}


def test_numbers_follow_without_gaps(subscribed, large, ada, olga):
    transferred(subscribed, 1_000_000, by=olga)
    subscriptions.change_plan(subscribed, large, by=ada, at_once=True)
    with on(2, 28):
        pass
    with on(3, 31):
        pass
    numbers = SubscriptionInvoice.objects.order_by("sequence").values_list("sequence", flat=True)
    assert list(numbers) == [1, 2, 3, 4]


@pytest.mark.parametrize("column", ["total = 1, net = 1, tax = 0", "reference = 'RF00'", "due_on = '2030-01-01'"])
def test_what_is_issued_stays_as_it_is(subscribed, column):
    with refused_by("stays as it was issued"), connection.cursor() as cursor:
        cursor.execute(f"UPDATE public.billing_subscriptioninvoice SET {column}")


def test_a_month_is_charged_once_also_to_a_raw_write(subscribed):
    invoice = first_invoice(subscribed)
    invoice.pk, invoice.sequence, invoice.reference = uuid4(), 99, "RF99"
    with pytest.raises(IntegrityError, match="a_month_is_charged_once"), transaction.atomic():
        invoice.save(force_insert=True)


def test_a_transfer_pays_the_oldest_first_and_what_is_left_the_next_month(subscribed, olga):
    transferred(subscribed, 100_000, by=olga)
    assert first_invoice(subscribed).state == OwnInvoiceState.PAID
    assert credit_of(subscribed).amount == 152
    with on(2, 28):
        second = SubscriptionInvoice.objects.first()
        assert (second.paid, second.state) == (15_200, OwnInvoiceState.ISSUED)
    assert list(differences()) == []


def test_a_part_stays_a_part(subscribed, olga):
    transferred(subscribed, 10_000, by=olga)
    invoice = first_invoice(subscribed)
    assert (invoice.state, invoice.owed) == (OwnInvoiceState.ISSUED, 74_800)


def test_a_year_is_paid_ahead(subscribed, olga):
    transferred(subscribed, 84_800 * 3, by=olga)
    with on(2, 28):
        pass
    with on(3, 31):
        assert set(SubscriptionInvoice.objects.values_list("state", flat=True)) == {OwnInvoiceState.PAID}
    assert credit_of(subscribed).amount == 0


def test_one_transfer_is_recorded_once(subscribed, olga, oscar):
    transferred(subscribed, 100, by=olga)
    with pytest.raises(Refused, match="recorded already"):
        transferred(subscribed, 100, by=oscar)


@pytest.mark.parametrize(("amount", "words"), [(0, "of something"), (-5, "of something")])
def test_a_transfer_is_of_something(subscribed, olga, amount, words):
    with pytest.raises(Refused, match=words):
        transferred(subscribed, amount, by=olga)


def test_a_body_records_no_transfer(subscribed, ada):
    with pytest.raises(Refused, match="operators"):
        transferred(subscribed, 84_800, by=ada)


def test_a_transfer_recorded_by_mistake_opens_what_it_paid(subscribed, olga):
    receipt = transferred(subscribed, 84_800, by=olga)
    subscriptions.take_back_own_transfer(receipt, reason="Another's money", by=olga)
    assert first_invoice(subscribed).owed == 84_800
    assert ours() == {"own_receivable": 84_800, "subscriptions": -80_000, "own_tax": -4_800}
    with pytest.raises(Refused, match="already"):
        subscriptions.take_back_own_transfer(receipt, reason="Again", by=olga)
    transferred(subscribed, 84_800, by=olga)  # the same reference may be recorded again
    assert list(differences()) == []


def test_giving_up_takes_two_operators(subscribed, olga, oscar):
    waiver = subscriptions.propose_waiver(first_invoice(subscribed), reason="Our fault", by=olga)
    with pytest.raises(Refused, match="second operator"):
        subscriptions.answer_waiver(waiver, agrees=True, by=olga)
    subscriptions.answer_waiver(waiver, agrees=True, by=oscar)
    assert first_invoice(subscribed).state == OwnInvoiceState.WAIVED
    assert ours() == {}
    assert list(differences()) == []


def test_giving_up_a_rest_gives_up_its_part_of_the_tax(subscribed, olga, oscar):
    transferred(subscribed, 42_400, by=olga)
    waiver = subscriptions.propose_waiver(first_invoice(subscribed), reason="Our fault", by=olga)
    subscriptions.answer_waiver(waiver, agrees=True, by=oscar)
    assert ours() == {"own_received": 42_400, "subscriptions": -40_000, "own_tax": -2_400}
    assert list(differences()) == []


def test_what_is_not_agreed_to_stays_open(subscribed, olga, oscar):
    waiver = subscriptions.propose_waiver(first_invoice(subscribed), reason="Asked for it", by=olga)
    subscriptions.answer_waiver(waiver, agrees=False, by=oscar)
    assert first_invoice(subscribed).owed == 84_800


def test_one_person_alone_gives_nothing_up_also_by_a_raw_write(subscribed, olga):
    waiver = subscriptions.propose_waiver(first_invoice(subscribed), reason="Mine", by=olga)
    waiver.answered_by, waiver.answered_at, waiver.amount = olga, clock.now(), 84_800
    with pytest.raises(IntegrityError, match="given_up_by_two"), transaction.atomic():
        waiver.save()


def test_more_is_never_taken_of_money_than_came(subscribed, olga):
    receipt = transferred(subscribed, 100, by=olga)
    with refused_by("More is taken|has been paid what"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO public.billing_ownpayment (id, invoice_id, receipt_id, amount, at) VALUES (%s, %s, %s, 5000, now())",
            [uuid4(), first_invoice(subscribed).pk, receipt.pk],
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_terms_are_not_rewritten(small):
    is_kept(lambda: PlanTerms.objects.update(seats=1))
    assert PlanTerms.objects.get(plan=small).seats == 30


@pytest.mark.parametrize("act", [LedgerAct.ISSUED, LedgerAct.TRANSFER, LedgerAct.PAID])
def test_at_the_platform_only_subscriptions_book(act, olga):
    moves = {AccountKind.OWN_RECEIVED: 5, AccountKind.OWN_CREDIT: -5}
    with pytest.raises(IntegrityError, match="only_subscriptions_book"), transaction.atomic():
        book(Booking(act, uuid4(), None, None, "CNY", moves, clock.today()), by=olga)


def test_at_a_body_no_subscription_books(northseal, acme, olga):
    moves = {AccountKind.RECEIVED: 5, AccountKind.REVENUE: -5}
    with pytest.raises(IntegrityError, match="only_subscriptions_book"), transaction.atomic():
        book(Booking(LedgerAct.OWN_RECEIPT, uuid4(), northseal, acme.pk, "CNY", moves, clock.today()), by=olga)


def test_ledger_and_rows_say_the_same(subscribed, olga):
    transferred(subscribed, 84_800, by=olga)
    call_command("ledger")
    assert OwnReceipt.objects.get().money.amount == 848
    assert subscribed.state == SubscriptionState.ACTIVE
