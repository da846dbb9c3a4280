"""Standard numbers: many spellings, one number.

`GB/T 20234.1-2023`, `GBT20234.1` and `gb/t 20234.1—2023` name the same standard; `GB 20234` is another one, since the
/T (recommended) belongs to the number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lib.text import folded

_DASHES = re.compile(r"[\u2010-\u2015\u2212\uff0d~]")
_YEAR = re.compile(
    r"^(?P<rest>.*?)(?:\s*[:]\s*(?P<colon>(?:19|20)\d\d)|\s*-\s*(?P<dash>(?:19|20)\d\d))(?P<more>[^\d].*)?$"
)
_OLD_YEAR = re.compile(r"^(?P<rest>(?:GB|[A-Z]{2}/T).*\d)\s*-\s*(?P<year>[89]\d)$")
_NUMBER = re.compile(
    r"^(?P<prefix>[A-Z]{1,10}(?:\s*[/ ]\s*[A-Z]{2,10})*(?:\s*/\s*[TZ])?)\s*[- ]?\s*"
    r"(?P<number>(?:[A-Z]\s?)?\d+(?:\s\d{3})?(?:[.\-]\d+)*[A-Z]?)$"
)
_LOCAL = re.compile(r"^(?P<prefix>DB\d{2,6}(?:\s*/\s*T|T(?=\s*\d))?)\s*(?P<number>\d+(?:[.\-]\d+)*)$")
_CANDIDATE = re.compile(
    r"(?<![A-Z0-9])(?:(?:DIN|BS|NF|ETSI)\s)?(?:[A-Z]{1,5}\s?/\s?)?[A-Z]{2,10}(?:\s?/\s?[A-Z]{1,5}|\sISO|\sIEC)?"
    r"\s?[- ]?\s?(?:\d{3}\s\d{3}(?!\d)|\d+)(?:[.\-]\d+)*"
    r"(?:\s?:\s?(?:19|20)\d\d)?(?![A-Z0-9])"
)
# The spellings without a slash that people type for the common ones.
_SLASHED = re.compile(r"^(?P<sector>[A-Z]{2}|DB\d{2,6})(?P<letter>[TZ])$")
# What people write for a publisher, before a number: 国标 4706.1, 国家标准GB/T 20234, "ISO standard 14067".
_IN_WORDS = [
    (
        re.compile(
            r"(?:推荐性?)?(?:国家标准|国標|国标|國家標準|國標)(?:号|號|编号|編號)?[\s:：]*(?:GB\s*/?\s*[TZ]?)?[\s-]*(?=\d)",
            re.I,
        ),
        "GB ",
    ),
    (re.compile(r"(?:推荐性?)?(?:国家标准|国標|国标|國家標準|國標)[\s:：]*(?=GB)", re.I), ""),
    (
        re.compile(
            r"(?<![A-Za-z])((?:GB|ISO|IEC|EN|ETSI|DIN|UL)(?:\s?/\s?[TZ])?)\s*(?:标准|標準|号|standards?|no\.?|number|nr\.?)\s*(?=\d)",
            re.I,
        ),
        r"\1 ",
    ),
    (
        re.compile(r"(?<![A-Za-z])(GB|JB|QB|NB|DL|YD|JG|JC|HG|FZ|SJ|LY|YY|HJ)\s*[-_.·]\s*([TZ])\s*(?=\d)", re.I),
        r"\1/\2 ",
    ),
    (re.compile(r"(?<=\d)\s*(?:年版|版)"), ""),
    (re.compile(r"(?<=\d)[·．。](?=\d)"), "."),
    (
        re.compile(r"(?<![A-Za-z])((?:GB|ISO|IEC|EN)(?:\s*/\s*[TZ])?[\s-]*\d[\d.-]*\d)\s+((?:19|20)\d\d)(?!\d)", re.I),
        r"\1-\2",
    ),
]
_INTERNATIONAL = {
    "ISO",
    "IEC",
    "EN",
    "ETSI",
    "DIN",
    "BS",
    "NF",
    "CISPR",
    "AS",
    "NZS",
    "ASTM",
    "UL",
    "CSA",
    "IEEE",
    "SAE",
}
_KINDS_OF_DOCUMENT = {"T", "Z", "TS", "TR", "PAS", "GUIDE", "IWA"}  # GB/T is looked for as GB, ISO/TS as ISO
_SPACED = {"EN", "ETSI", "DIN", "BS", "ASTM", "NF", "AS"}  # they stand before another publisher's name with a space
_COLON = {"ISO", "IEC", "EN", "ETSI", "ITU", "BS"}
_WITH_T = {
    "GB",
    "JC",
    "JG",
    "QB",
    "SJ",
    "YD",
    "NB",
    "HJ",
    "FZ",
    "LY",
    "YY",
    "HG",
    "JB",
    "SB",
    "MT",
    "QC",
    "CJ",
    "RB",
    "WS",
    "BB",
}


@dataclass(frozen=True)
class StandardNumber:
    """A number taken apart. `key` compares without a year, `text` is how it is printed."""

    prefix: str  # "GB/T", "ISO/IEC", "T/CAS"
    number: str  # "20234.1", "60335-2-40"
    year: int | None = None

    @property
    def key(self) -> str:
        """`GBT20234.1`: without spaces and slashes; parts set off by dots, whatever the publisher prints."""
        return re.sub(r"[\s/]", "", self.prefix) + self.number.replace("-", ".")

    @property
    def slug(self) -> str:
        """Its name in addresses: gb-t-20234.1."""
        return re.sub(r"[\s/]+", "-", self.text).lower()

    @property
    def text(self) -> str:
        return f"{self.prefix} {self.number}"

    @property
    def full(self) -> str:
        """With the year, as its publisher writes it: GB/T 20234.1-2023, ISO/IEC 17065:2012."""
        if self.year is None:
            return self.text
        return f"{self.text}{':' if re.split(r'[ /]', self.prefix)[0] in _COLON else '-'}{self.year}"

    @property
    def edition(self) -> str:
        """`GBT20234.1-2023`: the key of one edition; of a number without a year, the key."""
        return f"{self.key}-{self.year}" if self.year else self.key

    @property
    def families(self) -> list[str]:
        """The keys under which it should be found: its own, and those of the standard it is a part of."""
        return _families(self.key)

    @property
    def loose_keys(self) -> list[str]:
        """How it is asked for by who does not know GB from GB/T, or of several publishers names one: GB20234.1, IEC62368.1."""
        number = self.number.replace("-", ".")
        keys = [f"{publisher}{number}" for publisher in self.publishers]
        is_shared = "IEC" in self.publishers and re.match(r"6\d{4}", number)  # since 1997 EN has the number of IEC
        return [*keys, f"EN{number}"] if is_shared and "EN" not in self.publishers else keys

    @property
    def loose_families(self) -> list[str]:
        """The same with those of the standard it is a part of, and its number alone."""
        bare = self.number.replace("-", ".")
        return [family for key in [*self.loose_keys, bare] for family in _families(key)]

    @property
    def publishers(self) -> list[str]:
        """Who may be named before the number. A group standard (T/CAS) is nobody else's."""
        parts = re.split(r"[ /]", self.prefix)
        if parts[0] in {"T", "Q"} or len(parts) == 1:
            return ["".join(parts)]
        names = [part for part in parts if part not in _KINDS_OF_DOCUMENT]
        return names if _INTERNATIONAL.issuperset(names) else ["".join(names)]


