"""Cells made into values: days however they are written, lists, plain text."""

import ast
import html
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from dateutil import parser

from lib.reading import days
from lib.text import without_invisible
from lib.text.numbers import as_written

type Order = Literal["", "dmy", "mdy", "ymd"]


class Wrong(ValueError):
    """A cell says nothing that can be used. `code` names the sentence that tells why, `said` is what it says."""

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(code)
        self.code, self.said = code, text[:80]


# --- Text --------------------------------------------------------------------------------------------------------------

REMEMBERED = 120  # letters; longer cells seldom come again
# Never without its semicolon: `?a=1&copy=2` is part of an address.
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
EMPTY = {"", "-", "--", "---", "—", "——", "/", "\\", "n/a", "na", "n.a.", "null", "none", "nil", "无", "暂无", "不适用", "[]", "{}", "[{}]", "['']", "nan", "#n/a"}  # fmt: skip


BREAK = re.compile(r"<\s*/?\s*(?:br|p|li|div|ul|ol)\b[^<>]{0,80}>", re.IGNORECASE)  # which pages put between lines
# UTF-8 read as Windows-1252 and written as UTF-8 once more: Ã¼ for ü, â€“ for –.
DOUBLED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]+")


def plain(cell: str) -> str:
    """A cell as one line of text: HTML entities are letters again, white space is one space, nothing is invisible."""
    return _plain(cell) if len(cell) <= REMEMBERED else _plain.__wrapped__(cell)


@lru_cache(16384)  # each cell is looked at several times, and holders, standards and days come again and again
def _plain(cell: str) -> str:
    if cell.isascii() and cell.isprintable() and "&" not in cell and "<" not in cell:
        return " ".join(cell.split())
    text = cell
    for _again in range(2):  # some systems escape twice
        if not ENTITY.search(text):
            break
        text = ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if "<" in text:
        text = BREAK.sub(" ", text)
    text = unicodedata.normalize("NFC", without_invisible(text))
    return re.sub(r"\s+", " ", re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f]", " ", text)).strip()


def is_empty(cell: str) -> bool:
    return plain(cell).casefold() in EMPTY


def value_of(cell: str) -> str:
    """The plain text, "" where a cell only says that it is empty."""
    text = plain(cell)
    return "" if text.casefold() in EMPTY else text


def folded_word(cell: str) -> str:
    """A word for comparing and remembering: signs between its parts are spaces."""
    return re.sub(r"[\s_\-·.。()（）]+", " ", unicodedata.normalize("NFKC", value_of(cell))).strip().casefold()


def is_chinese(text: str) -> bool:
    """Whether a text has letters of the Chinese script: it then stands in the Chinese field."""
    return not text.isascii() and bool(re.search("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]", text))


def listed(cell: str) -> list[str]:
    """The parts of a cell that holds several: one a line, between semicolons, 、 or bars, or a list as programs write it."""
    text = cell.strip()
    if text.startswith("[") and text.endswith("]"):
        try:
            # A list as Python prints it, which exports hold: `literal_eval` builds values and runs nothing.
            parts = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            parts = text[1:-1].split(",")
        return _once(value_of(str(part)) for part in parts)
    # Not at commas: names of companies and titles of standards have their own.
    return _once(value_of(part) for part in re.split(r"[\n\r;；、|]+", _with_lines(cell)))


def _with_lines(cell: str) -> str:
    """A cell whose HTML breaks are breaks of lines, and whose entities are letters: else their semicolons would part it."""
    if "<" not in cell and "&" not in cell:
        return cell
    return BREAK.sub("\n", ENTITY.sub(lambda match: html.unescape(match[0]), cell))


def undoubled(text: str) -> str:
    """What a text said before it was encoded twice: Müster of MÃ¼ster; "" where nothing looks like that."""
    if text.isascii() or not DOUBLED.search(text):
        return ""
    meant = DOUBLED.sub(_once_decoded, text)
    return meant if meant != text else ""


def _once_decoded(match: re.Match[str]) -> str:
    # Byte by byte: where Windows-1252 has no letter, programs keep the byte's own number.
    letters = (
        letter.encode("cp1252") if letter > "\xff" or letter < "\x80" else letter.encode("latin-1")
        for letter in match[0]
    )
    try:
        return b"".join(letters).decode()
    except UnicodeError:
        return match[0]


def _once(parts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(part for part in parts if part))


ROUNDED = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)  # what a spreadsheet made of too long a number


def bare_number(cell: str) -> str:
    """A certificate's number without the words "No." in front of it, which nobody types who looks it up."""
    return as_written(value_of(cell))


def numbers_listed(cell: str) -> list[str]:
    """Certificate numbers, which no comma is part of."""
    return _once(bare_number(part) for text in listed(cell) for part in re.split(r"[,，]|\s+和\s*|\s+and\s+", text))


