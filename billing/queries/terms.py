"""Open invoices that name another account than the one their body has now."""

from django.db.models import QuerySet

from billing.models import Invoice
from billing.models.invoices import IS_ASKED
from billing.queries.invoices import bank_account_of
from tenants.models import CertificationBody


def with_other_payee(body: CertificationBody) -> QuerySet[Invoice]:
    """Those of a body that are asked for, the first due first."""
    account = bank_account_of(body)
    asked = Invoice.objects.for_body(body).filter(IS_ASKED)
    asked = asked.exclude(payee=account.as_payee) if account else asked.none()
    return asked.select_related("body", "organisation").order_by("due_on", "sequence", "pk")