def _families(key: str) -> list[str]:
    parts = key.split(".")
    return [".".join(parts[: length + 1]) for length in reversed(range(len(parts)))]


def with_publishers(text: str) -> str:
    """A query with publishers as their letters: `国标 4706.1` is `GB 4706.1`, `GB-T 20234` is `GB/T 20234`."""
    for pattern, letters in _IN_WORDS:
        text = pattern.sub(letters, text)
    return text


def parse(text: str) -> StandardNumber | None:
    """The standard number that `text` is, or None where it is none. An amendment after the year is passed over."""
    plain = _DASHES.sub("-", folded(text)).upper().strip(" .;,")
    plain, year = _without_year(plain)
    match = _LOCAL.match(plain) or _NUMBER.match(plain)
    if not match:
        return None
    prefix = _prefix(match["prefix"])
    number = re.sub(r"\s", "", match["number"])
    return StandardNumber(prefix, number, year) if len(prefix) >= 2 else None


_SLUG = re.compile(r"(?P<prefix>(?:db\d+|[a-z]+)(?:-[a-z]+)*)-(?P<number>[a-z]?\d[a-z\d.\-]*)")


def from_slug(slug: str) -> StandardNumber | None:
    """The standard of that name in addresses, or None where it is nobody's."""
    match = _SLUG.fullmatch(slug)
    number = parse(f"{match['prefix'].replace('-', '/')} {match['number']}") if match else None
    return number if number and number.slug == slug else None


