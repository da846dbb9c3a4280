"""Each act about money is booked as it is done, balances, and says what invoices say; the platform holds nobody's money."""

from datetime import date
from functools import partial
from importlib import import_module
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import Organisation
from billing import actions
from billing.actions.booking import Booking, book
from billing.models import (
    AccountKind,
    JournalDownload,
    LedgerAccount,
    LedgerAct,
    LedgerBook,
    LedgerEntry,
    LedgerTransaction,
)
from billing.models.ledger import OF_PLATFORM
from billing.queries import balances_of, differences, journal_of
from lib import clock
from lib.refusal import Refused
from staff.models import Role
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION, FACTORY_DAYS, TEST_FEE, pay
from tests.cast import works_for
from tests.support import database
from tests.support.racing import at_once
from tests.support.refusing import is_kept

Kind = AccountKind
WHY = {"zh": "未提供", "en": "Not delivered"}
MIGRATION = import_module("billing.migrations.0009_what_stood")


def balances(body) -> dict[str, int]:
    return {str(kind): amount for (kind, _currency), amount in balances_of(body).items() if amount}


def refunded(invoice, amount, fin, ada, *, to="settled"):
    refund = actions.open_refund(invoice, amount=amount, reason=WHY, by=fin)
    if to == "open":
        return refund
    actions.approve_refund(refund, by=ada)
    if to == "dropped":
        return actions.drop_refund(refund, reason="After all", by=ada)
    return actions.settle_refund(refund, settled_on=clock.today(), bank_reference="O-1", paid_to="Acme", by=fin)


@pytest.mark.django_db
def test_an_issued_invoice_is_owed_and_is_revenue_and_tax(invoice, northseal):
    assert balances(northseal) == {"receivable": 2_597_000, "revenue": -2_450_000, "tax": -147_000}


@pytest.mark.django_db
def test_a_draft_is_not_booked(draft, northseal):
    assert not LedgerTransaction.objects.exists()


@pytest.mark.django_db
def test_a_cancelled_invoice_is_undone_by_its_counter_entries(invoice, northseal, fin):
    actions.cancel(invoice, reason="Wrong client", by=fin)
    assert balances(northseal) == {}
    assert [entry.transaction.act for entry in journal_of(northseal)] == ["issued"] * 3 + ["cancelled"] * 3


@pytest.mark.django_db
def test_a_payment_comes_to_the_bank_and_off_what_is_owed(invoice, northseal, fin):
    payment = pay(invoice, 597_000, fin)
    told = balances(northseal)
    assert (told["received"], told["receivable"], "credit" in told) == (597_000, 2_000_000, False)
    actions.reverse_payment(payment, reason="Mistake", by=fin)
    assert balances(northseal) == {"receivable": 2_597_000, "revenue": -2_450_000, "tax": -147_000}


@pytest.mark.django_db
def test_a_refund_is_owed_back_until_it_is_paid_out(invoice, northseal, fin, ada):
    pay(invoice, invoice.total, fin)
    refunded(invoice, 100_000, fin, ada, to="open")
    assert (balances(northseal)["refundable"], balances(northseal)["given_back"]) == (-100_000, 100_000)
    refunded(invoice, 50_000, fin, ada)
    told = balances(northseal)
    assert (told["received"], told["refundable"], told["given_back"]) == (2_547_000, -100_000, 150_000)


@pytest.mark.django_db
def test_a_dropped_refund_is_owed_back_no_more(invoice, northseal, fin, ada):
    pay(invoice, invoice.total, fin)
    refunded(invoice, 100_000, fin, ada, to="dropped")
    assert {"refundable", "given_back"}.isdisjoint(balances(northseal))


@pytest.mark.django_db
def test_the_journal_has_no_gaps_and_names_who_and_when(invoice, northseal, fin):
    pay(invoice, 100, fin, on=date(2026, 1, 2))
    booked = list(LedgerTransaction.objects.order_by("number"))
    assert [one.number for one in booked] == [1, 2, 3]
    assert (booked[1].day, booked[1].reference, booked[1].booked_by) == (date(2026, 1, 2), "TX-1", fin)


@pytest.mark.django_db
def test_two_bodies_have_two_journals(invoice, greenmark, northseal, acme, gus):
    actions.set_bank_account(greenmark, by=gus, holder="G", bank="B", number="1")
    theirs = actions.draft_invoice(acme, body=greenmark, about=APPLICATION.about, lines=[TEST_FEE], by=gus)
    actions.issue(theirs, by=gus)
    assert balances(greenmark)["receivable"] == theirs.total
    assert balances(northseal)["receivable"] == invoice.total
    assert set(LedgerTransaction.objects.values_list("number", flat=True)) == {1}


