"""Which of the first rows of a table holds the headings, and what each heading is likely to mean."""

import dataclasses
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import IO

from django.utils.functional import Promise

from lib.reading.tables import GROUP, WIDEST, Reading, first_rows, guess, headings_of, names_in, sheets_of

SURE, LIKELY = 1.0, 0.72
ALIKE = 0.85  # of two spellings of one word
LONGEST_HEADING = 80
LONGEST_NAME, ENOUGH = 60, 60  # letters of a heading, and headings of a row, by which it is told from others
MOST_SHEETS = 20  # of a workbook that are looked at
BENEATH = 0.93  # what the name beneath a group counts for by itself
REACHES = re.compile(
    r"\b(e ?mail|phone|tel|telephone|fax|website|web|url|link|contact|zip|postcode|postal code)\b|邮箱|电话|传真|网址|网站|联系人|邮编|链接"
)
CODES = re.compile(r"信用代码|机构代码|\b(credit code|uscc|org code)\b")
TITLES = re.compile(r"\btitles?\b|标题|標題")
PATH = re.compile(r"\w+(?:\.\w+)+")  # of a record within a record: holder.name
ADDRESSES = re.compile(r"\b(address|addr|adresse|anschrift)\b|地址|住所")
DAYS = re.compile(r"\b(date|datum|fecha)\b|日期|时间")
SAYS_LITTLE = {"type", "version", "class", "level", "number", "state", "issue", "owner", "plant", "item", "date", "issued", "until", "from", "module", "name", "title"}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """`takes_many`: several columns may hold it. `headings`: what it is called, in both languages, folded."""

    key: str
    words: str | Promise = dataclasses.field(hash=False)  # whose hash would be translated anew each time
    headings: tuple[str, ...]
    takes_many: bool = False
    is_date: bool = False


@lru_cache(4096)
def folded_heading(heading: str) -> str:
    """A heading for comparing: NFKC, camelCase taken apart, marks and brackets as single spaces, small letters, no accents."""
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", unicodedata.normalize("NFKC", heading))
    # Forms number their headings: 3、证书编号.
    text = re.sub(r"^\s*\d+\s*[、.．)]\s*", "", text)
    text = re.sub(r"(?<=[A-Za-z])[\u0300-\u036f]+", "", unicodedata.normalize("NFD", text))
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFC", text)).strip().casefold()


@lru_cache(16384)
def likeness(heading: str, field: Field) -> float:
    """How well a heading fits a field: 1 is one of its names, 0 has nothing to do with it."""
    text = folded_heading(heading)
    if not text or len(text) > LONGEST_HEADING or not _may_be(text, field):
        return 0.0
    names = _names_like(text, field)
    best = max((_likeness(text, name, rank) for name, rank in names), default=0.0)
    _group, is_grouped, own = heading.rpartition(GROUP)  # a group may be a mere title: its part counts by itself too
    if PATH.fullmatch(heading):
        own = heading.rpartition(".")[2]
        is_grouped = "." if folded_heading(own) not in SAYS_LITTLE else ""
    return max(best, BENEATH * likeness(own, field)) if is_grouped else best


def _may_be(text: str, field: Field) -> bool:
    """A heading that speaks of addresses, days or ways to reach somebody is about nothing else."""
    reaches, codes, addresses, days, titles = _speaks_of(text)
    if reaches or (titles and field.key == "standard"):
        return False
    if codes:
        return field.key == "holder_code"
    if addresses:
        return field.key.endswith("address")
    return field.is_date or not days


@lru_cache(4096)
def _speaks_of(text: str) -> tuple[bool, ...]:
    return tuple(bool(what.search(text)) for what in (REACHES, CODES, ADDRESSES, DAYS, TITLES))


@dataclass(frozen=True)
class _Index:
    """A field's names by what a heading must share with one to be like it: of three hundred columns each is asked for each
    field, and nearly none is like any."""

    by_bare: dict[str, list[tuple[str, int]]]
    by_word: dict[str, list[tuple[str, int]]]
    by_length: dict[int, list[tuple[str, int, frozenset[str]]]]
    others: list[tuple[str, int]]  # in scripts without spaces between words


@lru_cache(256)
def _index(field: Field) -> _Index:
    index = _Index({}, {}, {}, [])
    for rank, name in enumerate(field.headings):
        bare, words = _parts(name)
        index.by_bare.setdefault(bare, []).append((name, rank))
        for word in words:
            index.by_word.setdefault(word, []).append((name, rank))
        if name.isascii():
            index.by_length.setdefault(len(name), []).append((name, rank, frozenset(name)))
        else:
            index.others.append((name, rank))
    return index


def _names_like(text: str, field: Field) -> list[tuple[str, int]]:
    """The names of a field that a heading can be like at all."""
    index, (bare, words) = _index(field), _parts(text)
    found = [*index.by_bare.get(bare, ()), *(named for word in words for named in index.by_word.get(word, ()))]
    if not text.isascii():
        found += index.others
    letters = frozenset(text)
    for length in range(len(text) - 2, len(text) + 3):
        # What is not in both is not alike: more of it than that, and no misspelling makes up for it.
        most = (1 - ALIKE) * (length + len(text))
        found += [(name, rank) for name, rank, own in index.by_length.get(length, ()) if len(letters ^ own) <= most]
    return found


