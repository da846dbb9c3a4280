"""Every act about money is booked as it is done: the transaction that changes an invoice writes the ledger's beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from billing import sums
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


@transaction.atomic
def book(booking: Booking, *, by: User | None) -> LedgerTransaction:
    """Write one transaction into a body's journal, or the platform's own.

    The book is locked until the transaction ends: whoever books holds the invoices already, so that nobody waits for
    somebody who waits for them.
    """
    moved = {kind: amount for kind, amount in booking.moves.items() if amount}
    written = LedgerTransaction.objects.create(
        body=booking.body,
        number=_next_number(booking.body),
        act=booking.act,
        source=booking.source,
        invoice=booking.invoice,
        reference=booking.reference[:100],
        day=booking.day,
        booked_by=by,
        booked_at=clock.now(),
    )
    LedgerEntry.objects.bulk_create(
        LedgerEntry(transaction=written, account=_account(booking, kind), amount=amount)
        for kind, amount in moved.items()
    )
    return written


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


def _next_number(body: CertificationBody | None) -> int:
    """The next number of a journal, which stays locked: bookings of a body come one after the other."""
    LedgerBook.objects.bulk_create([LedgerBook(body=body)], ignore_conflicts=True)
    found = LedgerBook.objects.select_for_update(of=("self",)).get(body=body)
    found.last += 1
    found.save(update_fields=["last"])
    return found.last


def _account(booking: Booking, kind: AccountKind) -> LedgerAccount:
    of_whom = booking.organisation if kind in OF_CLIENTS else None
    if kind == AccountKind.CREDIT and booking.other_client:
        of_whom = booking.other_client
    named: dict[str, Any] = {
        "body": booking.body,
        "organisation_id": of_whom,
        "kind": kind,
        "currency": booking.currency,
    }
    account, _created = LedgerAccount.objects.get_or_create(**named)
    return account


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
