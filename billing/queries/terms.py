"""Open invoices that name another account than the one their body has now for their currency."""

from django.db.models import Q, QuerySet

from billing.models import Invoice, paid_at
from billing.models.invoices import IS_ASKED
from billing.queries.invoices import bank_account_of, payees_for
from tenants.models import CertificationBody


def with_other_payee(body: CertificationBody) -> QuerySet[Invoice]:
    """Those of a body that are asked for, the first due first. Another tax number is no other account."""
    account = bank_account_of(body)
    asked = Invoice.objects.for_body(body).filter(IS_ASKED)
    if account is None:
        return asked.none()
    named = Q(pk__in=[])
    for currency, payee in payees_for(account, asked.order_by().values_list("currency", flat=True).distinct()).items():
        named |= Q(currency=currency, payee__contains=paid_at(payee))
    return asked.exclude(named).select_related("body", "organisation").order_by("due_on", "sequence", "pk")
