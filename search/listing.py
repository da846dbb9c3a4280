"""What a page of results lists, and what it says where nothing is there."""

from dataclasses import replace
from hashlib import sha256
from uuid import UUID

from django.core.cache import cache

from search import analysis, totals
from search.analysis import QueryWord
from search.cards import SHOWN
from search.engines import engine
from search.forms import Pair, Search
from search.kinds import tokens
from search.queries import MOST_RANKED, PAGE, Asking, Engine, Query, Results, all_ranked, both, together
from search.understanding import Found, finding
from vocabulary.models import ProductCategory

COUNTED_FOR = 30  # seconds for which what the other tabs hold is remembered
MOST_DROPPED = 8  # choices of which is looked up what it would bring to take them back


def listed(asked: Search) -> Found:
    """The answer to what was asked; nothing for signs alone. The cheapest first where that is the order."""
    (understood,) = together([_finding(asked)], engine())
    return understood


def page_of(asked: Search, engine: Engine) -> tuple[Found, dict[str, int]]:
    """The same, and what each tab has for the same words: asked at once where the words are right."""
    if asked.is_wordless:
        return Found(Results([], {}, 0), is_wordless=True), {}
    words = tuple(asked.query.words)
    understood, others = both(_finding(asked), _counting(asked.query, words), engine)
    if understood.words not in ((), words):
        (others,) = together([_counting(asked.query, understood.words)], engine)
    counts = {key: others.get(key, understood.results.total) for key in SHOWN}
    return understood, counts


def _finding(asked: Search) -> Asking[Found]:
    query = asked.query
    if asked.is_wordless:
        return Found(Results([], {}, 0))
    if asked.is_literal:
        words = tuple(query.words)
        (results,) = yield [replace(query, meant=words)]
        understood = Found(results, words)
    else:
        understood = yield from finding(query)
    is_few = understood.results.total <= MOST_RANKED
    return (yield from _cheapest_first(asked, understood)) if asked.is_by_total and is_few else understood


def _counting(query: Query, words: tuple[QueryWord, ...]) -> Asking[dict[str, int]]:
    """How many each other kind has for these words, whatever the filters: one cheap question a tab, remembered for a while."""
    keys = {key: f"search.count:{key}:{_digest(repr((query.text, words)))}" for key in SHOWN if key != query.kind}
    remembered = cache.get_many(keys.values())
    missing = [key for key in keys if keys[key] not in remembered]
    answers = (yield [Query(key, query.text, meant=words, size=0) for key in missing]) if missing else []
    counted = {keys[key]: answer.total for key, answer in zip(missing, answers, strict=True)}
    if counted:
        cache.set_many(counted, COUNTED_FOR)
    return {key: (remembered | counted)[keys[key]] for key in keys}


def words_alone(asked: Search, kind: str) -> Search:
    """The same words asked of a kind, without whatever narrows them."""
    return Search(Query(kind, asked.query.text), is_literal=asked.is_literal)


def ways_without(asked: Search, understood: Found, engine: Engine) -> list[tuple[tuple[Pair, ...], int]]:
    """Each choice with how many would be there without it, the most first; those that would bring nothing are left out."""
    query, choices = replace(asked.query, meant=understood.words, size=0), asked.choices[:MOST_DROPPED]
    answers = engine.answers([_without(query, choice) for choice in choices]) if choices else []
    counted = zip(choices, (answer.total for answer in answers), strict=True)
    return sorted(((choice, count) for choice, count in counted if count), key=lambda row: -row[1])


def nearest_categories(text: str, most: int = 3) -> list[ProductCategory]:
    """The product categories whose names share most with what was typed."""
    asked = {token for word in analysis.words_of(text) for token in (*word.tokens, *word.pairs)}
    asked |= {token for token in analysis.tokens_of(text) if len(token) > 1}
    near = [(len(asked.intersection(named)), category) for category, named in _category_tokens()]
    best = sorted((row for row in near if row[0]), key=lambda row: (-row[0], row[1].position))
    return [category for _shared, category in best[:most]]


def _category_tokens() -> list[tuple[ProductCategory, list[str]]]:
    return [(row, tokens.of_all([row.name_zh, row.name_en])) for row in ProductCategory.objects.all()]


def _cheapest_first(asked: Search, understood: Found) -> Asking[Found]:
    """Its own page of all that was found, by total."""
    (everything,) = yield [all_ranked(replace(asked.query, meant=understood.words))]
    ordered: list[UUID] = totals.cheapest_first(everything.hits, asked.inputs)
    start = int(asked.query.cursor) if asked.query.cursor.isascii() and asked.query.cursor.isdecimal() else 0
    shown = ordered[start : start + PAGE]
    after = str(start + PAGE) if start + PAGE < len(ordered) else ""
    return replace(understood, results=replace(understood.results, hits=shown, cursor=after))


def _without(query: Query, choice: tuple[Pair, ...]) -> Query:
    key, value = choice[0]
    match key:
        case "model":
            return replace(query, model="")
        case "on":
            return replace(query, valid_on=None)
        case "value":
            return replace(query, ranges={})
    left = tuple(other for other in query.facets[key] if other != value)
    facets = {name: values for name, values in query.facets.items() if name != key}
    return replace(query, facets=facets | ({key: left} if left else {}))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
