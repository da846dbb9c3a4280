"""Where an address lies, as far as it says so itself: the province by GB/T 2260, the country by ISO 3166-1."""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

from django_countries import countries

from lib.text import bilingual, folded
from vocabulary.countries import market_name

DATA = Path(__file__).parent / "data"
_KIND = re.compile(r"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$")
_BEFORE = r"[\W\d_]*(?:中华人民共和国|中国)?[\W\d_]*"  # what may stand in front: a postcode, the country
_ENGLISH_KIND = re.compile(
    r"\b(?:province|prov|municipality|autonomous region|uygur|hui|zhuang|sar|p\.?\s*r\.?|people's republic of)\b|[\d.]"
)
_DIVISION = r"([\u3400-\u9fff]{2,9}?)(?:省|自治区|特别行政区|自治州|地区|盟|市|区|县|旗|镇)"
_DIVISIONS = re.compile(rf"[\W\d_]*(?:中华人民共和国|中国)?((?:{_DIVISION})+)")
_IN_A_TOWN = re.compile(
    r"\b(?:road|rd|street|st|avenue|ave|lane|building|block|floor|fl|room|rm|unit|tower|park|way|drive|boulevard|blvd|via|rue|no"
    r"|\w*stra(?:ß|ss)e|\w+allee|\w+platz|\w+gasse|\w+weg)\b"
)
MOST_PARTS, LONGEST_ADDRESS = 4, 200  # of an English address its last parts: town, district, province, country
OWN_CODES = {"710000": "TW", "810000": "HK", "820000": "MO"}  # which ISO 3166-1 lists besides CN


@lru_cache(8192)
def region_of(zh: str, en: str = "") -> str:
    """The code of the province, as in 320000 for Jiangsu; "" where the address names none.

    In Chinese it stands in front, so a 上海路 elsewhere is none; in English in a part of its own, the last one counts.
    """
    chinese, english = _regions()
    if (match := re.match(_BEFORE + chinese[0], folded(zh))) and zh:
        return chinese[1][match.group("name")]
    parts = [english.get(part, "") for part in _parts(en)]
    return next((code for code in reversed(parts) if code), "")


@lru_cache(8192)
def country_of(zh: str, en: str = "") -> str:
    """The country's code, "" where the address names neither it nor a province of China."""
    if region := region_of(zh, en):
        return OWN_CODES.get(region, "CN")
    chinese, english = _countries()
    named = folded(zh)
    if code := next((code for name, code in chinese if named.startswith(name)), ""):
        return code
    return next((english[part] for part in reversed(_parts(en)) if part in english), "")


def without_kind(province: str) -> str:
    """江苏 of 江苏省."""
    return _KIND.sub("", province)


def rows_of(name: str) -> list[list[str]]:
    """The rows of a file of places."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.reader(lines, delimiter="\t") if row and not row[0].startswith("#")]


def _parts(address: str) -> list[str]:
    """An English address between its commas, without "Province" and postcodes."""
    return [" ".join(_ENGLISH_KIND.sub(" ", part).split()) for part in re.split(r"[,;，]", folded(address))]


@cache
def _regions() -> tuple[tuple[str, dict[str, str]], dict[str, str]]:
    rows = rows_of("regions.tsv")
    chinese = {without_kind(zh): code for code, zh, _en in rows}
    longest_first = sorted(chinese, key=len, reverse=True)
    pattern = f"(?P<name>{'|'.join(map(re.escape, longest_first))})"
    return (pattern, chinese), {folded(en): code for code, _zh, en in rows}


@cache
def _countries() -> tuple[list[tuple[str, str]], dict[str, str]]:
    names = {code: market_name(code) for code in countries.countries}
    chinese = sorted(((name["zh"], code) for code, name in names.items()), key=lambda pair: -len(pair[0]))
    english = {folded(name["en"]): code for code, name in names.items()}
    short = {"usa": "US", "u s a": "US", "uk": "GB", "u k": "GB", "south korea": "KR", "korea": "KR", "vietnam": "VN"}
    return [*chinese, ("中国", "CN"), ("台湾", "TW")], english | short | {"p r china": "CN", "prc": "CN", "china": "CN"}


@lru_cache(8192)
def places_of(zh: str, en: str = "") -> tuple[str, ...]:
    """The towns and provinces that an address names, in its own words, without streets and numbers; in Chinese with and
    without what they are: 顺德区 and 顺德."""
    divisions = _DIVISIONS.match(folded(zh)[:LONGEST_ADDRESS])
    chinese = [name for each in re.finditer(_DIVISION, divisions[1]) for name in each.group(0, 1)] if divisions else []
    parts = [part for part in re.split(r"[,;，]", folded(en)[-LONGEST_ADDRESS:]) if not _IN_A_TOWN.search(part)]
    towns = [" ".join(word for word in part.split() if not re.search(r"\d", word)) for part in parts[-MOST_PARTS:]]
    return tuple(filter(None, [*chinese, *towns]))


def whereabouts(zh: str, en: str = "") -> str:
    """Country and, in mainland China, province in one code: "CN-440000", "DE"; "" where the address names neither."""
    country = country_of(zh, en)
    province = region_of(zh, en) if country == "CN" else ""
    return f"{country}-{province}" if province else country


def whereabouts_name(code: str) -> dict[str, str]:
    """What such a code stands for, in both languages; {} for none."""
    country, _dash, province = code.partition("-")
    return dict(_provinces().get(province) or market_name(country)) if country else {}


@cache
def _provinces() -> dict[str, dict[str, str]]:
    return {code: bilingual(without_kind(zh), en) for code, zh, en in rows_of("regions.tsv")}
