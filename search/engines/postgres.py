"""The PostgreSQL engine: a table for each kind, two GIN indexes. Lexemes come from `search.analysis`, never from PostgreSQL's
parser."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import connection
from django.db.models import BigIntegerField, BooleanField, Count, F, Func, IntegerField, Q, QuerySet, Value
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import Cast

from search.analysis import QueryWord
from search.engines import rows
from search.engines.rows import quoted
from search.kinds import Indexed, Kind
from search.queries import MOST_RANKED, Query, Range, Results, read_cursor, written_cursor

BATCH = 500
KEPT_FOR = 300  # seconds
BROAD_FOR = 60  # seconds for which the counts of more than anybody reads may be older than the index
FIRST = 4096  # what bears the very number comes before whatever its words rank
VALID = "status:VALID"
EVERY = "*"  # no facet's value: those have a colon


class PostgresEngine:
    """Answers from the kinds' tables."""

    def answers(self, queries: Sequence[Query]) -> list[Results]:
        """One after the other: a connection answers one question at a time. Those that only ask how many are one question."""
        counted = _how_many([query for query in queries if not query.size])
        return [self.search(query) if query.size else Results([], {}, next(counted)) for query in queries]

    def search(self, query: Query) -> Results:
        if not query.size:
            return Results([], {}, next(_how_many([query])))
        matching = _matching(query)
        shown = _filtered(matching, query)
        hits, cursor = _page(shown, query)
        facets, total = _summary(query) if query.is_counted else ({}, 0)
        return Results(hits=hits, facets=facets, total=total, cursor=cursor)

    def write(self, kind: Kind, documents: list[Indexed]) -> None:
        rows.write(kind, documents)

    def remove(self, kind: Kind, ids: list[UUID]) -> None:
        rows.remove(kind, ids)

    def refresh(self, kind: Kind) -> int:
        """Make the index as the register is; gives how many rows it has. What is unchanged is not analysed."""
        return rows.refill(kind, lambda *_: None)

    def rebuild(self, kind: Kind) -> int:
        return self.refresh(kind)


def _how_many(queries: Sequence[Query]) -> Iterator[int]:
    """How many each finds, whatever their kinds."""
    counts = [
        _filtered(_matching(query), query)
        .order_by()
        .annotate(asked=Value(number, output_field=IntegerField()))
        .values("asked")
        .annotate(n=Count("*"))
        .values_list("asked", "n")
        for number, query in enumerate(queries)
    ]
    if not counts:
        return iter(())
    first, *others = counts
    counted = dict(first.union(*others, all=True) if others else first)
    return iter([counted.get(number, 0) for number in range(len(queries))])


def holding(kind: Kind, words: Iterable[list[QueryWord]]) -> Iterator[UUID]:
    """What has all words of one of these lists."""
    asked = " | ".join(f"({' & '.join(map(_one, some))})" for some in words if some)
    documents = kind.model._default_manager.filter(_has(asked)) if asked else kind.model._default_manager.none()
    yield from documents.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=BATCH)


def _tsquery(query: Query, words: list[QueryWord]) -> str:
    """All of the words, or the number."""
    asked = " & ".join(_one(word) for word in words if not word.is_wished)
    return f"({asked}) | {quoted(query.number)}" if query.number else asked


def _one(word: QueryWord, weight: str = "") -> str:
    """A word anywhere, or where it has that weight."""
    at = f":{weight}" if weight else ""
    choices = [quoted(token) + at for token in word.tokens]
    if word.prefix:
        choices.append(f"{quoted(word.prefix)}:*{weight}")
    if len(word.pairs) > 1:
        choices.append("(" + " & ".join(quoted(pair) + at for pair in word.pairs) + ")")
    return "(" + " | ".join(choices) + ")"


def _matching(query: Query) -> QuerySet[Any]:
    """What has the words, and is narrowed by whatever is no facet."""
    documents: QuerySet[Any] = _narrowed(query.of_kind.model._default_manager.all(), query)
    if not (words := query.words):
        return documents
    return documents.filter(_has(_tsquery(query, words)))


def _rank(query: Query, words: list[QueryWord]) -> Combinable:
    """Each word counts by the best place where it is, as at the node: the name; standards and categories; the rest. The
    smallest comes first."""
    rank: Combinable = Value(0, output_field=BigIntegerField())
    for word in words:
        rank -= RawSQL(  # in the name; in standards and categories; in the rest: as at the node
            "(CASE WHEN vector @@ %s::tsquery THEN 16 WHEN vector @@ %s::tsquery THEN 4"
            " WHEN vector @@ %s::tsquery THEN 1 ELSE 0 END)",
            [_one(word, weight) for weight in "ABC"],
            output_field=BigIntegerField(),
        )
    return rank - FIRST * Cast(_has(quoted(query.number)), IntegerField()) if query.number else rank


def _has(tokens: str) -> RawSQL:
    """Whether a document has the tokens, written as a tsquery."""
    return RawSQL("vector @@ %s::tsquery", [tokens], output_field=BooleanField())


def _narrowed(documents: QuerySet[Any], query: Query) -> QuerySet[Any]:
    """By a pattern of models, a day of validity, ranges of measured values."""
    if pattern := query.pattern:
        grams = " & ".join(map(quoted, pattern.grams))
        documents = documents.filter(_has(grams)).filter(
            RawSQL(
                "EXISTS (SELECT FROM unnest(folded_models) model WHERE model LIKE %s)",
                [pattern.like],
                output_field=BooleanField(),
            )
        )
    if query.valid_on and query.of_kind.has_models:
        day = query.valid_on.toordinal()
        documents = documents.filter(facets__contains=[VALID], valid_from__lte=day, valid_until__gte=day)
    for name, limits in query.limits.items():
        documents = documents.filter(facets__contains=[f"measured:{name}"])
        path = _measures(name, limits)
        documents = documents.filter(
            RawSQL("jsonb_path_exists(measured, %s::jsonpath)", [path], output_field=BooleanField())
        )
    return documents


