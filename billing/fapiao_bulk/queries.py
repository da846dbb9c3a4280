"""Reads of fapiao in bulk: what a sheet says, what waits in a list, and what each of its rows was made for."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from accounts.queries import may_enter_body
from billing.fapiao_bulk.matching import AwaitedFapiao, AwaitedRed, FapiaoMatch, fapiao_proposals
from billing.fapiao_bulk.sheet import FapiaoSheetLine, SheetFapiao
from billing.models import (
    CreditNote,
    Fapiao,
    FapiaoList,
    FapiaoOnSheet,
    FapiaoRow,
    FapiaoSettings,
    FapiaoSheet,
    Invoice,
    NoteState,
    RedFapiao,
    RedState,
)
from billing.queries.fapiao import FAPIAO_WANTED, fapiao_due, fapiao_settings_of
from billing.tax import CURRENCY
from lib.money import minor_units, money_of, written
from lib.refusal import Refused
from lib.text import written_percent
from tenants.models import CertificationBody


def sheet_of(invoice: Invoice, settings: FapiaoSettings | None) -> SheetFapiao:
    """What the bulk-issue sheet says of an invoice. Raises Refused where none can be made for it."""
    fapiao: Fapiao = invoice.fapiao
    if invoice.currency != CURRENCY:
        raise Refused(_("A fapiao is made in CNY; this invoice is in %(currency)s.") % {"currency": invoice.currency})
    if (due := invoice.creditable) <= 0:
        raise Refused(_("All of this invoice was credited."))
    taken: dict[int, int] = {}
    for note in invoice.credit_notes.all():
        for off in note.lines.all() if note.state != NoteState.DROPPED else ():
            taken[off.of_line.position] = taken.get(off.of_line.position, 0) + off.net + off.tax
    lines = [(line, line.net + line.tax - taken.get(line.position, 0)) for line in invoice.lines.all()]
    lines = [(line, left) for line, left in lines if left > 0]
    rounding = due - sum(left for _line, left in lines)  # by rate: the largest line takes what that adds
    largest = max(lines, key=lambda one: one[1], default=(None, 0))
    if largest[1] + rounding <= 0 or not lines:
        raise Refused(_("What is left of this invoice is rounding alone: no fapiao is made of that."))
    sheet = []
    for line, left in lines:
        amount = left + (rounding if line is largest[0] else 0)
        is_whole = amount == line.net + line.tax and line.tax_included and amount == line.quantity * line.unit_price
        sheet.append(
            FapiaoSheetLine(
                item=(settings.item_name if settings else "") or line.description_zh or line.description_en,
                code=settings.item_code if settings else "",
                amount=money_of(amount, CURRENCY).amount,
                rate=line.tax_rate,
                quantity=line.quantity if is_whole else None,
                price=money_of(line.unit_price, CURRENCY).amount if is_whole else None,
            )
        )
    return SheetFapiao(
        invoice.pk,
        serial=invoice.reference,
        is_special=fapiao.kind == Fapiao.Kind.SPECIAL,
        title=fapiao.title,
        tax_number=fapiao.tax_number,
        remarks=f"账单 {invoice.number}，付款附言 {invoice.reference}",
        lines=tuple(sheet),
    )


def fapiao_says(invoice: Invoice, fapiao: Fapiao) -> list[tuple[str, str]]:
    """What finance staff type into the tax office's system, one by one, each with what it is."""
    return [
        (_("Kind"), str(fapiao.get_kind_display())),
        (pgettext("fapiao", "Title"), fapiao.title),
        (_("Tax number"), fapiao.tax_number or _("No tax number")),
        (_("Amount, tax included"), written(money_of(invoice.total - invoice.credited, invoice.currency))),
    ]


def fapiao_lines(invoice: Invoice) -> list[str]:
    """Its lines, as they are typed there; or why they cannot be told."""
    try:
        lines = sheet_of(invoice, fapiao_settings_of(invoice.body)).lines
    except Refused as refusal:
        return [str(refusal)]
    amounts = [written(money_of(minor_units(line.amount, CURRENCY), CURRENCY)) for line in lines]
    return [
        f"{line.item} {line.code} · {amount} · {written_percent(line.rate)}"
        for line, amount in zip(lines, amounts, strict=True)
    ]


def fapiao_sheet_for(user: User, pk: UUID, *, body: CertificationBody) -> FapiaoSheet:
    """A sheet that was made for the tax office's platform, for the body's own staff. Else Http404."""
    if not may_enter_body(user, body):
        raise Http404
    found = FapiaoSheet.objects.filter(body=body, pk=pk).select_related("body", "made_by").first()
    if found is None:
        raise Http404
    return found


def fapiao_sheets_of(body: CertificationBody) -> QuerySet[FapiaoSheet]:
    """A body's sheets, each with how many fapiao stand on it and how many of those were made since."""
    sheets = FapiaoSheet.objects.filter(body=body).select_related("made_by")
    is_made = Q(rows__fapiao__recorded_at__isnull=False)
    return sheets.annotate(count=Count("rows"), made=Count("rows", filter=is_made)).order_by("-made_at", "pk")


