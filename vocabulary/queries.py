"""Look-ups in the shared terms."""

import re
from collections.abc import Collection
from datetime import date

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from lib import clock
from lib.text import folded, localized
from vocabulary.models import ProductCategory, Standard
from vocabulary.standards import canonical, parse

MOST_WORDS = 8
SHORTEST_DIGITS = 3  # of a number without its letters

A_MINUTE = 60


def standard_named(reference: str) -> Standard | None:
    """The standard of that number and year; without a year, its newest edition."""
    number = parse(reference)
    if number is None:
        return None
    editions = Standard.objects.filter(key=number.key)
    return editions.filter(year=number.year).first() if number.year else editions.order_by("-year").first()


def overtaken_editions() -> dict[str, tuple[str, date]]:
    """Editions in whose stead another is in force today: by their keys, the other's reference and its first day."""
    today = clock.today()
    known: dict[str, tuple[str, date]] | None = cache.get(_editions_key(today))
    if known is None:
        rows = Standard.objects.overtaken(today).select_related("replaced_by")
        known = {row.edition: (row.replaced_by.reference, row.replaced_by.in_force_from) for row in rows}  # type: ignore[union-attr, misc]
        cache.set(_editions_key(today), known, A_MINUTE)
    return known


def forget_editions() -> None:
    """Ask the table anew, from the commit on."""
    today = clock.today()
    transaction.on_commit(lambda: cache.delete(_editions_key(today)))


def _editions_key(today: date) -> str:
    return f"editions:{connection.settings_dict['NAME']}:{today}"


def standards_like(text: str, most: int) -> list[Standard]:
    """Standards whose number begins with `text` in any spelling (GB finds GB/T too), or whose title holds all its words:
    by number, the newest edition of each."""
    words = folded(text).split()[:MOST_WORDS]
    if not words:
        return []
    titled = Q()
    for word in words:
        titled &= Q(name_zh__icontains=word) | Q(name_en__icontains=word)
    editions = Standard.objects.filter(titled | _numbered(text)).order_by("key", "-year").distinct("key")
    return list(editions[:most])


def _numbered(text: str) -> Q:
    """By the beginning of a number, or by its digits alone."""
    begun = canonical(text) or re.sub(r"[^A-Z0-9.]", "", folded(text).upper())
    if begun.replace(".", "").isdigit():
        return Q(key__contains=begun) if len(begun) >= SHORTEST_DIGITS else Q(pk=None)
    beginnings = {begun, f"GBT{begun.removeprefix('GB')}"} if begun.startswith("GB") else {begun} - {""}
    return Q(*(Q(key__startswith=beginning) for beginning in beginnings), _connector=Q.OR) if beginnings else Q(pk=None)


def category_choices() -> list[tuple[tuple[str, dict[str, str]], list[tuple[str, dict[str, str]]]]]:
    """The tree for choosing: each top category with its leaves, all as code and name."""
    rows = list(ProductCategory.objects.all())
    return [
        ((top.code, top.name), [(row.code, row.name) for row in rows if row.parent_id == top.code])
        for top in rows
        if top.parent_id is None
    ]


def areas_over(codes: Collection[str]) -> set[str]:
    """The categories that each cover all of `codes`: themselves or what stands above them."""
    covering = [category_with_ancestors([code]) for code in codes]
    return set.intersection(*covering) if covering else set()


def areas_under(code: str) -> list[str]:
    """The categories that one covers: itself and all that stand below it."""
    parents = _parents()
    return sorted({code} | {parent for parent in parents if code in _with_ancestors([parent], parents)})


def category_names(codes: Collection[str]) -> list[str]:
    """What categories are called, in the reader's language."""
    return [localized(category.name) for category in ProductCategory.objects.filter(code__in=codes)]


def category_with_ancestors(codes: list[str]) -> set[str]:
    """`codes` with every category above them: an approval for appliances covers refrigerators."""
    return _with_ancestors(codes, _parents())


def _parents() -> dict[str, str | None]:
    return dict(ProductCategory.objects.values_list("code", "parent_id"))


def _with_ancestors(codes: list[str], parents: dict[str, str | None]) -> set[str]:
    covered: set[str] = set()
    for code in codes:
        category: str | None = code
        while category and category not in covered:
            covered.add(category)
            category = parents.get(category)
    return covered


def editions_like(text: str) -> QuerySet[Standard]:
    """Editions whose number begins as typed or whose title holds the words; all where nothing is typed."""
    editions = Standard.objects.select_related("replaced_by", "checked_by")
    if not text:
        return editions
    number = parse(text)
    titled = Q(name_zh__icontains=text) | Q(name_en__icontains=text)
    return editions.filter(titled | Q(key__startswith=number.key) if number else titled)
