"""The account of one client with a body, as the ledger has it: what was charged, paid, credited and sent back, day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from moneyed import Money

from accounts.models import Organisation
from billing.models import LedgerAccount, LedgerAct, LedgerEntry
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
    acts = of_client.values_list(
        "transaction__day", "transaction__number", "transaction__act", "transaction__reference"
    ).annotate(change=Sum("amount"))
    return ClientAccount(currency, since, until, int(opening), list(_rows(acts, int(opening), currency)))


def _rows(acts: object, opening: int, currency: str) -> Iterator[AccountRow]:
    balance = opening
    for day, _number, act, reference, change in acts.exclude(change=0).order_by(  # type: ignore[attr-defined]
        "transaction__day", "transaction__number"
    ):
        balance += int(change)
        yield AccountRow(day, act, reference, int(change), balance, currency)
