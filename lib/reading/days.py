"""Days as people and programs write them: eras, months by their names in many languages, seconds since 1970."""

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import get_month_names

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "pl", "cs", "ru", "tr")
ERAS = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "R": 2018, "H": 1988, "S": 1925, "民國": 1911, "民国": 1911, "中華民國": 1911,
}  # fmt: skip
OF_AN_ERA = re.compile(
    r"(令和|平成|昭和|大正|中華民國|民國|民国|[RHS])\s*(元|\d{1,3})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?"
)
OF_TAIWAN = re.compile(
    r"(1[0-4]\d)\s*[/.\-年]\s*(\d{1,2})\s*[/.\-月]\s*(\d{1,2})\s*日?"
)  # a year of three digits is of no other era
DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|\.|º|°|-)?[\s\-/.]*(?:de |of |di )?\s*([^\W\d_]{3,})\.?[\s\-/.,]*(?:de |del )?\s*(\d{4}|\d{2})(?:[\s,T].*)?")  # fmt: skip
MONTH_DAY = re.compile(r"(?:[^\W\d_]+,\s*)?([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})(?:[\s,T].*)?")
SECONDS = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{12,13}")
WITH_ZONE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})")


@lru_cache(1)
def months() -> dict[str, int]:
    """Names of months, long and short; one that means different months in two languages is nobody's."""
    by_name: dict[str, int] = {}
    twice = set()
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for month, name in get_month_names(width, context=context, locale=language).items():
                    key = _folded(name)
                    if by_name.setdefault(key, month) != month:
                        twice.add(key)
    return {name: month for name, month in by_name.items() if name not in twice and len(name) > 2} | {"sept": 9}


def otherwise_written(text: str, zone: str) -> tuple[int, int, int] | None:
    """(year, month, day) where a program or an emperor's era tells it."""
    day = at_midnight(text, zone) or since_1970(text, zone)
    return (day.year, day.month, day.day) if day else of_an_era(text)


def of_an_era(text: str) -> tuple[int, int, int] | None:
    """令和6年3月1日, R6.3.1, 民國113年3月1日, 113/03/01."""
    if match := OF_TAIWAN.fullmatch(text):
        return 1911 + int(match[1]), int(match[2]), int(match[3])
    match = OF_AN_ERA.fullmatch(text)
    if not match:
        return None
    # The first year of an era has a name instead of a number: 令和元年 is 2019.
    year = 1 if match[2] == "元" else int(match[2])
    return ERAS[match[1]] + year, int(match[3]), int(match[4])


def with_month_name(text: str) -> tuple[str, int, int] | None:
    """(year as written, month, day) of 1. März 2024, 01-MAR-24, March 1st, 2024."""
    if (match := DAY_MONTH.fullmatch(text)) and (month := months().get(_folded(match[2]))):
        return match[3], month, int(match[1])
    if (match := MONTH_DAY.fullmatch(text)) and (month := months().get(_folded(match[1]))):
        return match[3], month, int(match[2])
    return None


def since_1970(text: str, zone: str) -> date | None:
    """Seconds or thousandths since 1970, as programs keep a moment: the day it is in `zone`. Between 1990 and 2100."""
    if not SECONDS.fullmatch(text):
        return None
    moment = float(text) / (1000 if len(text) > 11 and "." not in text else 1)
    return datetime.fromtimestamp(moment, ZoneInfo(zone)).date() if 631_152_000 <= moment < 4_102_444_800 else None


def at_midnight(text: str, zone: str) -> date | None:
    """A moment with a zone that is midnight in `zone` means the day that begins there; any other the day as written."""
    if not WITH_ZONE.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
        # A system in Shanghai that stores UTC exports 1 March as 29 February 16:00Z; others write their own midnight.
        here = moment.astimezone(ZoneInfo(zone))
    except (ValueError, OverflowError):  # the last evening of 9999 is in no year that there is
        return None
    return here.date() if (here.hour, here.minute) == (0, 0) else moment.date()


def _folded(name: str) -> str:
    text = unicodedata.normalize("NFD", name.casefold().strip("."))
    return "".join(letter for letter in text if unicodedata.category(letter) != "Mn")