def canonical(text: str) -> str:
    """The key of a standard number for comparing; "" where `text` is none."""
    number = parse(text)
    return number.key if number else ""


def key_and_number(text: str) -> tuple[str, str]:
    """By what a standard as it was typed is found, and how its publisher writes it; other words are kept as they are."""
    number = parse(text)
    return (number.key, number.full) if number else (text.replace(" ", "").upper(), text.strip())


@lru_cache(16384)  # every certificate of a register asks
def keys_in(reference: str) -> tuple[str, ...]:
    """By what keys a stated number is listed: its number's, and its edition's where it has a year; none for other words."""
    number = parse(reference)
    return tuple(dict.fromkeys((number.key, number.edition))) if number else ()


def numbers_in(text: str) -> list[StandardNumber]:
    """Every standard number that stands in a longer text, in order."""
    plain = _DASHES.sub("-", folded(text)).upper()
    candidates = _CANDIDATE.findall(plain)
    return [number for candidate in candidates if (number := parse(candidate))]


def numbers_at(text: str) -> Iterator[tuple[int, int, StandardNumber]]:
    """Every number of a publisher that we know, in a text whose letters are plain already, and where it stands."""
    plain = _DASHES.sub("-", "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text))
    for candidate in _CANDIDATE.finditer(plain):
        start, written = candidate.start(), candidate.group()
        number = parse(written)
        if not (number and is_known_publisher(number)) and " " in written:  # "to IEC 61215"
            start, written = start + written.index(" ") + 1, written.partition(" ")[2]
            number = parse(written)
        if number and is_known_publisher(number):
            yield start, candidate.end(), number


def _without_year(plain: str) -> tuple[str, int | None]:
    if (match := _YEAR.match(plain)) and re.search(r"\d", match["rest"]):
        return match["rest"].strip(), int(match["colon"] or match["dash"])
    if match := _OLD_YEAR.match(plain):
        return match["rest"].strip(), 1900 + int(match["year"])
    return plain, None


def _prefix(text: str) -> str:
    """One spelling for each: `GBT`, `GB / T` and `GB/T` become `GB/T`; `ISO IEC` becomes `ISO/IEC`."""
    words = [word for word in re.split(r"[\s/]+", text) if word]
    joined = (" " if words[0] in _SPACED else "/").join(words)
    if (short := _SLASHED.match(joined)) and (short["sector"] in _WITH_T or short["sector"].startswith("DB")):
        return f"{short['sector']}/{short['letter']}"
    return joined


def is_known_publisher(number: StandardNumber) -> bool:
    """Whether the letters are a publisher's we know: "iPhone 15" reads like a number too."""
    first = re.split(r"[ /]", number.prefix)[0]
    return first in _WITH_T | _COLON | _SPACED | {
        *("T", "Q", "UL", "ANSI", "JIS", "CNCA", "CISPR", "IEEE", "SAE", "CSA", "NFPA", "AATCC", "DL", "GA"),
    } or first.startswith("DB")
