"""Rows of a web page's tables: what many systems send and call .xls."""

import codecs
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import IO

from lib.reading.encodings import NAMES

CHUNK = 1 << 16
LOOKS_AT = 1 << 22
MOST_TABLES = 50
IS_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|meta|body|style|table|div)\b", re.IGNORECASE | re.DOTALL)  # fmt: skip


CHARSET = re.compile(rb"""charset=["']?([\w-]+)""", re.IGNORECASE)


def encoding_of(file: IO[bytes]) -> str:
    """What the page says of itself, where that is so."""
    file.seek(0)
    match = CHARSET.search(file.read(4096))
    name = match[1].decode().lower() if match else ""
    # What calls itself GB2312 often holds letters that only its successors know, in names above all.
    name = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "euc_kr"}.get(name, name)
    return name if name in NAMES else ""


def sheets(file: IO[bytes]) -> list[str]:
    """The tables that begin in the first megabytes, by their number. Those within others count as well."""
    file.seek(0)
    tables = len(re.findall(rb"<table\b", file.read(LOOKS_AT).replace(b"\0", b""), re.IGNORECASE))
    return [str(number) for number in range(1, min(tables, MOST_TABLES) + 1)]


def rows(file: IO[bytes], encoding: str, sheet: str) -> Iterator[list[str]]:
    """Every row of one table; a cell over several rows says the same in each, over several columns in the first."""
    return (row for table, row in _rows(file, encoding) if str(table) == (sheet or "1"))


def _rows(file: IO[bytes], encoding: str) -> Iterator[tuple[int, list[str]]]:
    file.seek(0)
    decode = codecs.getincrementaldecoder(encoding)(errors="replace").decode
    parser = _Tables()
    while chunk := file.read(CHUNK):
        parser.feed(decode(chunk))
        yield from parser.taken()
    parser.feed(decode(b"", final=True))
    parser.close()
    parser.end_all()
    yield from parser.taken()


class _Table:
    def __init__(self, number: int) -> None:
        self.number = number
        self.row: list[str] | None = None
        self.words: list[str] | None = None  # of the open cell
        self.spans = (1, 1)
        self.below: dict[int, tuple[int, str]] = {}  # column → for how many more rows a cell says what

    def begin_row(self) -> None:
        self.row = []

    def begin_cell(self, spans: tuple[int, int]) -> None:
        if self.row is None:
            self.begin_row()
        self.words, self.spans = [], spans

    def end_cell(self) -> None:
        if self.words is None or self.row is None:
            return
        self._from_above()
        text, (columns, rows) = "".join(self.words).strip(), self.spans
        if rows > 1:
            self.below[len(self.row)] = rows - 1, text
        self.row += [text, *[""] * (columns - 1)]
        self.words = None

    def end_row(self) -> list[str] | None:
        self.end_cell()
        self._from_above()
        row, self.row = self.row, None
        return row

    def _from_above(self) -> None:
        while self.row is not None and len(self.row) in self.below:
            column = len(self.row)
            left, text = self.below.pop(column)
            self.row.append(text)
            if left > 1:
                self.below[column] = left - 1, text


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Table] = []
        self._count = 0
        self._done: list[tuple[int, list[str]]] = []

    def taken(self) -> list[tuple[int, list[str]]]:
        done, self._done = self._done, []
        return done

    def end_all(self) -> None:
        while self._open:
            self._end_row()
            self._open.pop()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._count += 1
            self._open.append(_Table(self._count))
        elif not self._open:
            return
        elif tag == "tr":
            self._end_row()
            self._open[-1].begin_row()
        elif tag in ("td", "th"):
            # HTML lets closing tags be left out, and old systems do: a cell ends where the next begins.
            self._open[-1].end_cell()
            attributes = dict(attrs)
            self._open[-1].begin_cell((_span(attributes.get("colspan")), _span(attributes.get("rowspan"))))
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if not self._open:
            return
        if tag == "table":
            self._end_row()
            self._open.pop()
        elif tag == "tr":
            self._end_row()
        elif tag in ("td", "th"):
            self._open[-1].end_cell()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].words is not None:
            self._open[-1].words.append(data if data == "\n" else re.sub(r"\s+", " ", data))

    def _end_row(self) -> None:
        if (row := self._open[-1].end_row()) is not None:
            self._done.append((self._open[-1].number, row))


def _span(text: str | None) -> int:
    return min(int(text), 1000) if text and text.isdecimal() and int(text) else 1
