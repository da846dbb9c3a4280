"""A table that somebody takes away as CSV: the one place where rows become a file."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice

from django.http import StreamingHttpResponse
from django.utils import translation
from django.utils.translation import get_language

from lib.harmless import harmless

BYTE_ORDER_MARK = "\ufeff"  # by which spreadsheets know UTF-8
LINES_AT_ONCE = 500

type Row = list[str]


def csv_answer(rows: Iterable[Row], name: str) -> StreamingHttpResponse:
    """A download in the reader's language, row by row, so that a long table needs no memory."""
    answer = StreamingHttpResponse(csv_lines(rows, get_language() or "en"), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def csv_lines(rows: Iterable[Row], language: str) -> Iterator[bytes]:
    """UTF-8 with its mark, piece by piece. No program takes a cell for a formula."""
    yield BYTE_ORDER_MARK.encode()
    for some in in_language(iter(rows), language):
        text = io.StringIO()
        csv.writer(text).writerows([harmless(cell) for cell in row] for row in some)
        yield text.getvalue().encode()


def in_language(rows: Iterator[Row], language: str) -> Iterator[tuple[Row, ...]]:
    """Some rows after the other: between two, the thread may speak another reader's language."""
    while True:
        with translation.override(language):
            some = tuple(islice(rows, LINES_AT_ONCE))
        if not some:
            return
        yield some
