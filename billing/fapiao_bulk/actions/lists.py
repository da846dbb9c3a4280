"""Fapiao in bulk: what stands on each, the tax office's list of what was made, and the files that belong to the numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import batched
from typing import Any
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.crediting import answer_red_fapiao, record_red_fapiao
from billing.actions.fapiao import record_fapiao
from billing.actions.locking import locked, refuse_strangers, tell_organisation
from billing.actions.selling import settings_with
from billing.fapiao_bulk.lists import FIELDS, NEEDED, read_list
from billing.fapiao_bulk.matching import FapiaoMatch, recorded_for_it
from billing.fapiao_bulk.queries import fapiao_matches
from billing.fapiao_bulk.sheet import check_template
from billing.fapiao_files import buyer_of, checked_fapiao, files_in, fingerprint, number_of
from billing.models import (
    Fapiao,
    FapiaoFile,
    FapiaoList,
    FapiaoRow,
    FapiaoSettings,
    FapiaoWhen,
    Invoice,
    RedFapiao,
    RedState,
)
from billing.row_files import actions as row_files
from lib import clock
from lib.reading import Reading
from lib.refusal import Refused
from lib.text import bilingual
from tenants.models import CertificationBody
from web.uploads import checked, safe_name

KIND = "fapiao"  # of the columns that are remembered
READ = "billing.read_fapiao_list"
ROWS_AT_ONCE = 500
CODE_DIGITS = 19
BIGGEST_TEMPLATE = 5 * 1024 * 1024


@transaction.atomic
def set_fapiao_settings(
    body: CertificationBody,
    *,
    item_name: str,
    item_code: str,
    tax_rate: Decimal,
    when: str | None = None,
    template: "File[Any] | None" = None,
    without_template: bool = False,
    by: User,
) -> FapiaoSettings:
    """Say what stands on every fapiao; `when` it is made (`FapiaoWhen`), as before where nothing is said; `template`: the
    platform's own sheet, which is filled from now on.
    """
    refuse_strangers(by, body)
    code = "".join(item_code.split())
    if code and not (code.isascii() and code.isdigit() and len(code) == CODE_DIGITS):
        raise Refused(_("A tax classification code has 19 digits."))
    settings = settings_with(body, tax_rate)
    settings.item_name, settings.item_code = " ".join(item_name.split()), code
    settings.when = FapiaoWhen(when) if when else settings.when
    if template is not None:
        name = safe_name(template.name or "")
        checked(template, biggest=BIGGEST_TEMPLATE)
        check_template(template)
        template.seek(0)
        settings.template.save("template.xlsx", template, save=False)
        settings.template_name = name
    elif without_template:
        settings.template, settings.template_name = "", ""
    settings.changed_by, settings.changed_at = by, clock.now()
    settings.save()
    return settings


# --- The list of what was made ----------------------------------------------------------------------------------------


@transaction.atomic
def receive_fapiao_list(file: "File[Any]", *, body: CertificationBody, by: User) -> FapiaoList:
    """Take a list in, as a bank's statement is: the same file is given back, one whose headings are known is read."""
    source, is_new = row_files.taken_in(FapiaoList, file, body=body, by=by)
    if not is_new:
        return row_files.brought_again(source, READ, read_fapiao_list)
    is_known = row_files.look_at(source, file, FIELDS, kind=KIND)
    row_files.keep(source, file)
    return row_files.begin(source, READ, read_fapiao_list) if is_known else source


@transaction.atomic
def say_fapiao_columns(source: FapiaoList, *, columns: Mapping[str, int], by: User) -> FapiaoList:
    refuse_strangers(by, source.body)
    if any(name not in columns for name in NEEDED) or not ("total" in columns or {"net", "tax"} <= columns.keys()):
        raise Refused(_("Say which columns hold number, day and amount: with tax, or without it and the tax."))
    row_files.say_columns(source, columns, kind=KIND)
    return row_files.begin(source, READ, read_fapiao_list)


