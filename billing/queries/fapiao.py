"""Reads of fapiao in bulk: what waits for one, what the sheet says of it, the tax office's lists, and the files that lie under a number."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.http import Http404

from billing.models import (
    CreditNote,
    Fapiao,
    FapiaoFile,
    FapiaoSettings,
    FapiaoWhen,
    Invoice,
    RedState,
    State,
)
from billing.tax import RATE_ABROAD, USUAL_RATE
from tenants.models import CertificationBody

# Asked for and not made; and something of the invoice is left to make it for.
FAPIAO_WANTED = (
    Q(fapiao__recorded_at=None, fapiao__requested_at__isnull=False)
    & ~Q(state=State.CANCELLED)
    & Q(total__gt=F("credited") + F("credit_open"))
)
# Of a body that makes fapiao after payment: not paid in full, in no sheet, and nobody had it made earlier. `waits_for_payment`
FAPIAO_WAITS_FOR_PAYMENT = (
    Q(body__in=FapiaoSettings.objects.filter(when=FapiaoWhen.PAID).values("body"))
    & ~Q(state=State.PAID)
    & Q(fapiao__exported_at=None, fapiao__early_at=None)
)
FAPIAO_DUE = FAPIAO_WANTED & ~FAPIAO_WAITS_FOR_PAYMENT


def fapiao_settings_of(body: CertificationBody) -> FapiaoSettings | None:
    return FapiaoSettings.objects.filter(body=body).first()


def said_rate_of(body: CertificationBody) -> Decimal | None:
    """The usual tax rate as a seller said it; None where it has not."""
    settings = fapiao_settings_of(body)
    return settings.tax_rate if settings else None


def usual_rate_of(body: CertificationBody) -> Decimal:
    """The tax rate of what a seller charges, in per cent: its own word, else what is usual where it is established."""
    said = said_rate_of(body)
    if said is not None:
        return said
    return RATE_ABROAD if body.is_overseas else USUAL_RATE


def public_rate_of(body: CertificationBody) -> Decimal | None:
    """The tax rate that buyers read beside a seller's prices; None of a seller abroad that has said none."""
    said = said_rate_of(body)
    return said if said is not None or body.is_overseas else USUAL_RATE


def public_rates_of(bodies: Iterable[CertificationBody]) -> dict[UUID, Decimal | None]:
    """The same of several at once, by the seller's key."""
    wanted = {body.pk: body for body in bodies}
    said = dict(FapiaoSettings.objects.filter(body__in=wanted).values_list("body", "tax_rate"))
    return {
        pk: rate if (rate := said.get(pk)) is not None or body.is_overseas else USUAL_RATE
        for pk, body in wanted.items()
    }


def makes_after_payment(body: CertificationBody) -> bool:
    """Whether a body makes a fapiao only once the invoice is paid in full."""
    return FapiaoSettings.objects.filter(body=body, when=FapiaoWhen.PAID).exists()


def fapiao_waiting_for_payment(body: CertificationBody) -> QuerySet[Invoice]:
    """The invoices whose clients asked for a fapiao that is made once they are paid in full."""
    return Invoice.objects.for_body(body).filter(FAPIAO_WANTED & FAPIAO_WAITS_FOR_PAYMENT)


def waits_for_payment(invoice: Invoice) -> bool:
    return fapiao_waiting_for_payment(invoice.body).filter(pk=invoice.pk).exists()


def fapiao_due(body: CertificationBody, chosen: Iterable[UUID] | None = None) -> QuerySet[Invoice]:
    """The invoices whose clients asked for a fapiao that is not made yet; of `chosen`, or all of them."""
    due = Invoice.objects.for_body(body).filter(FAPIAO_DUE).select_related("body", "organisation", "fapiao")
    due = due.prefetch_related("lines", "credit_notes__lines__of_line")
    return (due if chosen is None else due.filter(pk__in=list(chosen))).order_by("fapiao__requested_at", "pk")


def fapiao_files_of(invoice: Invoice) -> list[FapiaoFile]:
    """What lies under the numbers that hold, each original first."""
    files = FapiaoFile.objects.filter(invoice=invoice, number__in=numbers_that_hold(invoice))
    return sorted(files, key=lambda one: (one.number, not one.is_original, one.added_at))


def fapiao_file_of(invoice: Invoice, pk: UUID, *, numbers: Iterable[str]) -> FapiaoFile:
    """A file of an invoice that its reader may see, under a number that holds. Else Http404."""
    found = FapiaoFile.objects.filter(invoice=invoice, pk=pk, number__in=list(numbers)).first()
    if found is None:
        raise Http404
    return found


def numbers_that_hold(invoice: Invoice) -> set[str]:
    """The fapiao of an invoice that stand: the blue one's number, and those of the red ones."""
    blue = Fapiao.objects.filter(invoice=invoice).exclude(number="").values_list("number", flat=True)
    notes = CreditNote.objects.filter(invoice=invoice, red_fapiaos__state=RedState.MADE)
    return set(blue) | set(notes.values_list(F("red_fapiaos__number"), flat=True))
