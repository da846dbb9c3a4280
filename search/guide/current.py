"""The rules that hold and what is known today: read from the database, in three questions and with what is remembered."""

import time
from collections.abc import Iterable, Sequence

from django.core.cache import cache

from lib import clock
from lib.text import bilingual
from register.accepted import acceptances_counted
from register.models import RegisterEntry
from search.compulsory import all_categories
from search.guide.deciding import product_of
from search.guide.knowledge import Editions, Knowledge, Offer
from search.guide.reading import TextReading, read
from search.guide.rules import GuideRule, Rules, shipped
from search.guide.situations import Situation
from search.models import GuideRuleChange, SchemeDocument
from vocabulary.lexicon import lexicon
from vocabulary.models import CompulsoryRule, Standard
from vocabulary.standards import StandardNumber, parse

LAWS, KEPT_FOR = "search.guide.laws", 60  # seconds
REVISION = "search.guide"  # in the shared cache: the newest change, 0 where there is none
ASKED_EVERY = 2.0  # seconds
MOST_OFFERS = 400


class _Read:
    """What this process has read."""

    rules = Rules()
    revision = -1
    asked_at = 0.0


def rules() -> Rules:
    """The rules that hold, the same object until something changes."""
    now = time.monotonic()
    if _Read.revision < 0 or now - _Read.asked_at > ASKED_EVERY:
        _Read.asked_at = now
        revision = cache.get(REVISION)
        if revision is None or revision != _Read.revision:
            _read_anew()
    return _Read.rules


def forget() -> None:
    """Read anew when next asked; other processes see it by the cache."""
    _Read.revision = -1
    cache.delete_many([REVISION, LAWS])


def newest() -> int:
    """The number of the newest change; 0 where there is none."""
    return GuideRuleChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def stored() -> Rules:
    """The rules as they ship, with what staff has changed since."""
    held = dict(shipped().by_key)
    for key, after in GuideRuleChange.objects.order_by("rule", "-pk").distinct("rule").values_list("rule", "after"):
        held.pop(key, None)
        if after:
            held[key] = GuideRule.of(after)
    return Rules(held)


def knowledge_for(asked: Situation) -> Knowledge:
    """What is known of what somebody asks: laws, the schemes on offer for it, editions of the standards that are named."""
    known = Knowledge(clock.today(), lexicon(), tuple(all_categories()))
    categories, _things = product_of(asked, known)
    entries = _entries(categories)
    accepted = {str(pk): rows for pk, rows in acceptances_counted(entries).items()} if entries else {}
    reading = read(asked.text, rules(), known.lexicon)
    return Knowledge(
        known.today, known.lexicon, known.categories, _laws(), tuple(map(_offer, entries)),
        _editions(_numbers_of(asked, reading)), accepted, reading,
    )  # fmt: skip


def _laws() -> tuple[CompulsoryRule, ...]:
    """What laws demand, a minute old at most: every answer asks for all of it."""
    laws: tuple[CompulsoryRule, ...] | None = cache.get(LAWS)
    if laws is None:
        laws = tuple(CompulsoryRule.objects.newest())
        cache.set(LAWS, laws, KEPT_FOR)
    return laws


def _read_anew() -> None:
    revision = newest()
    if revision != _Read.revision:
        _Read.rules, _Read.revision = stored(), revision
    cache.set(REVISION, revision, 3600)


def _entries(categories: Sequence[str]) -> list[RegisterEntry]:
    """What is on offer along these categories, and for any product: the index holds what can be applied for, and no more."""
    wider = {code for one in categories for code in _with_wider(one)}
    facets = [f"category:{code}" for code in sorted(wider | {"green"})]
    ids = SchemeDocument.objects.filter(facets__overlap=facets).values("pk")
    entries = RegisterEntry.objects.filter(pk__in=ids).select_related("body").order_by("pk")
    return list(entries[:MOST_OFFERS])


def _offer(entry: RegisterEntry) -> Offer:
    return Offer(str(entry.pk), entry.as_scheme, entry.body.name, str(entry.body.country))


def _with_wider(code: str) -> Iterable[str]:
    parts = code.split(".")
    return (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def _numbers_of(asked: Situation, reading: TextReading) -> list[StandardNumber]:
    """The standards that a text and the papers name."""
    named = [parse(row.standard) for row in asked.holdings if row.standard]
    return [number for number in named if number] + [mention.number for mention in reading.standards if mention.number]


def _editions(numbers: Sequence[StandardNumber]) -> Editions:
    if not numbers:
        return Editions()
    keys = {number.key for number in numbers}
    rows = Standard.objects.filter(key__in=keys).select_related("replaced_by").order_by("key", "year")
    overtaken, newest_of, titles = dict[str, str](), dict[str, str](), {}
    for row in rows:
        titles[row.key] = bilingual(row.name_zh, row.name_en)
        if row.status == Standard.Status.CURRENT:
            newest_of[row.key] = row.reference
        if (other := row.replaced_by) and other.in_force_from and other.in_force_from <= clock.today():
            overtaken[row.edition] = other.reference
    return Editions(overtaken, newest_of, titles)