# --- Days --------------------------------------------------------------------------------------------------------------

ZONE = "Asia/Shanghai"
FOREVER = {"无期限", "无固定期限", "持续有效", "長期有效", "無期限", "永久有効", "무기한", "until revoked", "until withdrawn", "unbefristet", "unbegrenzt", "sans limite", "illimite", "illimité", "indefinido", "indef", "indefinite period", "no expiration", "no end date", "open", "长期", "长期有效", "永久", "永久有效", "无限期", "indefinite", "unlimited", "permanent", "no expiry", "never", "does not expire", "open ended", "2958465"}  # fmt: skip
EARLIEST, LATEST = 1950, 2150
NEVER = date.max  # what `read_end` gives for "permanent"; files themselves write it so
NO_YEAR = 9000  # years from here on mean that there is no end
ENDLESS = re.compile(r"9999(?:\s*[-/.年]\s*(?:\d{1,2}\s*月?)?)?|\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*9999(?:[T\s,].*)?")
DIGITS = {letter: str(value) for value, letter in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.年년·]\s*(\d{1,2})\s*[-/.月월·]\s*(\d{1,2})\s*\.?[日号일]?(?:[T\s,].*)?", re.DOTALL
)
COMPACT = re.compile(r"((?:19|20|21|9\d)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?")
THREE = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?:[T\s,]+\d{1,2}:.*)?", re.DOTALL)
SHORT_CHINESE = re.compile(r"(\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
NO_DAY = re.compile(r"(?:\d{4}|[^\W\d_]{3,}\.?[\s\-,]+\d{4})(?:\s*年?|\s*[-/.年]\s*\d{1,2}\s*月?)")
NO_DAY_CODE = "date_without_day"


def read_day(cell: str, order: Order = "", *, from_1904: bool = False, zone: str = ZONE) -> date | None:
    """The day a cell names, None where it names none. Raises Wrong, also where day and month cannot be told apart."""
    return _in_range(_named(cell, order, from_1904=from_1904, zone=zone), cell)


@lru_cache(16384)
def _named(cell: str, order: Order, *, from_1904: bool, zone: str) -> date | None:
    text = _day_text(cell)
    if not text:
        return None
    # Moments first: 2024-02-29T16:00Z also begins like a day, and in Shanghai it is the next one.
    if parts := days.otherwise_written(text, zone):
        return _day(*parts, text)
    for pattern in (YEAR_FIRST, COMPACT, SHORT_CHINESE):
        if match := pattern.fullmatch(text):
            year = int(match[1]) if len(match[1]) == 4 else _century(match[1])
            return _day(year, int(match[2]), int(match[3]), text)
    if match := THREE.fullmatch(text):
        return _of_three((match[1], match[2], match[3]), order, text)
    # 45352 is how a spreadsheet keeps 1 March 2024, and how its CSV gives it where the format was lost.
    if match := SERIAL.fullmatch(text):
        return _of_serial(int(match[1]), text, from_1904=from_1904)
    # 2024-03 is a month: to take its first day would be to make one up.
    if NO_DAY.fullmatch(text):
        raise Wrong(NO_DAY_CODE, text)
    return _in_words(text)


def read_end(cell: str, order: Order = "", *, from_1904: bool = False, zone: str = ZONE) -> date | None:
    """As `read_day`, for the last day: NEVER where the cell says that there is none, by a word or by a year of 9000s."""
    text = value_of(cell)
    if text.casefold() in FOREVER or folded_word(text) in FOREVER:
        return NEVER
    if match := re.fullmatch(r".*\S\s*(?:至|到|~|～|—|–| to | - )\s*(\S.*)", text):  # a whole period: its end counts
        return read_end(match[1], order, from_1904=from_1904, zone=zone)
    # A year without its day, and 01/02/9999, which is two days: whichever it is means the same.
    if ENDLESS.fullmatch(_day_text(text)):
        return NEVER
    day = _named(text, order, from_1904=from_1904, zone=zone)
    return NEVER if day and day.year >= NO_YEAR else _in_range(day, cell)


DAYLIKE = re.compile(
    r"(?<![\d.\-/])(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?![\d/])"
)
UNTIL = re.compile(r"\s*日?\s*(?:至|到|~|～|—|–|-|to|until|bis)\s*", re.IGNORECASE)
SHORTEST_PAIR = 12  # letters of two days, at the least


def days_in(cell: str) -> list[str]:
    """The days that a cell holds, each as it is written: the cell itself, but where it clearly holds several."""
    text = value_of(cell)
    if len(text) < SHORTEST_PAIR:
        return [cell]
    several = listed(cell) if re.search(r"[\n;；、|<]", cell) else []
    if len(several) > 1 and all(map(is_day, several)):
        return several
    found = list(DAYLIKE.finditer(unicodedata.normalize("NFKC", text)))
    # A whole period is one statement about two days: its ends are told apart elsewhere.
    if len(found) == 2 and UNTIL.fullmatch(found[0].string[found[0].end() : found[1].start()]):
        return [cell]
    return _once(match[0] for match in found) if len({match[0] for match in found}) > 1 else [cell]


def orders_of(cell: str) -> set[str]:
    """In which orders a cell could be read: several where day and month cannot be told apart, none where it says itself."""
    match = THREE.fullmatch(_day_text(cell))
    if not match:
        return set()
    parts = (match[1], match[2], match[3])
    # Where both readings are one day (03/03/2024) there is nothing to ask.
    days = {order: day for order in ("dmy", "mdy", "ymd") if (day := _tried(parts, order))}
    return set(days) if len(days) == 1 or len(set(days.values())) > 1 else set()


def is_day(cell: str) -> bool:
    """Whether a cell names a day in any order."""
    try:
        return read_day(cell) is not None
    except Wrong as wrong:
        return wrong.code == "date_ambiguous"


def _day_text(cell: str) -> str:
    text = unicodedata.normalize("NFKC", value_of(cell)).strip("'\"").rstrip(".")
    if re.search("[年月]", text):
        text = _chinese_digits(text)
    # What databases and spreadsheets write where no day was ever entered.
    return re.sub(r"^0000.*|^00/00/0000.*|^1900-01-00.*|^0(?:\.0+)?$", "", text)


def _chinese_digits(text: str) -> str:
    """二〇二四年十二月三日 → 2024年12月3日."""
    text = re.sub(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)", lambda match: f"{DIGITS.get(match[1], '1')}{DIGITS.get(match[2], '0')}", text)  # fmt: skip
    return "".join(DIGITS.get(letter, letter) for letter in text)


def _of_three(parts: tuple[str, str, str], order: Order, text: str) -> date:
    tried = {one: day for one in ("dmy", "mdy", "ymd") if (day := _tried(parts, one))}
    if order:
        if order in tried:
            return tried[order]
        # 25/04 among months first has one reading only. Whoever asks sees by `orders_of` that it is not the chosen one.
        if len(set(tried.values())) == 1:
            return next(iter(tried.values()))
        raise Wrong("date_against_order" if tried else "date_impossible", text)
    if len(set(tried.values())) == 1:
        return next(iter(tried.values()))
    raise Wrong("date_ambiguous" if tried else "date_impossible", text)


def _tried(parts: tuple[str, str, str], order: str) -> date | None:
    """The day that three numbers are in one order, or None. A year comes first only where all have two digits."""
    if order == "ymd":
        if len(parts[2]) == 4 or len(parts[0]) != 2:
            return None
        year, month, day = parts
    elif order == "dmy":
        day, month, year = parts
    else:
        month, day, year = parts
    try:
        return date(int(year) if len(year) == 4 else _century(year), int(month), int(day))
    except ValueError:
        return None


def _century(two_digits: str) -> int:
    # The cut of POSIX: a last day may well lie in 2069, and no register reaches back to 1969.
    return int(two_digits) + (2000 if int(two_digits) < 70 else 1900)


def _of_serial(serial: int, text: str, *, from_1904: bool) -> date:
    # The thirtieth, since spreadsheets count a 29 February 1900 that never was.
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    day = first + timedelta(days=serial)
    return _day(day.year, day.month, day.day, text)


def _in_words(text: str) -> date:
    """With the month's name. What we do not know ourselves is read twice against different days: a missing part shows."""
    if named := days.with_month_name(text):
        year, month, day = named
        return _day(int(year) if len(year) == 4 else _century(year), month, day, text)
    if not re.search("[A-Za-z]{3}", text) or not re.search(r"\d{4}", text) or len(text) > 60:
        raise Wrong("date_unreadable", text)
    try:
        first, second = (
            parser.parse(text, default=datetime(year, month, day), dayfirst=True)  # noqa: DTZ001
            for year, month, day in ((2001, 1, 1), (2002, 2, 2))
        )
    except (ValueError, OverflowError, TypeError) as failure:
        raise Wrong("date_unreadable", text) from failure
    if first.date() != second.date():
        raise Wrong(NO_DAY_CODE, text)
    return _day(first.year, first.month, first.day, text)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as failure:
        raise Wrong("date_impossible", text) from failure


def _in_range(day: date | None, cell: str) -> date | None:
    # Asked of every way of writing a day: 1024 for 2024 is a slip of the pen, and would stand in public.
    if day and not EARLIEST <= day.year <= LATEST:
        raise Wrong("date_out_of_range", plain(cell))
    return day