def read_fapiao_list(source: FapiaoList) -> FapiaoList:
    """Keep each fapiao of the list that no other list brought. Safe to run twice. Raises Refused."""
    with source.file.open("rb") as kept, row_files.unreadable_as_refusal():
        read = read_list(kept, Reading(**source.reading), source.columns)
    rows = [
        FapiaoRow(
            body=source.body,
            source=source,
            row=one.row,
            number=one.number,
            serial=one.serial,
            issued_on=one.issued_on,
            tax=one.tax,
            total=one.total,
            buyer=one.buyer,
            buyer_tax_number=one.buyer_tax_number,
            remarks=one.remarks,
        )
        for one in read.fapiao.values()
    ]
    row_files.tell(source, total=len(rows))
    done = 0
    for piece in batched(rows, ROWS_AT_ONCE):
        done += len(piece)
        if done > source.position:
            with transaction.atomic():
                FapiaoRow.objects.bulk_create(piece, ignore_conflicts=True)
                row_files.tell(source, position=done)
    source.unread, source.unread_count = read.unread, read.unread_count
    source.known = len(rows) - source.rows.count()
    row_files.finish(source, ["unread", "unread_count", "known"])
    return source


@dataclass
class Taken:
    """What became of the rows that were confirmed together."""

    taken: list[FapiaoRow] = field(default_factory=list)
    refused: list[tuple[FapiaoRow, str]] = field(default_factory=list)


def take_fapiao_rows(rows: Iterable[FapiaoRow], *, by: User) -> Taken:
    """Record each row's number for what it is proposed for. One that is refused does not hold the others back."""
    done = Taken()
    for row, match in fapiao_matches(list(rows)):
        try:
            _take(row, match, by)
        except Refused as refusal:
            done.refused.append((row, str(refusal)))
        else:
            done.taken.append(row)
    return done


@transaction.atomic
def _take(row: FapiaoRow, match: FapiaoMatch, by: User) -> None:
    refuse_strangers(by, row.body)
    if match.problems:
        raise Refused(str(match.problems[0]))
    if match.invoice is None:
        raise Refused(_("Nothing that waits for a fapiao fits this row."))
    note = None
    if match.red is not None:
        note = match.red.note if match.red.made == row.number else _take_red(row, match.red.note, by)
    elif match.blue is not None:
        _take_blue(row, match.blue.invoice, by)
    tied = FapiaoRow.objects.waiting().filter(pk=row.pk)
    if not tied.update(invoice=match.invoice, note=note, taken_by=by, taken_at=clock.now()):
        raise Refused(_("This row has been dealt with already."))


def _take_blue(row: FapiaoRow, pk: UUID, by: User) -> None:
    """What stands for the invoice now counts: a row before this one, or a colleague, may have recorded another number for it."""
    invoice = locked(Invoice.objects.get(pk=pk), by)
    made = Fapiao.objects.get(invoice=invoice).number
    if made and made != row.number:
        raise Refused(str(recorded_for_it(made)))
    if not made:
        record_fapiao(invoice, number=row.number, by=by)


def _take_red(row: FapiaoRow, note: UUID, by: User) -> UUID:
    """That it was made is the word that its form was confirmed."""
    waiting = RedFapiao.objects.select_related("note__invoice").filter(note=note)
    red = waiting.filter(state__in=[RedState.CONFIRMED, RedState.TO_CONFIRM]).first()
    if red is None:
        raise Refused(_("No red-letter form is recorded for this credit note. Record its number there first."))
    if red.state == RedState.TO_CONFIRM:
        red = answer_red_fapiao(red, agrees=True, by=by)
    record_red_fapiao(red, number=row.number, by=by)
    return note


@transaction.atomic
def set_fapiao_rows_aside(rows: Iterable[FapiaoRow], *, by: User) -> int:
    """Say that these were made for nothing that is here. Gives how many."""
    count = 0
    for row in rows:
        refuse_strangers(by, row.body)
        count += FapiaoRow.objects.waiting().filter(pk=row.pk).update(set_aside_by=by, set_aside_at=clock.now())
    return count


