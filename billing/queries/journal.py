"""The journal as a body's accounting takes it: which bookings, under which numbers, with fapiao and tax rate."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import batched
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import User
from accounts.queries import may_enter_body
from billing.models import (
    AccountKind,
    ChartNumber,
    Fapiao,
    InvoiceLine,
    JournalDownload,
    LedgerAct,
    LedgerBook,
    LedgerEntry,
    RedFapiao,
)
from tenants.models import CertificationBody

AT_ONCE = 1000
CHARGES = frozenset({LedgerAct.ISSUED, LedgerAct.CANCELLED, LedgerAct.CREDIT_NOTE})
WITH_TAX = frozenset({AccountKind.REVENUE, AccountKind.TAX})


@dataclass(frozen=True)
class JournalRow:
    """An entry with what an accounting program asks for besides."""

    entry: LedgerEntry
    fapiao: str  # of a credit note: the red-letter one
    rates: str  # in %, of what is charged; several where the invoice has several


def journal_of(
    body: CertificationBody,
    *,
    since: date | None = None,
    until: date | None = None,
    taken: JournalDownload | None = None,
) -> QuerySet[LedgerEntry]:
    """The entries of a body by number, of days between two or of one download; in each the debits before the credits."""
    entries = LedgerEntry.objects.filter(transaction__body=body, account__body=body)
    if since:
        entries = entries.filter(transaction__day__gte=since)
    if until:
        entries = entries.filter(transaction__day__lte=until)
    if taken:
        entries = entries.filter(transaction__number__range=(taken.first, taken.last))
    related = entries.select_related("transaction__invoice__organisation", "account__organisation")
    return related.order_by("transaction__number", "-amount", "id")


def journal_rows(entries: QuerySet[LedgerEntry]) -> Iterator[JournalRow]:
    for some in batched(entries.iterator(AT_ONCE), AT_ONCE):
        yield from _with_fapiao(some)


def _with_fapiao(entries: Iterable[LedgerEntry]) -> Iterator[JournalRow]:
    booked = {entry.transaction_id: entry.transaction for entry in entries}.values()
    invoices = {one.invoice_id for one in booked if one.invoice_id}
    notes = {one.source for one in booked if one.act == LedgerAct.CREDIT_NOTE}
    blue = dict(Fapiao.objects.filter(invoice__in=invoices).exclude(number="").values_list("invoice", "number"))
    red = dict(RedFapiao.objects.filter(note__in=notes).exclude(number="").values_list("note", "number"))
    rates = _rates_of(invoices)
    for entry in entries:
        one = entry.transaction
        if one.act == LedgerAct.CREDIT_NOTE:
            number = red.get(one.source, "")
        else:
            number = blue.get(one.invoice_id, "") if one.invoice_id else ""
        is_taxed = one.act in CHARGES and entry.account.kind in WITH_TAX
        yield JournalRow(entry, number, rates.get(one.invoice_id, "") if is_taxed else "")


def _rates_of(invoices: Iterable[UUID]) -> dict[UUID | None, str]:
    rates: dict[UUID | None, list[str]] = {}
    lines = InvoiceLine.objects.filter(invoice__in=list(invoices)).order_by("invoice", "tax_rate")
    for invoice, rate in lines.values_list("invoice", "tax_rate").distinct():
        rates.setdefault(invoice, []).append(f"{rate.normalize():f}")
    return {invoice: "; ".join(found) for invoice, found in rates.items()}


def chart_of(body: CertificationBody) -> dict[str, str]:
    """Kind of our account → its number in the body's own chart of accounts, as far as it said."""
    return dict(ChartNumber.objects.filter(body=body).values_list("kind", "number"))


def bookings_to_take(body: CertificationBody) -> tuple[int, int] | None:
    """The first and the last booking that no download has; None where all were taken."""
    book = LedgerBook.objects.filter(body=body).first()
    newest = JournalDownload.objects.filter(body=body).order_by("-first").first()
    first = newest.last + 1 if newest else 1
    return (first, book.last) if book is not None and book.last >= first else None


def downloads_of(body: CertificationBody) -> QuerySet[JournalDownload]:
    return JournalDownload.objects.filter(body=body).select_related("taken_by").order_by("-first")


def download_for(user: User, pk: UUID, *, body: CertificationBody) -> JournalDownload:
    """A download of this body, for its own staff (that they do finance, the page's policy asks). Else Http404."""
    found = downloads_of(body).filter(pk=pk).first() if may_enter_body(user, body) else None
    if found is None:
        raise Http404
    return found
