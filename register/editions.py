"""Standards as the register rests on them: each number's editions, and how many schemes and certificates name each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.core.cache import cache
from django.db import connection

from lib import clock
from lib.text import Bilingual
from register.models import Kind, RegisterEntry
from vocabulary.models import Standard
from vocabulary.standards import StandardNumber, parse

A_MINUTE = 60
_YEAR = re.compile(r"-(\d{4})$")
NUMBERS = "SELECT DISTINCT unnest(standards) FROM register_registerentry"
RESTING = """
    SELECT asked.key, entry.kind, entry.status, count(*) FILTER (WHERE coalesce(body.closes_at > %s, true)), count(*)
    FROM unnest(%s::varchar[]) AS asked (key) JOIN register_registerentry entry ON entry.standards @> ARRAY[asked.key]
    JOIN tenants_certificationbody body ON body.id = entry.body_id
    GROUP BY asked.key, entry.kind, entry.status
"""
EDITIONS = """
    SELECT DISTINCT edition FROM register_registerentry, unnest(standards) AS edition
    WHERE standards @> ARRAY[%s::varchar] AND starts_with(edition, %s)
"""


@dataclass
class Edition:
    """A standard, of one year or of any, and what rests on it. `row`: what somebody looked up, where anybody did."""

    number: StandardNumber
    row: Standard | None = None
    name: Bilingual = field(default_factory=dict)
    scheme_count: int = 0
    valid_count: int = 0
    certificate_count: int = 0

    @property
    def key(self) -> str:
        return self.number.edition

    @property
    def is_overtaken(self) -> bool:
        """Whether another edition is in force in its stead."""
        begins = self.row.replaced_by.in_force_from if self.row and self.row.replaced_by else None
        return begins is not None and begins <= clock.today()

    @property
    def replaced_by(self) -> StandardNumber | None:
        return parse(self.row.replaced_by.reference) if self.row and self.row.replaced_by else None


def editions_of(number: StandardNumber) -> list[Edition]:
    """All editions that are known or named, the newest first; empty where nobody knows the number."""
    number = replace(number, year=None)
    known = Standard.objects.filter(key=number.key).select_related("replaced_by")
    by_year = {row.year: row for row in known}
    years = {year for year in by_year if year} | set(_stated_years(number.key))
    dated = [replace(number, year=year) for year in sorted(years, reverse=True)]
    rows = [(one, by_year.get(one.year)) for one in dated]
    return counted([Edition(one, row, row.name if row else {}) for one, row in rows])


def number_of(number: StandardNumber, editions: Sequence[Edition]) -> Edition | None:
    """A standard of any year, with all that rests on it; None where neither a table nor the register knows it."""
    (whole,) = counted([Edition(replace(number, year=None))])
    row = Standard.objects.filter(key=number.key).first()
    named = [edition.name for edition in editions if edition.name]
    whole.name = named[0] if named else row.name if row else {}
    return whole if row or editions or whole.scheme_count or whole.certificate_count else None


def listed_keys() -> list[str]:
    """The keys of all numbers that are known or named, in order."""
    name = f"standards-named:{connection.settings_dict['NAME']}"
    stated: list[str] | None = cache.get(name)
    if stated is None:
        with connection.cursor() as cursor:
            cursor.execute(NUMBERS)
            stated = sorted({key for (key,) in cursor.fetchall() if not _YEAR.search(key)})
        cache.set(name, stated, A_MINUTE)
    return sorted({*stated, *Standard.objects.values_list("key", flat=True)})


def in_list(keys: Iterable[str]) -> list[Edition]:
    """Each number of a page of the list, of any year."""
    keys = list(keys)
    known: dict[str, list[Standard]] = defaultdict(list)
    for row in Standard.objects.filter(key__in=keys).order_by("-year"):
        known[row.key].append(row)
    found = []
    for key in keys:
        number = parse(known[key][0].number) if key in known else _as_written(key)
        if number:
            name = known[key][0].name if key in known else {}
            found.append(Edition(replace(number, year=None), name=name))
    return counted(found)


def overtaken() -> list[Edition]:
    """The editions in whose stead another is in force and on which something still rests, the most first."""
    rows = Standard.objects.overtaken(clock.today()).select_related("replaced_by")
    numbers = [(parse(row.reference), row) for row in rows]
    found = counted([Edition(number, row, row.name) for number, row in numbers if number])
    resting = [edition for edition in found if edition.scheme_count or edition.valid_count]
    return sorted(resting, key=lambda edition: (-edition.valid_count, -edition.scheme_count, edition.key))


def counted(editions: list[Edition]) -> list[Edition]:
    """The same, with how many published schemes and how many certificates rest on each."""
    by_key = {edition.key: edition for edition in editions}
    with connection.cursor() as cursor:
        cursor.execute(RESTING, [clock.now(), list(by_key)])
        for key, kind, status, supervised, number in cursor.fetchall():
            edition = by_key[key]
            if kind == Kind.SCHEME and status == "PUBLISHED":
                edition.scheme_count += number
            elif kind == Kind.CERTIFICATE:
                edition.certificate_count += number
                edition.valid_count += supervised if status == "VALID" else 0
    return editions


def _stated_years(key: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(EDITIONS, [key, f"{key}-"])
        years = (_YEAR.search(edition) for (edition,) in cursor.fetchall())
        return [int(year[1]) for year in years if year]


def _as_written(key: str) -> StandardNumber | None:
    """A number that no table has, as a scheme or certificate writes it."""
    entry = RegisterEntry.objects.filter(standards__contains=[key]).first()
    if entry is None:
        return None
    if entry.kind == Kind.SCHEME:
        written = [standard.reference for standard in entry.as_scheme.standards]
    else:
        written = [standard.number for standard in entry.as_certificate.standards]
    numbers = (parse(text) for text in written)
    return next((number for number in numbers if number and number.key == key), None)