@pytest.mark.django_db
def test_invoices_and_ledger_say_the_same(invoice, fin, ada, capsys):
    pay(invoice, invoice.total, fin)
    refunded(invoice, 100, fin, ada)
    assert list(differences()) == []
    call_command("ledger")


@pytest.mark.django_db
def test_a_difference_is_named(invoice, northseal, acme, fin):
    moves = {Kind.RECEIVABLE: 5, Kind.REVENUE: -5}
    wrong = Booking(LedgerAct.ISSUED, uuid4(), northseal, acme.pk, "CNY", moves, clock.today())
    book(wrong, by=fin)
    owed, charged = sorted(map(str, differences()))
    assert "What clients owe" in owed
    assert "ledger has 2597005, its rows say 2597000" in owed
    assert "What was charged" in charged
    with pytest.raises(CommandError, match="different things"):
        call_command("ledger")


@pytest.mark.django_db
def test_what_stood_before_is_booked_by_the_migration(invoice, northseal, acme, fin, ada, account):
    pay(invoice, 100_000, fin)
    actions.reverse_payment(pay(invoice, 50_000, fin, "TX-2"), reason="Mistake", by=fin)
    refunded(invoice, 1_000, fin, ada)
    refunded(invoice, 2_000, fin, ada, to="dropped")
    actions.set_bank_account(northseal, by=fin, tax_rounding="per_rate")
    other = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[FACTORY_DAYS, TEST_FEE], by=fin)
    actions.cancel(actions.issue(other, by=fin), reason="Wrong", by=fin)
    booked, before = _journal(), balances(northseal)
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    with database.guards_at_rest():
        database.by_the_owner(
            "DELETE FROM billing_ledgerentry; DELETE FROM billing_ledgertransaction;"
            "DELETE FROM billing_ledgeraccount; DELETE FROM billing_ledgerbook"
        )
    database.by_the_owner(MIGRATION.WHAT_STANDS)
    assert (balances(northseal), _journal(), list(differences())) == (before, booked, [])


def _journal() -> list:
    rows = LedgerEntry.objects.values_list(
        "transaction__act",
        "transaction__day",
        "transaction__reference",
        "account__kind",
        "amount",
    )
    return sorted(map(str, rows))


# The database


def written(body, moves, currency="CNY", owner=None):
    """A transaction written past the actions."""
    number = LedgerTransaction.objects.count() + 100
    one = LedgerTransaction.objects.create(body=owner, number=number, act="issued", source=uuid4(), day=clock.today())
    for kind, amount in moves.items():
        account = LedgerAccount.objects.get_or_create(body=body, kind=kind, currency=currency)[0]
        LedgerEntry.objects.create(transaction=one, account=account, amount=amount)
    return one


def at_commit():
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db
def test_a_transaction_balances_whoever_writes(northseal):
    with pytest.raises(IntegrityError, match="does not balance"), transaction.atomic():
        written(northseal, {Kind.RECEIVED: 100, Kind.REVENUE: -99}, owner=northseal)
        at_commit()


@pytest.mark.django_db
def test_currencies_balance_each_for_itself(northseal):
    with pytest.raises(IntegrityError, match="does not balance"), transaction.atomic():
        one = written(northseal, {Kind.RECEIVED: 100}, owner=northseal)
        euros = LedgerAccount.objects.create(body=northseal, kind=Kind.REVENUE, currency="EUR")
        LedgerEntry.objects.create(transaction=one, account=euros, amount=-100)
        at_commit()


@pytest.mark.django_db
def test_a_transaction_moves_something(northseal):
    with pytest.raises(IntegrityError, match="moves nothing"), transaction.atomic():
        written(northseal, {}, owner=northseal)
        at_commit()


@pytest.mark.django_db
def test_a_transaction_touches_one_owner(northseal, greenmark):
    for owner in (None, greenmark):
        with pytest.raises(IntegrityError, match=r"two owners|only_subscriptions_book"), transaction.atomic():
            written(northseal, {Kind.RECEIVED: 1, Kind.REVENUE: -1}, owner=owner)
            at_commit()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in OF_PLATFORM])
def test_no_account_of_the_platform_is_of_a_sellers_kind(kind, db):
    with pytest.raises(IntegrityError, match="of_its_owner"), transaction.atomic():
        LedgerAccount.objects.create(body=None, kind=kind, currency="CNY")