@lru_cache(2048)
def _parts(text: str) -> tuple[str, frozenset[str]]:
    return text.replace(" ", ""), frozenset(text.split())


def _likeness(text: str, name: str, rank: int) -> float:
    (bare, words), (bare_name, wanted) = _parts(text), _parts(name)
    if bare == bare_name:
        # Names stand from the surest to the vaguest: of two that fit, the earlier wins.
        return SURE - rank / 1000
    # "Type of organisation" is no model: words that say little count alone, and never as part of a heading.
    if wanted <= words and len(name) > 2 and name not in SAYS_LITTLE:
        return 0.9 - 0.04 * len(words - wanted) - rank / 1000
    if not name.isascii() and len(name) > 1 and name in text:
        return 0.88 - 0.02 * (len(text) - len(name))
    if not name.isascii() or abs(len(text) - len(name)) > 2 or min(map(len, [*words, *wanted])) < 3:
        return 0.0
    alike = SequenceMatcher(None, text, name).ratio()
    return alike * 0.85 if alike > ALIKE else 0.0


def guessed(headings: list[str], fields: Sequence[Field]) -> dict[int, str]:
    """Column → field: the best fits first, each column once and a field once unless it takes many."""
    # Over the whole table at once: "Date" is the issue date only where no other heading says it better.
    fits = [(likeness(heading, field), -column, field) for column, heading in enumerate(headings) for field in fields]
    columns: dict[int, str] = {}
    for score, minus_column, field in sorted(fits, key=lambda fit: (fit[0], fit[1]), reverse=True):
        if score < LIKELY or -minus_column in columns:
            continue
        if field.takes_many or field.key not in columns.values():
            columns[-minus_column] = field.key
    return dict(sorted(columns.items()))


def header_row(rows: list[list[str]], fields: Sequence[Field]) -> int:
    """Which of the first rows holds the headings, counted from 1: the one with most names we know; 0 where none has."""
    best, most = 0, 0.0
    for number, row in enumerate(rows, start=1):
        cells = [cell for cell in row if cell.strip()]
        # A title above the table is one cell, a note above it a long one; headings are several and short.
        if len(cells) < 2 or any(len(cell) > 120 for cell in cells):
            continue
        # Of three hundred headings the first sixty tell as much, in a fifth of the time.
        short = [cell for cell in cells[:ENOUGH] if len(cell) < LONGEST_NAME]
        known = sum(max(likeness(cell, field) for field in fields) for cell in short)
        score = known + min(len(set(cells)), 40) / 100
        if known and score > most:
            best, most = number, score
    if best:
        return best
    wide = max((len([cell for cell in row if cell.strip()]) for row in rows), default=0)
    for number, row in enumerate(rows, start=1):
        cells = [cell for cell in row if cell.strip()]
        if len(cells) >= max(wide * 0.6, 2):
            return number if not any(re.search(r"\d{3}", cell) for cell in cells) else 0
    return 0


def headings_at(rows: list[list[str]], fields: Sequence[Field]) -> tuple[int, int]:
    """(the row of the headings, over how many rows they go): two where the names of groups stand above them."""
    rows = [row[:WIDEST] for row in rows]  # a wider table is refused; to look through all of it would take seconds
    header = header_row(rows, fields)
    if not header:
        return 0, 1
    best, most = (header, 1), len(guessed(names_in(rows, header, 1), fields))
    for last in (header, header + 1):
        if 2 <= last <= len(rows) and _are_groups(rows[last - 2], rows[last - 1]):
            known = len(guessed(names_in(rows, last, 2), fields))
            # Two rows only where they say more than one: a first row of data looks like headings soon enough.
            if known > most:
                best, most = (last, 2), known
    return best


def with_header(file: IO[bytes], reading: Reading, fields: Sequence[Field]) -> Reading:
    """The same way of reading, with the row where the headings seem to stand."""
    header, height = headings_at(first_rows(file, reading), fields)
    return replace(reading, header=header, height=height)


def best_reading(file: IO[bytes], fields: Sequence[Field]) -> Reading:
    """The guess, and of several sheets the one whose headings say most."""
    proposed = guess(file)
    if proposed.kind == "records":
        return proposed
    if proposed.kind == "text":
        return with_header(file, proposed, fields)
    sheets = sheets_of(file, proposed)[:MOST_SHEETS]
    tried = [with_header(file, replace(proposed, sheet=name), fields) for name in sheets]
    return max(tried, key=lambda one: len(guessed(headings_of(file, one), fields)))


def _are_groups(above: list[str], below: list[str]) -> bool:
    """Whether two rows look like headings of groups and what they consist of: words, and gaps above."""
    over, names = ([cell.strip() for cell in row if cell.strip()] for row in (above, below))
    has_gap = any(
        name.strip() and not (above[column].strip() if column < len(above) else "") for column, name in enumerate(below)
    )
    are_words = all(len(cell) < LONGEST_HEADING and not re.search(r"\d{3}", cell) for cell in over + names)
    return len(over) > 1 and len(names) > 1 and has_gap and are_words
