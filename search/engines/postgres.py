"""The PostgreSQL engine: one table, two GIN indexes. Lexemes come from `search.analysis`, never from PostgreSQL's parser."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import BigIntegerField, BooleanField, Count, F, Func, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Coalesce, Extract

from search.analysis import QueryWord
from search.facets import KEYS
from search.models import SchemeDocument
from search.queries import IndexedScheme, Results, SchemeQuery, read_cursor, written_cursor

BEYOND = 2**61  # the cost of what states none: last when sorted by cost


class PostgresEngine:
    """Answers from `SchemeDocument`."""

    def search(self, query: SchemeQuery) -> Results:
        matching = _matching(query.words)
        shown = _filtered(matching, query)
        hits, cursor = _page(shown, query)
        return Results(hits=hits, facets=_counts(matching, query), total=shown.count(), cursor=cursor)

    @transaction.atomic
    def write(self, documents: list[IndexedScheme]) -> None:
        """Insert or replace; a document older than the one kept changes nothing."""
        with connection.cursor() as cursor:
            for document in documents:
                cursor.execute(UPSERT, _row(document))

    def remove(self, ids: list[UUID]) -> None:
        SchemeDocument.objects.filter(pk__in=ids).delete()

    @transaction.atomic
    def rebuild(self, documents: Iterable[IndexedScheme]) -> int:
        """Replace everything; readers see the old index until this is done. Gives how many documents there are."""
        SchemeDocument.objects.all().delete()
        made = list(documents)
        self.write(made)
        return len(made)


UPSERT = """
INSERT INTO search_schemedocument (id, body_id, revision, vector, facets, cost, days, published_at)
VALUES (%s, %s, %s, %s::tsvector, %s, %s, %s, %s)
ON CONFLICT (id) DO UPDATE SET body_id = excluded.body_id, revision = excluded.revision, vector = excluded.vector,
    facets = excluded.facets, cost = excluded.cost, days = excluded.days, published_at = excluded.published_at
WHERE search_schemedocument.revision <= excluded.revision
"""


def _row(document: IndexedScheme) -> list[Any]:
    return [
        document.id, document.body, document.revision, _vector(document.weighted), document.facets, document.cost,
        document.days, document.published_at,
    ]  # fmt: skip


def _vector(weighted: tuple[list[str], ...]) -> str:
    """A tsvector as text: `'token':1A`, each token at the best weight it has."""
    best: dict[str, str] = {}
    for weight, tokens in zip("ABC", weighted, strict=True):
        for token in tokens:
            best.setdefault(token, weight)
    return " ".join(f"{_quoted(token)}:{position + 1}{weight}" for position, (token, weight) in enumerate(best.items()))


def _tsquery(words: list[QueryWord]) -> str:
    return " & ".join(_one(word) for word in words)


def _one(word: QueryWord) -> str:
    choices = [_quoted(token) for token in word.tokens]
    if word.prefix:
        choices.append(f"{_quoted(word.prefix)}:*")
    if len(word.pairs) > 1:
        choices.append("(" + " & ".join(_quoted(pair) for pair in word.pairs) + ")")
    return "(" + " | ".join(choices) + ")"


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _matching(words: list[QueryWord]) -> QuerySet[SchemeDocument]:
    documents = SchemeDocument.objects.all()
    if not words:
        return documents.annotate(rank=RawSQL("0", [], output_field=BigIntegerField()))
    asked = _tsquery(words)
    rank = RawSQL("(-1000000 * ts_rank(vector, %s::tsquery))::bigint", [asked], output_field=BigIntegerField())
    holds = RawSQL("vector @@ %s::tsquery", [asked], output_field=BooleanField())
    return documents.filter(holds).annotate(rank=rank)


def _filtered(documents: QuerySet[SchemeDocument], query: SchemeQuery, but: str = "") -> QuerySet[SchemeDocument]:
    """OR inside a facet, AND across; `but` leaves one facet's choice out."""
    for key, values in query.facets.items():
        if key != but:
            documents = documents.filter(facets__overlap=[f"{key}:{value}" for value in values])
    return documents


def _page(documents: QuerySet[SchemeDocument], query: SchemeQuery) -> tuple[list[UUID], str]:
    ordered = documents.annotate(order_key=_order_key(query.order)).order_by("order_key", "pk")
    if after := read_cursor(query.cursor):
        ordered = ordered.filter(Q(order_key__gt=after[0]) | Q(order_key=after[0], pk__gt=after[1]))
    rows = list(ordered.values_list("pk", "order_key")[: query.size + 1])
    shown = rows[: query.size]
    cursor = written_cursor([shown[-1][1], str(shown[-1][0])]) if len(rows) > query.size else ""
    return [pk for pk, _key in shown], cursor


def _order_key(order: str) -> Any:
    """The sort key, ascending, always a whole number: so that a cursor can name a position exactly."""
    return {
        "relevance": F("rank"),
        "cost": Coalesce("cost", BEYOND, output_field=BigIntegerField()),
        "time": F("days"),
    }.get(order) or -1 * Cast(Extract("published_at", "epoch"), BigIntegerField())


def _counts(matching: QuerySet[SchemeDocument], query: SchemeQuery) -> dict[str, dict[str, int]]:
    """One query for all facets without a choice, one for each with one."""
    counts = {key: _counted(_filtered(matching, query, but=key)) for key in query.facets}
    rest = [key for key in KEYS if key not in query.facets]
    counted = _counted(_filtered(matching, query))
    for key in rest:
        counts[key] = counted
    return {key: _of(key, counts[key]) for key in KEYS}


def _counted(documents: QuerySet[SchemeDocument]) -> dict[str, int]:
    rows = documents.annotate(one=Func(F("facets"), function="unnest")).values("one").annotate(n=Count("pk"))
    return dict(rows.order_by().values_list("one", "n"))


def _of(key: str, counted: dict[str, int]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for facet, number in counted.items():
        kind, _colon, value = facet.partition(":")
        if kind == key:
            counts[value] = number
    return dict(counts)
