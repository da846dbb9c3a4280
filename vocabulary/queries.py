"""Look-ups in the shared terms, and the one place that says what a law demands before something is sold."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.http import Http404

from lib import clock
from lib.text import folded, listed, localized
from vocabulary.models import CompulsoryRule, ProductCategory, Standard
from vocabulary.standards import canonical, keys_in, parse
from vocabulary.terms import LegalDuty

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


def edition_instead_of(reference: str) -> tuple[str, date] | None:
    """The edition in force in the stead of the one that is named, and its first day; None where it is the edition's own."""
    keys = keys_in(reference)
    return overtaken_editions().get(keys[-1]) if len(keys) == 2 else None


def forget_editions() -> None:
    """Ask the table anew, from the commit on."""
    today = clock.today()
    transaction.on_commit(lambda: cache.delete(_editions_key(today)))


def _editions_key(today: date) -> str:
    return f"editions:{connection.settings_dict['NAME']}:{today}"


def standards_like(text: str, most: int) -> list[Standard]:
    """The newest edition of each standard that was typed, by number."""
    editions = Standard.objects.filter(as_typed(text)).order_by("key", "-year").distinct("key")
    return list(editions[:most])


def as_typed(text: str) -> Q:
    """Standards whose number begins with `text` in any spelling (GB finds GB/T too), or whose title holds all its words;
    none for no word."""
    words = folded(text).split()[:MOST_WORDS]
    if not words:
        return Q(pk=None)
    titled = Q()
    for word in words:
        titled &= Q(name_zh__icontains=word) | Q(name_en__icontains=word)
    return titled | _numbered(text)


def _numbered(text: str) -> Q:
    """By the beginning of a number, or by its digits alone."""
    begun = canonical(text) or re.sub(r"[^A-Z0-9.]", "", folded(text).upper())
    if begun.replace(".", "").isdigit():
        return Q(key__contains=begun) if len(begun) >= SHORTEST_DIGITS else Q(pk=None)
    beginnings = {begun, f"GBT{begun.removeprefix('GB')}"} if begun.startswith("GB") else {begun} - {""}
    return Q(*(Q(key__startswith=beginning) for beginning in beginnings), _connector=Q.OR) if beginnings else Q(pk=None)


def category_choices() -> list[tuple[tuple[str, dict[str, str]], list[tuple[str, dict[str, str]]]]]:
    """The tree for choosing: each top category with all that lies under it, as code and name."""
    rows = list(ProductCategory.objects.all())
    return [
        ((top.code, top.name), [(row.code, row.name) for row in rows if row.code.startswith(f"{top.code}.")])
        for top in rows
        if top.parent_id is None
    ]


def categories_to_choose() -> list[tuple[str, list[tuple[str, str]]]]:
    """The tree in the reader's words, each group with its top itself: it covers everything under it."""
    return [
        (localized(name), [(top, localized(name)), *((code, localized(words)) for code, words in leaves)])
        for (top, name), leaves in category_choices()
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
    return list(names_of_categories(codes).values())


def names_of_categories(codes: Collection[str]) -> dict[str, str]:
    """The same, by their codes."""
    return {category.code: localized(category.name) for category in ProductCategory.objects.filter(code__in=codes)}


def category_with_ancestors(codes: list[str]) -> set[str]:
    """`codes` with every category above them: an approval for appliances covers refrigerators."""
    return _with_ancestors(codes, _parents())


def covering(codes: Collection[str] | None = None) -> dict[str, set[str]]:
    """Of each category (of all there are, where none are given) itself and what stands above it: any of these covers it."""
    parents = _parents()
    return {code: _with_ancestors([code], parents) for code in (parents if codes is None else codes)}


def is_category(code: str) -> bool:
    """Whether a text somebody sent is the code of a category. Asked of all codes: not every text is one for PostgreSQL."""
    return code in _parents()


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
    """The editions that were typed; all where nothing is."""
    editions = Standard.objects.select_related("replaced_by", "checked_by")
    return editions.filter(as_typed(text)) if text else editions


def compulsory_rules(categories: Collection[str], markets: Collection[str] = (), *, on: date) -> list[CompulsoryRule]:
    """What laws demand of these products in these markets (none: wherever), on that day or from a later one.

    What is for designated bodies alone comes first, and China before other markets.
    """
    rules = [rule for rule in CompulsoryRule.objects.newest() if rule.is_about(categories, markets)]
    return sorted((rule for rule in rules if not rule.is_over(on)), key=_by_weight)


def reserving(
    categories: Collection[str], characteristics: Collection[str], markets: Collection[str], *, on: date
) -> list[CompulsoryRule]:
    """The rules in force that day by which only designated bodies may certify what a scheme would: no scheme is on offer then.

    The database says the same: `vocabulary/guards/is_reserved.sql`.
    """
    rules = compulsory_rules(categories, markets, on=on)
    return [rule for rule in rules if rule.is_in_force(on) and rule.reserves(characteristics)]


def reserved_next(
    categories: Collection[str], characteristics: Collection[str], markets: Collection[str], *, after: date
) -> date | None:
    """The next day on which `reserving` may answer otherwise; None where none is known."""
    rules = [rule for rule in compulsory_rules(categories, markets, on=after) if rule.reserves(characteristics)]
    days = [day for rule in rules for day in (rule.applies_from, rule.repealed_on) if day and day > after]
    return min(days, default=None)


@dataclass(frozen=True)
class LegalDemand:
    """A rule as people read it, with all the products it names at once: since when, by which source, looked up when."""

    rule: CompulsoryRule
    products: list[dict[str, str]]
    is_to_come: bool

    @property
    def products_named(self) -> str:
        return listed(map(localized, self.products))


def demands(rules: Iterable[CompulsoryRule], *, on: date) -> list[LegalDemand]:
    """Rules for showing: those that differ in nothing but the product are one."""
    alike: dict[tuple[object, ...], list[CompulsoryRule]] = {}
    for rule in rules:
        alike.setdefault(_what_it_says(rule), []).append(rule)
    return [
        LegalDemand(same[0], [rule.category.name for rule in same], is_to_come=not same[0].is_in_force(on))
        for same in alike.values()
    ]


def newest_edition(key: UUID) -> CompulsoryRule:
    """A rule as it holds. Raises Http404."""
    rule = CompulsoryRule.objects.newest().filter(key=key).first()
    if rule is None:
        raise Http404
    return rule


def editions_of(key: UUID) -> Iterable[CompulsoryRule]:
    """Everything that was recorded of a rule, the newest first."""
    return CompulsoryRule.objects.filter(key=key).select_related("recorded_by").order_by("-edition")


def _by_weight(rule: CompulsoryRule) -> tuple[object, ...]:
    return LegalDuty.values.index(rule.duty), rule.market != "CN", rule.market, rule.category.position, rule.law_zh


def _what_it_says(rule: CompulsoryRule) -> tuple[object, ...]:
    return rule.duty, rule.market, rule.law_zh, rule.applies_from, rule.repealed_on, rule.checked_on, rule.source_url
