"""The account of one client with a body, as the ledger has it: what was charged, paid, credited and sent back, day by day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, QuerySet, Sum, When
from moneyed import Money

from accounts.models import Organisation
from billing.models import AccountKind, CreditNote, LedgerAccount, LedgerAct, LedgerEntry, Refund, Transfer
from billing.models.ledger import OF_CLIENTS
from lib.money import money_of
from tenants.models import CertificationBody


@dataclass(frozen=True)
class AccountRow:
    """One act and what the client owes after it; below nothing: what it has to its credit."""

    day: date
    act: str
    reference: str
    change: int
    balance: int
    currency: str
    source: UUID | None = None  # of which row the act tells
    invoice: UUID | None = None  # of this client

    @property
    def words(self) -> str:
        return str(LedgerAct(self.act).label)

    @property
    def charged(self) -> Money | None:
        return money_of(self.change, self.currency) if self.change > 0 else None

    @property
    def settled(self) -> Money | None:
        return money_of(-self.change, self.currency) if self.change < 0 else None

    @property
    def balance_money(self) -> Money:
        return money_of(self.balance, self.currency)


@dataclass(frozen=True)
class ClientAccount:
    """A client's account with a body in one currency, of days between two."""

    currency: str
    since: date | None
    until: date | None
    opening: int
    rows: list[AccountRow]

    @property
    def closing(self) -> int:
        return self.rows[-1].balance if self.rows else self.opening

    @property
    def opening_money(self) -> Money:
        return money_of(self.opening, self.currency)

    @property
    def closing_money(self) -> Money:
        return money_of(self.closing, self.currency)


def currencies_of(organisation: Organisation, body: CertificationBody) -> list[str]:
    """In which currencies a client has an account with a body."""
    accounts = LedgerAccount.objects.filter(body=body, organisation=organisation)
    return sorted(set(accounts.values_list("currency", flat=True)))


def account_of(
    organisation: Organisation,
    body: CertificationBody,
    *,
    currency: str,
    since: date | None = None,
    until: date | None = None,
) -> ClientAccount:
    """A client's account: of acts that only move its own money to and fro, nothing is seen."""
    of_client = LedgerEntry.objects.filter(
        account__body=body, account__organisation=organisation, account__currency=currency, account__kind__in=OF_CLIENTS
    )
    opening = 0
    if since:
        opening = of_client.filter(transaction__day__lt=since).aggregate(sum=Sum("amount"))["sum"] or 0
        of_client = of_client.filter(transaction__day__gte=since)
    if until:
        of_client = of_client.filter(transaction__day__lte=until)
    own = Case(When(transaction__invoice__organisation=organisation, then="transaction__invoice"))
    acts = of_client.values_list(
        "transaction__day", "transaction__number", "transaction__act", "transaction__reference", "transaction__source"
    ).annotate(own_invoice=own, change=Sum("amount"))
    return ClientAccount(currency, since, until, int(opening), list(_rows(acts, int(opening), currency)))


def _rows(acts: object, opening: int, currency: str) -> Iterator[AccountRow]:
    balance = opening
    for day, _number, act, reference, source, invoice, change in acts.exclude(change=0).order_by(  # type: ignore[attr-defined]
        "transaction__day", "transaction__number"
    ):
        balance += int(change)
        yield AccountRow(day, act, reference, int(change), balance, currency, source, invoice)


def pages_behind(sources: Iterable[UUID], body: CertificationBody) -> dict[UUID, str]:
    """For the body's finance staff: where the transfers, credit notes and refunds stand that rows of an account tell of."""
    sources = list(sources)
    behind: tuple[QuerySet[Any], ...] = (
        Transfer.objects.for_body(body),
        CreditNote.objects.for_body(body),
        Refund.objects.filter(body=body),
    )
    return {row.pk: row.get_absolute_url() for found in behind for row in found.filter(pk__in=sources)}


def credit_with(organisation: Organisation, body: CertificationBody, currency: str) -> int:
    """What a client has to its credit with a body."""
    credit = LedgerAccount.objects.filter(
        body=body, organisation=organisation, currency=currency, kind=AccountKind.CREDIT
    ).first()
    return -credit.balance if credit else 0
