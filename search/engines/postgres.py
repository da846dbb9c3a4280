"""The PostgreSQL engine: a table for each kind, two GIN indexes. Lexemes come from `search.analysis`, never from PostgreSQL's
parser."""

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import BigIntegerField, BooleanField, Count, F, Func, IntegerField, Q, QuerySet
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import Cast

from search.analysis import QueryWord
from search.kinds import Indexed, Kind
from search.models import Document
from search.queries import Query, Range, Results, read_cursor, written_cursor

BATCH = 500
FIRST = 1_000_000_000  # what bears the very number comes before whatever its words rank
VALID = "status:VALID"


class PostgresEngine:
    """Answers from the kinds' tables."""

    def search(self, query: Query) -> Results:
        matching = _matching(query)
        shown = _filtered(matching, query)
        hits, cursor = _page(shown, query)
        return Results(hits=hits, facets=_counts(matching, query), total=shown.count(), cursor=cursor)

    @transaction.atomic
    def write(self, kind: Kind, documents: list[Indexed]) -> None:
        """Insert or replace; a document older than the one kept changes nothing."""
        if documents:
            with connection.cursor() as cursor:
                cursor.executemany(_upsert(kind.model), [_row(kind, document) for document in documents])

    def remove(self, kind: Kind, ids: list[UUID]) -> None:
        kind.model._default_manager.filter(pk__in=ids).delete()

    def revisions(self, kind: Kind, ids: list[UUID]) -> dict[UUID, int]:
        """The revision of each as it is kept; 0 where it is not."""
        rows = kind.model._default_manager.filter(pk__in=ids).values_list("pk", "revision")
        return dict.fromkeys(ids, 0) | dict(rows)

    @transaction.atomic
    def rebuild(self, kind: Kind, documents: Iterable[Indexed]) -> int:
        """Replace everything; readers see the old index until this is done. Gives how many documents there are."""
        kind.model._default_manager.all().delete()
        written = 0
        for some in batched(documents, BATCH):
            self.write(kind, list(some))
            written += len(some)
        return written


@cache
def _upsert(model: type[Document]) -> str:
    columns, table = model.columns(), model._meta.db_table
    cast = {"vector": "::tsvector", "measured": "::jsonb"}
    return f"""
        INSERT INTO {table} AS kept ({", ".join(columns)})
        VALUES ({", ".join(f"%s{cast.get(column, '')}" for column in columns)})
        ON CONFLICT (id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in columns[1:])}
        WHERE kept.revision <= excluded.revision
    """


def _row(kind: Kind, document: Indexed) -> list[Any]:
    values: dict[str, Any] = {
        **document.numbers,
        "id": document.id,
        "revision": document.revision,
        "digest": document.texts.digest,
        "checksum": document.checksum,
        "vector": _vector(document.texts.weighted),
        "facets": document.facets,
        "folded_models": list(document.models),
        "measured": json.dumps(document.measured),
    }
    return [values[column] for column in kind.model.columns()]


def _vector(weighted: tuple[list[str], ...]) -> str:
    """A tsvector as text: `'token':1A`, each token at the best weight it has."""
    best: dict[str, str] = {}
    for weight, tokens in zip("ABCD", weighted, strict=True):
        for token in tokens:
            best.setdefault(token, weight)
    return " ".join(f"{_quoted(token)}:{position + 1}{weight}" for position, (token, weight) in enumerate(best.items()))


def _tsquery(query: Query, words: list[QueryWord]) -> str:
    """All of the words, or the number."""
    asked = " & ".join(_one(word) for word in words)
    return f"({asked}) | {_quoted(query.number)}" if query.number else asked


def _one(word: QueryWord) -> str:
    choices = [_quoted(token) for token in word.tokens]
    if word.prefix:
        choices.append(f"{_quoted(word.prefix)}:*")
    if len(word.pairs) > 1:
        choices.append("(" + " & ".join(_quoted(pair) for pair in word.pairs) + ")")
    return "(" + " | ".join(choices) + ")"


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _matching(query: Query) -> QuerySet[Any]:
    """What has the words, and is narrowed by whatever is no facet."""
    documents = _narrowed(query.of_kind.model._default_manager.all(), query)
    if not (words := query.words):
        return documents.annotate(rank=RawSQL("0", [], output_field=BigIntegerField()))
    asked = _tsquery(query, words)
    return documents.filter(_has(asked)).annotate(rank=_rank(query, asked))


def _rank(query: Query, asked: str) -> Combinable:
    rank = RawSQL("(-1000000 * ts_rank(vector, %s::tsquery))::bigint", [asked], output_field=BigIntegerField())
    return rank - FIRST * Cast(_has(_quoted(query.number)), IntegerField()) if query.number else rank


def _has(tokens: str) -> RawSQL:
    """Whether a document has the tokens, written as a tsquery."""
    return RawSQL("vector @@ %s::tsquery", [tokens], output_field=BooleanField())


def _narrowed(documents: QuerySet[Any], query: Query) -> QuerySet[Any]:
    """By a pattern of models, a day of validity, ranges of measured values."""
    if pattern := query.pattern:
        grams = " & ".join(map(_quoted, pattern.grams))
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
    for name, limits in query.ranges.items() if query.of_kind.has_models else ():
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


def _filtered(documents: QuerySet[Any], query: Query, but: str = "") -> QuerySet[Any]:
    """OR inside a facet, AND across; `but` leaves one facet's choice out."""
    for key, values in query.facets.items():
        if key != but:
            documents = documents.filter(facets__overlap=[f"{key}:{value}" for value in values])
    return documents


def _page(documents: QuerySet[Any], query: Query) -> tuple[list[UUID], str]:
    """The sort key ascends and is always a whole number, so that a cursor can name a position exactly."""
    key = F("rank") if query.order == "relevance" else F(query.order)
    ordered = documents.annotate(order_key=key).order_by("order_key", "pk")
    if after := read_cursor(query.cursor):
        ordered = ordered.filter(Q(order_key__gt=after[0]) | Q(order_key=after[0], pk__gt=after[1]))
    rows = list(ordered.values_list("pk", "order_key")[: query.size + 1])
    shown = rows[: query.size]
    cursor = written_cursor([shown[-1][1], str(shown[-1][0])]) if len(rows) > query.size else ""
    return [pk for pk, _key in shown], cursor


def _counts(matching: QuerySet[Any], query: Query) -> dict[str, dict[str, int]]:
    """One query for all facets without a choice, one for each with one."""
    counts = {key: _counted(_filtered(matching, query, but=key)) for key in query.facets}
    counted = _counted(_filtered(matching, query))
    return {
        facet.key: _of(facet.key, counts.get(facet.key, counted)) if facet.is_counted else {}
        for facet in query.of_kind.facets
    }


def _counted(documents: QuerySet[Any]) -> dict[str, int]:
    rows = documents.annotate(value=Func(F("facets"), function="unnest")).values("value").annotate(n=Count("pk"))
    return dict(rows.order_by().values_list("value", "n"))


def _of(key: str, counted: dict[str, int]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for facet, number in counted.items():
        facet_key, _colon, value = facet.partition(":")
        if facet_key == key:
            counts[value] = number
    return dict(counts)
