"""Names of places, which tell two companies of one name apart: countries, provinces, cities; and where an address lies."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django_countries import countries

from lib.text import Bilingual, bilingual, folded
from vocabulary.countries import market_name

DATA = Path(__file__).parent / "data"
_KIND = re.compile(r"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$")
BY_ISO = {"710000": "TW", "810000": "HK", "820000": "MO"}  # GB/T 2260 has them, and so has ISO 3166


@dataclass(frozen=True)
class Region:
    """Where something lies: a country by ISO 3166 alpha-2 and, in mainland China, a province by GB/T 2260; "" unknown."""

    country: str = ""
    province: str = ""

    @property
    def code(self) -> str:
        """As facets have it: "CN-440000", "DE", ""."""
        return f"{self.country}-{self.province}" if self.province else self.country

    @property
    def name(self) -> dict[str, str]:
        """The province's or country's name in both languages."""
        return region_name(self.code)


def region_name(code: str) -> dict[str, str]:
    """What a region's code ("CN-440000", "DE") stands for, in both languages; the code itself where it is unknown."""
    country, _dash, province = code.partition("-")
    return dict(_provinces().get(province) or market_name(country)) if country else {}


@lru_cache(4096)
def region_in(zh: str, en: str = "") -> Region:
    """Where an address lies, as far as it says so: Chinese addresses begin with the widest, others end with it."""
    spoken = [code for code in (*_codes(zh), *reversed(_codes(en))) if code]
    country = next((code[:2] for code in spoken if not code.isdigit() and code != "CN"), "")
    province = next((code for code in spoken if code.isdigit()), "")
    if province and country in ("", BY_ISO.get(province)):
        return Region(BY_ISO[province]) if province in BY_ISO else Region("CN", province)
    return Region(country or ("CN" if spoken else ""))


def _codes(address: str) -> list[str]:
    """The codes of the places that an address names, in order; "CN" for a name that two provinces have."""
    words = _words_of(address)
    chinese, other = _patterns()
    names = chinese.findall(words.replace(" ", "")) + other.findall(words)
    return [next(iter(codes)) if len(codes) == 1 else "CN" for name in names if (codes := _codes_by_name()[name])]


def places_in(words: tuple[str, ...]) -> list[str]:
    """The places that folded words name, in order: 苏州 in 苏州雪屿制冷, suzhou among the words of its English name."""
    chinese, other = _patterns()
    return chinese.findall("".join(words)) + other.findall(" ".join(words))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = {name for _code, *pair in _coded() for name in pair if len(name) > 1}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    chinese = "|".join(re.escape(name) for name in longest_first if not name.isascii())
    other = "|".join(re.escape(name) for name in longest_first if name.isascii())
    return re.compile(chinese), re.compile(rf"\b(?:{other})\b")


@cache
def _codes_by_name() -> dict[str, set[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for code, *pair in _coded():
        for name in pair:
            codes[name].add(code)
    return codes


@cache
def _provinces() -> dict[str, Bilingual]:
    return {code: bilingual(_KIND.sub("", zh), en) for code, zh, en in _rows("regions.tsv")}


def _coded() -> Iterator[tuple[str, str, str]]:
    """Code and names of every place: six digits for a Chinese province and what lies in it, else the country's letters."""
    for code, zh, en in _rows("regions.tsv"):
        yield code, _KIND.sub("", zh), _words_of(en)
    for zh, en, code in _rows("places.tsv"):
        yield code, zh, _words_of(en)
    for code in countries.countries:
        name = market_name(code)
        yield code, name["zh"], _words_of(name["en"])


def _words_of(name: str) -> str:
    """As `lib.text.names` has the words of a name: Xi'an is xian, and ü is u."""
    plain = folded(name).replace("'", "").replace("ü", "u")
    return " ".join(re.findall(r"\w+", plain))


def _rows(name: str) -> list[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.reader(lines, delimiter="\t") if row and not row[0].startswith("#")]