def rows_of_sheet(sheet: FapiaoSheet) -> QuerySet[FapiaoOnSheet]:
    rows = FapiaoOnSheet.objects.filter(sheet=sheet).select_related(
        "fapiao__invoice__body", "fapiao__invoice__organisation"
    )
    return rows.order_by("fapiao__requested_at", "pk")


def written_elsewhere(sheet: FapiaoSheet) -> list[UUID]:
    """Of what was left out of it: what another sheet holds, and waits still."""
    left_out = [UUID(pk) for pk, _number, _why in sheet.refused]
    due = fapiao_due(sheet.body, left_out).exclude(fapiao__exported_at=None)
    return list(due.values_list("pk", flat=True))


def fapiao_list_for(user: User, pk: UUID, *, body: CertificationBody) -> FapiaoList:
    """A list of the tax office of this body, for its own staff. Else Http404."""
    if not may_enter_body(user, body):
        raise Http404
    found = FapiaoList.objects.filter(body=body, pk=pk).select_related("body", "uploaded_by").first()
    if found is None:
        raise Http404
    return found


def fapiao_lists_of(body: CertificationBody) -> QuerySet[FapiaoList]:
    """A body's lists of the tax office, each with how many rows wait."""
    waits = Q(rows__taken_at=None, rows__set_aside_at=None, rows__isnull=False)
    lists = FapiaoList.objects.filter(body=body).annotate(waiting=Count("rows", filter=waits))
    return lists.order_by("-uploaded_at", "pk")


def rows_that_wait(source: FapiaoList) -> QuerySet[FapiaoRow]:
    return FapiaoRow.objects.waiting().filter(source=source).select_related("body", "source").order_by("row", "pk")


def rows_dealt_with(source: FapiaoList) -> QuerySet[FapiaoRow]:
    """What became of the other rows, in the list's order."""
    rows = FapiaoRow.objects.filter(source=source).exclude(taken_at=None, set_aside_at=None)
    return rows.select_related("invoice__body", "note", "taken_by", "set_aside_by").order_by("row", "pk")


def fapiao_matches(rows: Sequence[FapiaoRow]) -> list[tuple[FapiaoRow, FapiaoMatch]]:
    """Each row of one body with what it was made for."""
    if not rows:
        return []
    body = rows[0].body
    blue = _awaited_fapiao(body, {row.number for row in rows})
    reds = _awaited_reds(body, {row.number for row in rows if row.is_red})
    return list(zip(rows, fapiao_proposals(rows, blue, reds), strict=True))


def _awaited_fapiao(body: CertificationBody, numbers: set[str]) -> list[AwaitedFapiao]:
    due = Invoice.objects.for_body(body).filter(FAPIAO_WANTED).values("pk")  # what was made before payment was made
    asked = Fapiao.objects.filter(Q(invoice__in=due) | Q(number__in=numbers), invoice__body=body)
    found = asked.select_related("invoice__body").prefetch_related("invoice__lines", "invoice__credit_notes")
    found = found.order_by("requested_at", "pk")
    return [
        AwaitedFapiao(
            one.invoice.pk,
            one.invoice.number,
            one.invoice.reference,
            total=one.invoice.total - sum(note.total for note in _credited_before(one)),
            tax=_tax_of(one),
            lines=max(len(one.invoice.lines.all()), 1),
            title=one.title,
            tax_number=one.tax_number,
            made=one.number,
        )
        for one in found
        if one.invoice.currency == CURRENCY
    ]


def _tax_of(fapiao: Fapiao) -> int:
    whole = sum(int(at.tax.amount * 100) for at in fapiao.invoice.by_rate)
    return whole - sum(note.tax for note in _credited_before(fapiao))


def _credited_before(fapiao: Fapiao) -> list[CreditNote]:
    """What the blue fapiao does not hold. What was credited after it was made, a red one takes back."""
    notes = fapiao.invoice.credit_notes.all()
    return [note for note in notes if note.state != NoteState.DROPPED and not note.blue_number]


def _awaited_reds(body: CertificationBody, numbers: set[str]) -> list[AwaitedRed]:
    """Those that wait, and those whose red letter with one of these numbers was recorded."""
    made = RedFapiao.objects.filter(body=body, state=RedState.MADE, number__in=numbers).values("note")
    notes = CreditNote.objects.for_body(body).filter(Q(state=NoteState.OPEN) | Q(pk__in=made), currency=CURRENCY)
    notes = notes.exclude(blue_number="")
    notes = notes.select_related("invoice__body", "invoice__fapiao").prefetch_related("red_fapiaos", "lines")
    reds = []
    for note in notes.order_by("opened_at", "pk"):
        standing = {RedState.CONFIRMED, RedState.TO_CONFIRM, RedState.MADE}
        forms = [one for one in note.red_fapiaos.all() if one.state in standing]
        reds.append(
            AwaitedRed(
                note.pk,
                note.invoice.pk,
                note.invoice.number,
                note.total,
                note.tax,
                max(len(note.lines.all()), 1),
                note.blue_number,
                form=forms[0].form_number if forms else "",
                tax_number=note.invoice.fapiao.tax_number,
                made=forms[0].number if forms else "",
            )
        )
    return reds
