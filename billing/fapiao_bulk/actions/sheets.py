"""The bulk-issue sheet for the tax office's platform: made once of each fapiao that waits, and kept to be downloaded again."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.locking import refuse_strangers
from billing.fapiao_bulk.queries import sheet_of
from billing.fapiao_bulk.sheet import SheetFapiao, filled
from billing.models import Fapiao, FapiaoOnSheet, FapiaoSettings, FapiaoSheet, Invoice
from billing.queries import fapiao_due, fapiao_settings_of
from billing.row_files.rows import MOST_NAMED
from billing.tax import CURRENCY
from lib import clock
from lib.money import minor_units
from lib.refusal import Refused
from lib.text import written_day
from tenants.models import CertificationBody

MOST_EXPORTED = 1_000


@transaction.atomic
def export_fapiao(
    body: CertificationBody, *, chosen: Iterable[UUID] | None = None, again: bool = False, by: User
) -> FapiaoSheet:
    """Make the sheet of chosen invoices whose fapiao is to be made, or of all that no sheet held yet, and keep it.

    What is imported twice is made twice: what a sheet holds is left out and named, unless somebody confirmed that it is
    written `again`. One that cannot be written is named, the rest goes on.
    """
    refuse_strangers(by, body)
    chosen = None if chosen is None else list(chosen)
    waiting = _waiting(body, chosen)
    possible = waiting.filter(currency=CURRENCY)
    left = max(0, possible.count() - MOST_EXPORTED)
    settings, written, refused = fapiao_settings_of(body), [], []
    held = _held_for_sheet(_waiting(body, chosen), list(possible.values_list("pk", flat=True)[:MOST_EXPORTED]))
    for invoice in [*held, *waiting.exclude(currency=CURRENCY)[:MOST_NAMED]]:
        try:
            written.append(_asked_of(invoice, settings, again=again))
        except Refused as refusal:
            refused.append([str(invoice.pk), invoice.number, str(refusal)])
    if not written:
        raise Refused(refused[0][2] if refused else _why_nothing(body))
    return _kept(body, written, settings, is_again=again, refused=refused, left=left, made_by=by)


def _waiting(body: CertificationBody, chosen: list[UUID] | None) -> QuerySet[Invoice]:
    """The chosen ones; of all those that wait, the ones that no sheet holds."""
    due = fapiao_due(body, chosen)
    return due.filter(fapiao__exported_at=None) if chosen is None else due


def _why_nothing(body: CertificationBody) -> str:
    if fapiao_due(body).exists():
        return _("All that wait were written into a sheet before. Tick those that are to be written once more.")
    return _("No fapiao waits to be made.")


def _held_for_sheet(waiting: QuerySet[Invoice], wanted: list[UUID]) -> list[Invoice]:
    """Those of them that still wait once they are held: what is asked of a fapiao, credited or written into another sheet meanwhile,
    waits for this one, or this one for it.
    """
    invoices = Invoice.objects.select_for_update(of=("self",)).filter(pk__in=wanted)
    list(invoices.order_by("pk").values_list("pk", flat=True))
    return list(waiting.filter(pk__in=wanted))


def _asked_of(invoice: Invoice, settings: FapiaoSettings | None, *, again: bool) -> SheetFapiao:
    before = invoice.fapiao.exported_at
    if before and not again:
        raise Refused(
            _("A sheet of %(day)s holds it already: what is imported twice is made twice.")
            % {"day": written_day(clock.day_of(before, invoice.body.time_zone))}
        )
    return sheet_of(invoice, settings)


def _kept(
    body: CertificationBody,
    written: list[SheetFapiao],
    settings: FapiaoSettings | None,
    *,
    is_again: bool,
    **fields: Any,
) -> FapiaoSheet:
    sheet = FapiaoSheet(body=body, is_again=is_again, made_at=clock.now(), **fields)
    sheet.file.save(f"{sheet.pk}.xlsx", ContentFile(_workbook(written, settings)), save=False)
    sheet.save(force_insert=True)
    invoices = [one.invoice for one in written]
    before = set(FapiaoOnSheet.objects.filter(fapiao__in=invoices).values_list("fapiao", flat=True))
    FapiaoOnSheet.objects.bulk_create(
        FapiaoOnSheet(
            sheet=sheet,
            fapiao_id=one.invoice,
            is_again=one.invoice in before,
            total=sum(minor_units(line.amount, CURRENCY) for line in one.lines),
        )
        for one in written
    )
    Fapiao.objects.filter(invoice__in=invoices).update(exported_at=sheet.made_at)
    return sheet


def _workbook(sheet: list[SheetFapiao], settings: FapiaoSettings | None) -> bytes:
    if settings is None or not settings.template:
        return filled(sheet)
    with settings.template.open("rb") as template:
        return filled(sheet, template)