@transaction.atomic
def take_fapiao_rows_up(rows: Iterable[FapiaoRow], *, by: User) -> int:
    """Rows that were set aside wait again. Gives how many."""
    count = 0
    for row in rows:
        refuse_strangers(by, row.body)
        count += FapiaoRow.objects.set_aside().filter(pk=row.pk).update(set_aside_by=None, set_aside_at=None)
    return count


# --- Files ------------------------------------------------------------------------------------------------------------


@dataclass
class FilesAdded:
    """What became of the files that were brought together."""

    added: list[FapiaoFile] = field(default_factory=list)
    known: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)  # name, why


def add_fapiao_files(uploads: Iterable[Any], *, body: CertificationBody, by: User) -> FilesAdded:
    """Put each file, those of a ZIP one by one, under the fapiao whose number it bears. The clients are told, once each."""
    refuse_strangers(by, body)
    done = FilesAdded()
    try:
        for name, file in files_in(uploads):
            if isinstance(file, Refused):
                done.refused.append((name, str(file)))
                continue
            try:
                _add(name, file, body, by, done)
            except Refused as refusal:
                done.refused.append((name, str(refusal)))
    finally:  # what is kept is kept, whatever came after it: brought again it would be no news
        for invoice in {one.invoice_id: one.invoice for one in done.added}.values():
            _tell_of_files(invoice, [one for one in done.added if one.invoice_id == invoice.pk])
    return done


@transaction.atomic
def _add(name: str, file: "File[Any]", body: CertificationBody, by: User, done: FilesAdded) -> None:
    file = checked_fapiao(file)
    number = number_of(name, file)
    invoices = list(_of_number(number, body))
    if not invoices:
        raise Refused(_("No fapiao %(number)s is recorded. Take the list of what was made first.") % {"number": number})
    _refuse_anothers(file, invoices)
    sha256 = fingerprint(file)
    for invoice in invoices:
        if FapiaoFile.objects.filter(invoice=invoice, number=number, sha256=sha256).exists():
            done.known += 1
            continue
        kept = FapiaoFile(invoice=invoice, number=number, sha256=sha256, added_by=by, added_at=clock.now())
        file.seek(0)
        kept.file.save(str(file.name), File(file), save=False)
        # Of two who bring the same file at once one keeps it.
        FapiaoFile.objects.bulk_create([kept], ignore_conflicts=True)
        if FapiaoFile.objects.filter(pk=kept.pk).exists():
            done.added.append(kept)
        else:
            kept.file.delete(save=False)
            done.known += 1


def _refuse_anothers(file: "File[Any]", invoices: list[Invoice]) -> None:
    """A number that was mistyped may be the one of somebody else's fapiao: the original says whose it is."""
    buyer = buyer_of(file)
    asked = {invoice.fapiao.tax_number for invoice in invoices} - {""}
    if buyer and asked and buyer not in asked:
        raise Refused(
            _(
                "It is made out to tax number %(buyer)s, and its number is recorded for another client. Check the number."
            )
            % {"buyer": buyer}
        )


def _of_number(number: str, body: CertificationBody) -> Iterable[Invoice]:
    invoices = Invoice.objects.for_body(body).select_related("body", "organisation", "fapiao")
    blue = Fapiao.objects.filter(number=number, invoice__body=body).values("invoice")
    red = RedFapiao.objects.filter(number=number, state=RedState.MADE, body=body).values("note__invoice")
    return invoices.filter(Q(pk__in=blue) | Q(pk__in=red)).order_by("pk")


@transaction.atomic
def _tell_of_files(invoice: Invoice, files: list[FapiaoFile]) -> None:
    numbers = "、".join(dict.fromkeys(one.number for one in files))
    tell_organisation(
        invoice,
        bilingual(
            f"账单 {invoice.number} 的发票文件可供下载", f"The fapiao of invoice {invoice.number} can be downloaded"
        ),
        bilingual(f"发票号码 {numbers}。", f"Number {numbers.replace('、', ', ')}."),
    )
