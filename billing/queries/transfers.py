"""Reads of transfers and of the clients who sent them."""

from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet, Sum
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from moneyed import Money

from accounts.models import Organisation, User
from accounts.queries import may_enter_body
from billing.models import Invoice, Transfer, TransferBatch
from billing.models.transfers import TransferQuerySet
from billing.queries.amounts import of_amount
from lib.money import money_of
from tenants.models import CertificationBody
from tenants.open_matters import counts_open


def transfer_for(user: User, pk: UUID, *, body: CertificationBody) -> Transfer:
    """A transfer to this body, for its own staff (that they do finance, the page's policy asks). Else Http404."""
    if not may_enter_body(user, body):
        raise Http404
    found = (
        Transfer.objects.for_body(body)
        .select_related("body", "organisation", "recorded_by", "batch")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found


def batch_for(user: User, pk: UUID, *, body: CertificationBody) -> TransferBatch:
    """What one press recorded for this body, for its own staff. Else Http404."""
    if not may_enter_body(user, body):
        raise Http404
    batches = TransferBatch.objects.filter(body=body).select_related("body", "recorded_by", "taken_back_by")
    found = batches.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def batch_sums(batch: TransferBatch) -> list[Money]:
    """What stands of a batch, by currency."""
    standing = Transfer.objects.standing().filter(batch=batch).order_by("currency")
    return [money_of(sum, currency) for currency, sum in standing.values_list("currency").annotate(Sum("amount"))]


def in_invoice(transfer: Transfer, invoice: Invoice) -> int:
    """How much of a transfer is in an invoice now."""
    return int(transfer.payments.filter(invoice=invoice).aggregate(sum=Sum("amount"))["sum"] or 0)


@counts_open(gettext_lazy("transfers with credit of clients"))
def unused_credit(body: CertificationBody) -> int:
    return Transfer.objects.for_body(body).with_credit().count()


def credit_for(invoice: Invoice) -> list[Transfer]:
    """What pays an invoice without another transfer, the oldest first, each with what is `left` of it."""
    transfers = Transfer.objects.for_body(invoice.body).with_credit()
    own = transfers.filter(organisation=invoice.organisation_id, currency=invoice.currency)
    return list(own.select_related("body", "organisation").order_by("received_on", "recorded_at", "pk"))


def credit_of(invoice: Invoice) -> Money:
    """What its client has to its credit with the body, in the invoice's currency."""
    return money_of(sum(getattr(transfer, "left", 0) for transfer in credit_for(invoice)), invoice.currency)


def account_path(organisation: Organisation) -> str:
    """Where a client reads its own account, on the body's host."""
    return reverse("billing:own-account", urlconf=settings.ROOT_URLCONF, args=[organisation.pk])


def transfers_of(body: CertificationBody) -> TransferQuerySet:
    """What came to a body's account, each with what is left of it."""
    return Transfer.objects.for_body(body).select_related("body", "organisation").with_rest()


def transfers_matching(words: str) -> Q:
    """Transfers by client, payer, the bank's reference or amount."""
    names = Q(organisation__name_zh__icontains=words) | Q(organisation__name_en__icontains=words)
    matches = names | Q(payer_name__icontains=words) | Q(bank_reference__icontains=words)
    return matches | of_amount(words, "amount", "left")


def client_for(user: User, pk: UUID, *, body: CertificationBody) -> Organisation:
    """An organisation that has had an invoice from this body, for the body's own staff. Else Http404."""
    if not may_enter_body(user, body):
        raise Http404
    organisation = Organisation.objects.filter(pk=pk).first()
    if organisation is None or not is_client(organisation, body):
        raise Http404
    return organisation


def is_client(organisation: Organisation, body: CertificationBody) -> bool:
    """Whether an organisation has had an invoice from a body, or paid it."""
    billed = Invoice.objects.for_body(body).for_organisation(organisation).exists()
    return billed or Transfer.objects.for_body(body).filter(organisation=organisation).exists()


def to_be_paid_by(organisation: Organisation, body: CertificationBody) -> QuerySet[Invoice]:
    """A client's open invoices of a body, the first due first."""
    invoices = Invoice.objects.for_body(body).for_organisation(organisation).to_be_paid()
    return invoices.select_related("body", "organisation").order_by("due_on", "sequence")