def _measures(name: str, limits: Range) -> str:
    """As jsonpath: a value of that name, no less than the one and no more than the other limit."""
    least, most = limits
    tests = [f"@ {sign} {limit!r}" for sign, limit in ((">=", least), ("<=", most)) if limit is not None]
    return f"$.{json.dumps(name)}[*] ? ({' && '.join(tests) or '@ == @'})"


def _filtered(documents: QuerySet[Any], query: Query) -> QuerySet[Any]:
    """OR inside a facet, AND across."""
    for key, values in query.facets.items():
        documents = documents.filter(facets__overlap=[f"{key}:{value}" for value in values])
    return documents


def _page(documents: QuerySet[Any], query: Query) -> tuple[list[UUID], str]:
    """The sort key ascends and is always a whole number, so that a cursor can name a position exactly. Of equals the newest
    comes first."""
    ordered = _ordered(documents, query).order_by("order_key", "newest", "pk")
    if after := read_cursor(query.cursor):
        further, newest, pk = after
        beside = Q(newest__gt=newest) | Q(newest=newest, pk__gt=pk)
        ordered = ordered.filter(Q(order_key__gt=further) | Q(beside, order_key=further))
    found = list(ordered.values_list("pk", "order_key", "newest")[: query.size + 1])
    shown = found[: query.size]
    cursor = written_cursor([*shown[-1][1:], str(shown[-1][0])]) if len(found) > query.size else ""
    return [pk for pk, *_keys in shown], cursor


def _ordered(documents: QuerySet[Any], query: Query) -> QuerySet[Any]:
    """With what it is sorted by. Of more than `MOST_RANKED` only the newest are ranked: to rank one is to read all its words."""
    key: Combinable = F(query.order)
    if query.order == "relevance":
        newest = documents.order_by("newest", "pk").values("pk")[:MOST_RANKED]
        documents, key = query.of_kind.model._default_manager.filter(pk__in=newest), _rank(query, query.words)
    keyed: QuerySet[Any] = documents.annotate(order_key=key)
    return keyed


def _summary(query: Query) -> tuple[dict[str, dict[str, int]], int]:
    """The facets' counts and the total, kept until the index changes: to count is to read every row.

    Counts of a broad answer are kept beside it for a minute, whatever changes: who adds a filter has only the new answer
    counted.
    """
    asked = {facet.key: _without(query, facet.key) for facet in query.of_kind.facets if facet.key in query.facets}
    if rows.is_changing():
        return _counts(query, asked, {})
    key = f"search.counts.{_digest(query, _revision(query.of_kind))}"
    remembered = cache.get_many([key, *(_broad_key(each) for each in (query, *asked.values()))])
    if key in remembered:
        summary: tuple[dict[str, dict[str, int]], int] = remembered[key]
        return summary
    summary = _counts(query, asked, remembered)
    cache.set(key, summary, KEPT_FOR)
    return summary


def _counts(
    query: Query, asked: dict[str, Query], remembered: dict[str, dict[str, int]]
) -> tuple[dict[str, dict[str, int]], int]:
    """One question for all facets without a choice and for the total, one for each that has one, as if it had none."""
    counted = _counted_once(query, remembered)
    shown = {
        facet.key: _of(facet.key, _counted_once(asked[facet.key], remembered) if facet.key in asked else counted)
        if facet.is_counted
        else {}
        for facet in query.of_kind.facets
    }
    return shown, counted.get(EVERY, 0)


def _counted_once(query: Query, remembered: dict[str, dict[str, int]]) -> dict[str, int]:
    key = _broad_key(query)
    if key in remembered:
        return remembered[key]
    counted = _counted(_filtered(_matching(query), query))
    if counted.get(EVERY, 0) > MOST_RANKED and not rows.is_changing():
        cache.set(key, counted, BROAD_FOR)
    return counted


def _without(query: Query, key: str) -> Query:
    facets = {other: values for other, values in query.facets.items() if other != key}
    return replace(query, facets=facets, meant=tuple(query.words))


def _broad_key(query: Query) -> str:
    return f"search.broad.{_digest(query, 0)}"


def _digest(query: Query, revision: int) -> str:
    return hashlib.blake2b(repr((revision, query.asked)).encode(), digest_size=16).hexdigest()


def _revision(kind: Kind) -> int:
    """Of a kind's index: another one wherever something in it is another. Every search asks: written out, not compiled anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT revision FROM search_indexrevision WHERE kind = %s", [kind.key])
        row = cursor.fetchone()
    return row[0] if row else 0


def _counted(documents: QuerySet[Any]) -> dict[str, int]:
    """How many have each value; and how many there are, as if each had one value more."""
    values = Func(F("facets"), template=f"unnest(array_append(%(expressions)s, '{EVERY}'))")
    counted = documents.annotate(value=values).values("value").annotate(n=Count("pk"))
    return dict(counted.order_by().values_list("value", "n"))


def _of(key: str, counted: dict[str, int]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for facet, number in counted.items():
        facet_key, _colon, value = facet.partition(":")
        if facet_key == key:
            counts[value] = number
    return dict(counts)
