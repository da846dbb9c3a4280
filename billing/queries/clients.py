"""A body's clients as its books have them: who owes what, since when, and who has credit."""

from typing import Any

from django.db.models import BigIntegerField, Min, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from accounts.models import Organisation
from billing.models import AccountKind, Invoice, LedgerAccount, Transfer
from billing.models.invoices import ASKED
from billing.queries.amounts import of_amount
from lib import clock
from tenants.models import CertificationBody
from web.lists import any_of


def clients_of(body: CertificationBody) -> QuerySet[LedgerAccount]:
    """The receivable account of each client and currency, with its credit, what of it is overdue, and since when."""
    late = (
        Invoice.objects.for_body(body)
        .overdue(clock.today(body.time_zone))
        .filter(organisation=OuterRef("organisation"), currency=OuterRef("currency"))
    )
    of_client: Any = late.order_by().values("organisation")
    credit = LedgerAccount.objects.filter(
        body=body, organisation=OuterRef("organisation"), currency=OuterRef("currency"), kind=AccountKind.CREDIT
    )
    accounts = LedgerAccount.objects.filter(body=body, kind=AccountKind.RECEIVABLE).select_related("organisation")
    return accounts.annotate(
        overdue=_or_nothing(of_client.annotate(sum=Sum(ASKED)).values("sum")),
        overdue_since=Subquery(of_client.annotate(day=Min("due_on")).values("day")),
        credit=-_or_nothing(credit.values("balance")),
    )


def _or_nothing(rows: Any) -> Any:
    return Coalesce(Subquery(rows, output_field=BigIntegerField()), Value(0))


def own_clients(body: CertificationBody, words: str = "") -> QuerySet[Organisation]:
    """Who has had an invoice from a body or paid it, by any part of name or code; strangers are found by the whole of it."""
    billed = Invoice.objects.for_body(body).order_by().values("organisation")
    paid = Transfer.objects.for_body(body).order_by().values("organisation")
    clients = Organisation.objects.filter(Q(pk__in=billed) | Q(pk__in=paid))
    fits = any_of(words, "name_zh", "name_en", "credit_code", "registration_number")
    return clients.filter(fits).order_by("name_zh", "name_en", "pk")


def clients_matching(words: str) -> Q:
    """Clients by name, code, or what they owe."""
    names = Q(organisation__name_zh__icontains=words) | Q(organisation__name_en__icontains=words)
    codes = Q(organisation__credit_code=words.upper()) | Q(organisation__registration_number__iexact=words)
    return names | codes | of_amount(words, "balance")
