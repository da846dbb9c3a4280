"""Certificates by the thousand for engines to be compared and measured on: products, standards and places of the vocabulary,
company names of ../shared/data where that is there. The same count gives the same certificates."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import batched
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from register.actions import Stated, record_statements
from register.models import Kind
from tenants.models import CertificationBody
from vocabulary import synonyms
from vocabulary.regions import rows_of

ROOT = Path(__file__).resolve().parents[2]
NAMES = ROOT.parent / "shared" / "data" / "company_names_zh.txt"
STATUSES = ["VALID"] * 12 + ["SUSPENDED", "WITHDRAWN", "CANCELLED", "EXPIRED", "EXPIRED"]
BRANDS = ["Voltara", "Nordkap", "Xueyu", "Meridian", "Halcyon", "Qinghe", "Polarline", "Sunward", "Kestrel", "Tianmu"]
SERIES = ["AC", "KX", "BCD", "EVC", "KFR", "SL", "LED", "PV", "HB", "RO"]
GRADES = ["", "", "A", "B", "1", "2"]
FIRST_DAY = date(2022, 1, 1)


def state(body: CertificationBody, count: int, schemes: list[UUID], *, first: int = 0) -> None:
    """Have a body state so many certificates; every third of one of these schemes."""
    for some in batched(range(first, first + count), 500):
        record_statements(Kind.CERTIFICATE, [stated(number, schemes) for number in some], body=body)


def stated(number: int, schemes: list[UUID]) -> Stated:
    """The certificate of that number."""
    return Stated(UUID(int=Random(number).getrandbits(128), version=4), 1, _content(number, Random(number), schemes))


def queries() -> Iterator[dict[str, Any]]:
    """Sixty questions as people ask them, as arguments of `search.queries.Query`: words, numbers, models, filters."""
    by_chance = Random(7)
    for product in by_chance.sample(_products(), 20):
        yield {"text": by_chance.choice(product)}
    for number in (3, 77, 404, 1200, 1999):
        yield {"text": f"GM-2024-{number:06}"}
    for holder in by_chance.sample(companies()[:700], 8):
        yield {"text": holder.partition("有限")[0]}
    for series in SERIES[:5]:
        yield from ({"text": f"{series}-1??*"}, {"model": f"{series}*7KW"})
    for standard in by_chance.sample(_standards(), 7):
        yield {"text": standard, "facets": {"status": ("VALID",)}}
    yield {"text": "", "facets": {"region": ("320000", "440000"), "grade": ("A",)}}
    yield {"text": "", "facets": {"mark": ("yes",)}, "sort": "newest"}
    yield {"text": "Voltara", "facets": {"category": ("charging",)}}
    yield {"text": "", "valid_on": date(2026, 6, 1)}
    yield {"text": "", "ranges": {"效率|Efficiency|%": (90.0, 95.0)}}


def beginnings() -> Iterator[str]:
    """Sixty things half typed: the first letters of what `queries` asks for in words."""
    words = [asked["text"] for asked in queries() if asked.get("text")]
    by_chance = Random(11)
    for word in by_chance.sample(words, len(words)) + by_chance.choices(words, k=60 - len(words)):
        yield word[: max(2, by_chance.randrange(len(word) + 1))]


def _content(number: int, chance: Random, schemes: list[UUID]) -> dict[str, Any]:
    zh, en = chance.choice(_products())
    company, region = chance.choice(companies()), chance.choice(_regions())
    begins = FIRST_DAY + timedelta(days=chance.randrange(1700))
    address = {"zh": f"{region[1]}工业路{number % 900}号", "en": f"{number % 900} Industry Road, {region[2]}, China"}
    series = chance.choice(SERIES)
    return {
        "number": f"GM-{begins.year}-{number:06}",
        "status": chance.choice(STATUSES),
        "product": {"zh": zh, "en": en},
        "trademark": chance.choice(BRANDS),
        "holder": {"name": {"zh": company, "en": ""}, "address": address},
        "manufacturer": {"name": {"zh": company, "en": ""}, "address": address},
        "models": [{"model": f"{series}-{chance.randrange(10, 400)}-{power}KW"} for power in chance.sample(range(1, 60), 3)],
        "standards": [{"number": f"{chance.choice(_standards())}-{chance.choice([2008, 2015, 2023])}"}],
        "measured": [{"name": {"zh": "效率", "en": "Efficiency"}, "value": str(chance.randrange(800, 999) / 10), "unit": "%"}],
        "grade": chance.choice(GRADES),
        "may_bear_mark": chance.random() < 0.5,
        "scheme": str(schemes[number % len(schemes)]) if schemes and number % 3 == 0 else None,
        "issued_on": begins.isoformat(),
        "valid_from": begins.isoformat(),
        "valid_until": (begins + timedelta(days=1826)).isoformat(),
    }  # fmt: skip


@cache
def _products() -> list[tuple[str, str]]:
    """Pairs of a Chinese and an English word for one thing."""
    groups = sorted(synonyms.groups(), key=lambda group: group.key)
    return [(zh, en) for group in groups for zh in group.zh[:3] for en in group.en[:2]]


@cache
def companies() -> list[str]:
    """The holders' names."""
    if NAMES.exists():
        return [name for name in NAMES.read_text(encoding="utf-8").split("\n") if name][:60_000]
    parts = [zh for zh, _en in _products()]
    return [f"{_regions()[number % 30][1]}{parts[number % len(parts)]}第{number}有限公司" for number in range(2_000)]


@cache
def _regions() -> list[list[str]]:
    return rows_of("regions.tsv")


@cache
def _standards() -> list[str]:
    with (ROOT / "vocabulary" / "data" / "standards.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines, delimiter="\t") if row and not row[0].startswith("#")]
    return sorted({row[0].rpartition("-")[0] or row[0] for row in rows if row[0].startswith("GB")})
