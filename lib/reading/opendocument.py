"""Rows of an OpenDocument spreadsheet (.ods), read as a stream: merged cells filled downwards, zeros in front as shown."""

import html
import re
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from lib import zips
from lib.reading.cells import number_text

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
NAME = re.compile(rb'<table:table\s[^>]*?table:name="([^"]*)"')
WIDEST = 16_384  # columns
MOST_AGAIN = 100_000  # rows of one content, written once


def sheets(file: IO[bytes]) -> list[str]:
    """The names of the sheets, found without taking the document apart: pages ask for them again and again."""
    file.seek(0)
    names: list[str] = []
    with zips.opened(file) as archive, archive.open("content.xml") as content:
        tail = b""
        while chunk := content.read(1 << 20):
            window = tail + chunk
            end = window.rfind(b">") + 1
            names += [html.unescape(name[1].decode()) for name in NAME.finditer(window, 0, end)]
            tail = window[end:][-4096:]
    return names


def rows(file: IO[bytes], sheet_name: str) -> Iterator[list[str]]:
    """Every row of a sheet as text, blank ones as empty lists; what is blank below the last row is left out."""
    is_ours, blank = False, 0
    covered: dict[int, tuple[int, str]] = {}  # column → for how many more rows a merged cell says what
    for event, element, parent in _walk(file):
        if element.tag == f"{TABLE}table":
            if event == "end" and is_ours:
                return
            is_ours = event == "start" and sheet_name in ("", element.get(f"{TABLE}name"))
        elif element.tag == f"{TABLE}table-row" and event == "end":
            if is_ours:
                again = min(int(element.get(f"{TABLE}number-rows-repeated", 1)), 1 << 20)
                cells = _cells(element, covered)
                if not any(cells):
                    # A sheet often ends with a million blank rows written once: they count only once something follows.
                    blank += again
                else:
                    yield from ([] for _row in range(blank))
                    yield from (list(cells) for _row in range(min(again, MOST_AGAIN)))
                    blank = 0
            parent.remove(element)


def _walk(file: IO[bytes]) -> Iterator[tuple[str, Element, Element]]:
    """(event, element, at its end: its parent) through the document. Whoever has read a row takes it out of its parent."""
    file.seek(0)
    with zips.opened(file) as archive, archive.open("content.xml") as content:
        path: list[Element] = []
        for event, element in iterparse(content, events=("start", "end")):  # noqa: S314  # expat itself refuses what blows up
            if event == "start":
                path.append(element)
            else:
                path.pop()
            yield event, element, path[-1] if path else element


def _cells(row: Element, covered: dict[int, tuple[int, str]]) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag not in CELLS:
            continue
        text = _text(cell) if cell.tag == CELLS[0] else ""
        again = min(int(cell.get(f"{TABLE}number-columns-repeated", 1)), WIDEST - len(cells))
        below = int(cell.get(f"{TABLE}number-rows-spanned", 1)) - 1
        for column in range(len(cells), len(cells) + again):
            if column in covered and cell.tag == CELLS[1]:
                left, above = covered.pop(column)
                cells.append(above)
                if left > 1:
                    covered[column] = left - 1, above
            else:
                cells.append(text)
        if below > 0 and text:
            covered[len(cells) - again] = below, text
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(cell: Element) -> str:
    kind = cell.get(f"{OFFICE}value-type", "")
    shown = "\n".join(_paragraph(paragraph) for paragraph in cell.findall(f"{TEXT}p"))
    if kind == "date":
        return cell.get(f"{OFFICE}date-value", shown).removesuffix("T00:00:00").replace("T", " ")
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value", shown).upper()
    if kind in ("float", "currency", "percentage"):
        value = cell.get(f"{OFFICE}value", "")
        # 00042 is stored as 42; its zeros are only in what is shown, and part of the number.
        is_padded = re.fullmatch(r"0\d+", shown) and float(shown) == float(value or "nan")
        return shown if is_padded or not value else number_text(float(value))
    return "#VALUE!" if re.fullmatch(r"Err:\d{3}", shown) else shown


def _paragraph(paragraph: Element) -> str:
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == f"{TEXT}s":
            parts.append(" " * min(int(child.get(f"{TEXT}c", 1)), 100))
        elif child.tag in (f"{TEXT}line-break", f"{TEXT}tab"):
            parts.append("\n" if child.tag.endswith("break") else "\t")
        elif child.tag.startswith(TEXT):  # words with a format or a link of their own; not remarks beside the cell
            parts.append(_paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)