@pytest.mark.django_db
def test_a_client_owes_no_less_than_nothing_and_uses_no_credit_twice(invoice, northseal, acme):
    for kind in (Kind.RECEIVABLE, Kind.CREDIT):
        account = LedgerAccount.objects.get_or_create(body=northseal, organisation=acme, kind=kind, currency="CNY")[0]
        too_much = -invoice.total - 1 if kind == Kind.RECEIVABLE else 1
        with pytest.raises(IntegrityError, match=r"less_than_nothing|never_overdrawn"), transaction.atomic():
            one = written(northseal, {Kind.RECEIVED: -too_much}, owner=northseal)
            LedgerEntry.objects.create(transaction=one, account=account, amount=too_much)


@pytest.mark.django_db
def test_a_balance_is_moved_by_entries_alone(invoice):
    with pytest.raises(IntegrityError, match="Only entries"), transaction.atomic():
        LedgerAccount.objects.update(balance=0)


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["billing_ledgertransaction", "billing_ledgerentry"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_what_was_booked_stays(invoice, table, change):
    is_kept(lambda: connection.cursor().execute(change.format(table)))


@pytest.mark.django_db
def test_an_act_is_booked_once(invoice, northseal, acme, fin):
    moves = {Kind.RECEIVABLE: 5, Kind.REVENUE: -5}
    again = Booking(LedgerAct.ISSUED, invoice.pk, northseal, acme.pk, "CNY", moves, clock.today())
    with pytest.raises(IntegrityError, match="booked_once"), transaction.atomic():
        book(again, by=fin)


class NobodysMoney(TestCase):
    """Whatever bodies do, the platform's accounts hold nothing of theirs, and the ledger balances."""

    @settings(deadline=None, max_examples=15)
    @given(
        acts=st.lists(
            st.tuples(st.sampled_from(["issue", "pay", "back", "refund", "cancel"]), st.integers(1, 3_000_000)),
            max_size=12,
        )
    )
    @pytest.mark.slow
    def test_no_account_of_the_platform_holds_a_sellers_money(self, acts):
        body = CertificationBody.objects.get(slug="northseal")
        penny, pat = works_for(body, "penny", Role.FINANCE), works_for(body, "pat", Role.FINANCE)
        client = Organisation.objects.create(name_en="Any")
        actions.set_bank_account(body, by=penny, holder="N", bank="B", number="1")
        invoices, payments = [], []
        for turn, (act, amount) in enumerate(acts):
            try:
                with transaction.atomic():
                    if act == "issue" or not invoices:
                        drafted = actions.draft_invoice(
                            client, body=body, about=APPLICATION.about, lines=[TEST_FEE], by=penny
                        )
                        invoices.append(actions.issue(drafted, by=penny))
                    elif act == "pay":
                        payments.append(pay(invoices[-1], amount, penny, f"TX-{turn}"))
                    elif act == "back" and payments:
                        actions.reverse_payment(payments.pop(), reason="Mistake", by=penny)
                    elif act == "refund":
                        refunded(invoices[-1], amount, penny, pat)
                    else:
                        actions.cancel(invoices[-1], reason="Wrong", by=penny)
            except Refused:
                pass
        ours = LedgerAccount.objects.filter(body=None)
        assert not ours.exclude(kind__in=OF_PLATFORM).exists()
        assert sum(ours.values_list("balance", flat=True)) == 0
        assert sum(LedgerAccount.objects.values_list("balance", flat=True)) == 0
        assert list(differences()) == []


@pytest.mark.slow
def test_two_at_once_are_booked_one_after_the_other(committed, monkeypatch):
    monkeypatch.setattr("lib.queue._send", lambda *_task: None)
    body = CertificationBody.objects.get(slug="northseal")
    client = Organisation.objects.create(name_en="Any")
    moves = {Kind.RECEIVABLE: 5, Kind.REVENUE: -5}
    booking = partial(Booking, LedgerAct.ISSUED, body=body, organisation=client.pk, currency="CNY", moves=moves)
    acts = [partial(book, booking(source=uuid4(), day=clock.today()), by=None) for _ in range(2)]
    assert at_once(*acts) == ["", ""]
    assert list(LedgerTransaction.objects.values_list("number", flat=True)) == [1, 2]
    assert LedgerAccount.objects.get(kind=Kind.RECEIVABLE).balance == 10


@pytest.mark.slow
def test_of_two_who_take_at_once_one_has_them(committed):
    body = CertificationBody.objects.get(slug="northseal")
    person = works_for(body, "penny")
    LedgerBook.objects.create(body=body, last=7)
    said = at_once(*[partial(actions.take_bookings, body, by=person)] * 2)
    assert sorted(bool(words) for words in said) == [False, True]
    assert JournalDownload.objects.filter(body=body).count() == 1
