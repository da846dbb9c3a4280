"""Every act about money is booked as it is done: the transaction that changes an invoice writes the ledger's beside it."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from billing import sums
from billing.actions.numbering import take_numbers
from billing.models import (
    AccountKind,
    Invoice,
    LedgerAccount,
    LedgerAct,
    LedgerBook,
    LedgerEntry,
    LedgerTransaction,
)
from billing.models.ledger import OF_CLIENTS
from lib import clock
from tenants.models import CertificationBody

type AccountKey = tuple[AccountKind, UUID | None]  # of a body's in a currency: what it is for, and of which client


@dataclass(frozen=True)
class Booking:
    """What is booked: of which row, on which day, what moves. Debits are positive; a kind of clients' is of `organisation`."""

    act: LedgerAct
    source: UUID
    body: CertificationBody | None
    organisation: UUID | None
    currency: str
    moves: Mapping[AccountKind, int]
    day: date
    reference: str = ""
    invoice: Invoice | None = None
    other_client: UUID | None = None  # whose credit it is, where a client pays for another

    @property
    def moved(self) -> dict[AccountKey, int]:
        """What moves on which account."""
        return {(kind, _owner(self, kind)): amount for kind, amount in self.moves.items() if amount}


def book(booking: Booking, *, by: User | None) -> LedgerTransaction:
    """Write one transaction into a body's journal, or the platform's own."""
    (written,) = book_together([booking], by=by)
    return written


@transaction.atomic(savepoint=False)
def book_together(bookings: Sequence[Booking], *, by: User | None) -> list[LedgerTransaction]:
    """Write transactions of one owner and currency into its journal, one after the other.

    The book is locked until the transaction ends: whoever books holds the invoices already, so that nobody waits for
    somebody who waits for them.
    """
    first = bookings[0]
    numbers = take_numbers(LedgerBook, len(bookings), body=first.body)
    written = LedgerTransaction.objects.bulk_create(
        LedgerTransaction(
            body=first.body,
            number=number,
            act=booking.act,
            source=booking.source,
            invoice=booking.invoice,
            reference=booking.reference[:100],
            day=booking.day,
            booked_by=by,
            booked_at=clock.now(),
        )
        for number, booking in zip(numbers, bookings, strict=True)
    )
    accounts = _accounts(first.body, first.currency, {key for booking in bookings for key in booking.moved})
    LedgerEntry.objects.bulk_create(
        LedgerEntry(transaction=row, account=accounts[key], amount=amount)
        for row, booking in zip(written, bookings, strict=True)
        for key, amount in booking.moved.items()
    )
    return written


def _by_key(accounts: QuerySet[LedgerAccount]) -> dict[AccountKey, LedgerAccount]:
    return {(AccountKind(account.kind), account.organisation_id): account for account in accounts.all()}


def _accounts(
    body: CertificationBody | None, currency: str, wanted: Set[AccountKey]
) -> dict[AccountKey, LedgerAccount]:
    """What is booked on: asked for at once, each opened with its first entry."""
    rows = LedgerAccount.objects.filter(body=body, currency=currency)
    named = rows.filter(reduce(or_, (Q(kind=kind, organisation=owner) for kind, owner in wanted), Q(pk=None)))
    found = _by_key(named)
    if missing := wanted - found.keys():
        of: dict[str, Any] = {"body": body, "currency": currency}
        ordered = sorted(missing, key=lambda key: (key[0], str(key[1])))
        opened = [LedgerAccount(**of, kind=kind, organisation_id=owner) for kind, owner in ordered]
        LedgerAccount.objects.bulk_create(opened, ignore_conflicts=True)  # who is there first has opened it for both
        found = _by_key(named)
    return found


def _owner(booking: Booking, kind: AccountKind) -> UUID | None:
    if kind not in OF_CLIENTS:
        return None
    return (kind == AccountKind.CREDIT and booking.other_client) or booking.organisation


def keep_booked(booking: Booking, ends: LedgerAct | None, *, stands: bool) -> bool:
    """Book it where it is so and was not booked; undo it where it was and is so no more. Whether something was booked."""
    acts = [booking.act, ends] if ends else [booking.act]
    done = set(LedgerTransaction.objects.filter(source=booking.source, act__in=acts).values_list("act", flat=True))
    if stands and booking.act not in done:
        book(booking, by=None)
        return True
    if ends and not stands and booking.act in done and ends not in done:
        book(replace(booking, act=ends, moves=undone(booking.moves), day=_today(booking)), by=None)
        return True
    return False


def _today(booking: Booking) -> date:
    return clock.today(booking.body.time_zone) if booking.body else clock.today()


def charged(invoice: Invoice) -> dict[AccountKind, int]:
    """What an invoice moves as it is issued: owed by the client, in revenue and tax."""
    at_rates = sums.by_rate(invoice.lines.all(), invoice.tax_rounding)
    return {
        AccountKind.RECEIVABLE: invoice.total,
        AccountKind.REVENUE: -sum(at.net for at in at_rates),
        AccountKind.TAX: -sum(at.tax for at in at_rates),
    }


def undone(moves: Mapping[AccountKind, int]) -> dict[AccountKind, int]:
    """The counter-entries."""
    return {kind: -amount for kind, amount in moves.items()}


def of_invoice(
    act: LedgerAct,
    source: UUID,
    invoice: Invoice,
    moves: Mapping[AccountKind, int],
    *,
    day: date | None = None,
    reference: str = "",
    other_client: UUID | None = None,
) -> Booking:
    """A booking about an invoice, of today where no day is given."""
    return Booking(
        act=act,
        source=source,
        body=invoice.body,
        organisation=invoice.organisation_id,
        currency=invoice.currency,
        moves=moves,
        day=day or clock.today(invoice.body.time_zone),
        reference=reference or invoice.number,
        invoice=invoice,
        other_client=other_client,
    )
