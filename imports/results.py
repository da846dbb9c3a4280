"""The result file: every row of the file as it came, with its verdict and what to do in front of it."""

import csv
import io
import tempfile
from collections.abc import Iterator, Sequence
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook

from imports.models import Batch, Row
from imports.queries import missing_from
from imports.wording import certificate_words, outcome_words, sentences, status_words
from lib.harmless import harmless, text_cell
from lib.reading import Unreadable, lines
from tenants.hosts import site_url

MOST_IN_WORKBOOK = 50_000


def as_csv(batch: Batch, *, only: str = "") -> IO[bytes]:
    """UTF-8 with its mark, as spreadsheets like it. A cell that would calculate gets an apostrophe in front."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the answer closes it
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    for cells in _table(batch, only):
        writer.writerow([harmless(cell) for cell in cells])
    text.detach()
    file.seek(0)
    return file


def as_workbook(batch: Batch, *, only: str = "") -> IO[bytes]:
    """The same as XLSX, every cell as text, so that nothing calculates and no zero is lost."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Result"))
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCD", (8, 22, 70, 34), strict=True):
        sheet.column_dimensions[letter].width = width
    for number, cells in enumerate(_table(batch, only)):
        sheet.append([text_cell(sheet, text, is_bold=number == 0) for text in cells])
    file = tempfile.TemporaryFile()  # noqa: SIM115
    book.save(file)
    file.seek(0)
    return file


def missing_as_csv(batch: Batch) -> IO[bytes]:
    """What the register has and the file has not: one row each, with the page on which a person acts."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the answer closes it
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    names = (
        "number",
        "product_zh",
        "product_en",
        "holder_name_zh",
        "holder_name_en",
        "issued_on",
        "valid_until",
        "status",
    )
    writer.writerow([*map(certificate_words, names), _("Permanent link")])
    for one in missing_from(batch).iterator(2000):
        cells = ["" if getattr(one, name) is None else str(getattr(one, name)) for name in names[:-1]]
        link = site_url(f"/certificates/{one.pk}/")
        writer.writerow([harmless(cell) for cell in [*cells, status_words(one.status), link]])
    text.detach()
    file.seek(0)
    return file


def leading_columns(headings: Sequence[str]) -> int:
    """How many of these columns were put in front of a file by a result of ours: 0 where it is none."""
    for language in ("zh-hans", "en"):
        with override(language):
            ours = _leading()
        if list(headings[: len(ours)]) == ours:
            return len(ours)
    return 0


def _leading() -> list[str]:
    return [_("Row"), _("Result"), _("Explanation"), _("Permanent link")]


def _table(batch: Batch, only: str) -> Iterator[list[str]]:
    """The heading, then each row with its verdict: read from the file and from our rows side by side."""
    yield [*_leading(), *batch.headings]
    rows = batch.rows.order_by("line")
    if only:
        rows = rows.filter(verdict=only)
    with batch.file.open("rb") as file:
        # Side by side, since both go by line and either may be half a million: neither is ever held whole.
        original = iter(lines(file, batch.way_of_reading))
        for row in rows.iterator(2000):
            try:
                line = next((one for one in original if one.number >= row.line), None)
            except Unreadable:
                line = None
            yield [*_verdict(row, batch), *(line.cells if line and line.number == row.line else [])]


def _verdict(row: Row, batch: Batch) -> list[str]:
    is_public = row.certificate and (row.is_entered or row.verdict == Row.Verdict.SAME)
    link = site_url(f"/certificates/{row.certificate}/") if is_public else ""
    return [str(row.line), outcome_words(row, batch), " ".join(sentences([*row.problems, *row.remarks])), link]
