"""The answers as a file: problems first, each row as it came behind its answer."""

import csv
import io
import tempfile
from collections.abc import Iterator

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook

from lib.harmless import harmless, text_cell
from lib.text import listed, localized
from purchasing.checking import CheckedList, CheckedRow
from purchasing.lists import BuyersList
from register.answers import status_words
from register.models import RegisterEntry

WIDTHS = (8, 24, 44, 70, 40, 24, 30, 30, 30, 14, 14, 14, 30, 24, 24)


def as_csv(checked: CheckedList, buyers: BuyersList) -> HttpResponse:
    """UTF-8 with its mark, as spreadsheets like it. A cell that would calculate gets an apostrophe in front."""
    text = io.StringIO()
    writer = csv.writer(text)
    for cells in _table(checked, buyers):
        writer.writerow([harmless(cell) for cell in cells])
    response = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_stem(checked)}.csv"'
    return response


def as_workbook(checked: CheckedList, buyers: BuyersList) -> FileResponse:
    """The same as XLSX, every cell as text, with a filter above each column."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Answers"))
    sheet.freeze_panes = "B2"
    for column, width in enumerate(WIDTHS):
        sheet.column_dimensions[chr(65 + column)].width = width
    sheet.auto_filter.ref = f"A1:{chr(64 + len(WIDTHS))}{len(checked.rows) + 1}"
    for number, cells in enumerate(_table(checked, buyers)):
        sheet.append([text_cell(sheet, cell, is_bold=number == 0) for cell in cells])
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the answer closes it
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{_stem(checked)}.xlsx")


def _stem(checked: CheckedList) -> str:
    return f"certificates-checked-{checked.checked_at:%Y%m%d-%H%M}"


def _table(checked: CheckedList, buyers: BuyersList) -> Iterator[list[str]]:
    yield [
        _("Row"), _("Result"), _("Answer"), _("Explanation"), _("Permanent link"), _("Number in the register"),
        _("Holder in the register"), _("Product"), _("Issued by"), _("Status now"), _("Valid from"), _("Valid until"),
        _("Numbers almost like it"), _("As of"), _("Checked at"), *buyers.headings,
    ]  # fmt: skip
    when, now = checked.when or _("now"), checked.now
    for row in checked.rows:
        yield [*_answer(row), when, now, *row.asked.row.cells]


def _answer(row: CheckedRow) -> list[str]:
    explained = [*row.reasons, *row.differences, *row.notes]
    proposals = row.answer.proposals if row.answer else []
    alike = listed(proposal.entry.number for proposal in proposals)
    group = str(row.look.word)
    return [str(row.number), group, row.headline, " ".join(explained), row.address, *_registered(row), alike]


def _registered(row: CheckedRow) -> list[str]:
    entry: RegisterEntry | None = row.entry
    if entry is None or row.answer is None:
        return [""] * 7
    days = [day.isoformat() if day else "" for day in (entry.valid_from, entry.valid_until)]
    names = [localized(entry.holder), localized(entry.name), localized(entry.body.name)]
    return [entry.number, *names, status_words(row.answer.standing), *days]
