"""Elasticsearch in front of PostgreSQL: a node may be away, or behind, and nobody who searches notices.

Every write goes to PostgreSQL in the transaction of the change, with a note of what the node has yet to hear. A task
carries it there (`push`), a sweep finds what the task missed. While the node is away or behind, PostgreSQL answers.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

import structlog
from django.db import connection
from django.db.models import Q
from elasticsearch import ApiError, TransportError
from elasticsearch.helpers import BulkIndexError

from lib import clock
from lib.queue import later
from search.engines import rows
from search.engines.elastic import ElasticEngine
from search.engines.postgres import PostgresEngine
from search.kinds import Indexed, Kind
from search.models import Unpushed
from search.queries import Query, Results

log = structlog.get_logger(__name__)

BEHIND = timedelta(seconds=5)  # what waits longer than this for the node is missing from its answers
WAITS = (
    0.6  # seconds that a page waits for the node, in all: PostgreSQL has an answer within what is left of the second
)
NO_TIME = 0.02  # seconds in which it is not worth asking
LEFT_ALONE = 15.0  # seconds in which a node that failed is not asked again; twice as long after each failure more,
LONGEST_ALONE = 600.0  # but no longer than this: while it is away some page waits for it, once in ten minutes
LOCK = 7101
FAILURES = (ApiError, TransportError, BulkIndexError)


class Memory:
    """Until when a process leaves the node alone, on the monotonic clock, and how often it has failed in a row."""

    until = 0.0
    failures = 0

    @classmethod
    def failed(cls) -> None:
        """Questions that were on their way as it failed are one failure."""
        if time.monotonic() >= cls.until:
            cls.until = time.monotonic() + min(LEFT_ALONE * 2.0 ** min(cls.failures, 10), LONGEST_ALONE)
            cls.failures += 1

    @classmethod
    def answered(cls) -> None:
        cls.failures = 0


class Patience:
    """How long somebody waits for the node, in seconds: for each question, or `in_all`, for all of a page together, so that a
    node that is slow each time does not add up."""

    def __init__(self, *, in_all: bool = False) -> None:
        self.in_all, self.left = in_all, WAITS

    @contextmanager
    def waiting(self) -> Iterator[float]:
        """Gives the seconds that are left, and counts those that pass."""
        began = time.monotonic()
        try:
            yield self.left
        finally:
            if self.in_all:
                self.left -= time.monotonic() - began


class ShelteredEngine:
    """Answers from the node where it is there and up to date, else from PostgreSQL."""

    def __init__(self, node: ElasticEngine, shelter: PostgresEngine, patience: Patience | None = None) -> None:
        self.node = node
        self.shelter = shelter
        self.patience = patience or Patience()

    def search(self, query: Query) -> Results:
        return self.answers([query])[0]

    def answers(self, queries: Sequence[Query]) -> list[Results]:
        """What waits to be told to the node is looked for in PostgreSQL; all else is asked of the node in one question."""
        behind = _behind({query.kind for query in queries})
        by_node = iter(self._by_node([query for query in queries if query.kind not in behind]))
        return [self.shelter.search(query) if query.kind in behind else next(by_node) for query in queries]

    def _by_node(self, queries: list[Query]) -> list[Results]:
        if queries and self.patience.left > NO_TIME and time.monotonic() >= Memory.until:
            try:
                with self.patience.waiting() as seconds:
                    answers = self.node.within(seconds).answers(queries)
            except FAILURES as failure:
                Memory.failed()
                log.warning("search.node_away", failure=str(failure)[:200])
            else:
                Memory.answered()
                return answers
        return self.shelter.answers(queries)

    def write(self, kind: Kind, documents: list[Indexed]) -> None:
        note(kind, rows.write(kind, documents))

    def remove(self, kind: Kind, ids: list[UUID]) -> None:
        note(kind, rows.remove(kind, ids))

    def refresh(self, kind: Kind) -> int:
        """PostgreSQL's index as the register is, and what has changed noted for the node."""
        with the_only_one(waits=True):
            filled = rows.refill(kind, partial(note, mark=uuid4()))
        later("search.push")
        return filled

    def rebuild(self, kind: Kind) -> int:
        """The same, and the node's index anew from PostgreSQL's. Whatever changes meanwhile is noted, and pushed afterwards."""
        with the_only_one(waits=True):
            ours = uuid4()
            rows.refill(kind, partial(note, mark=ours))
            written = self.node.rebuild(kind, rows.stream(kind))
            Unpushed.objects.filter(kind=kind.key, note=ours).delete()
            return written


def _behind(kinds: set[str]) -> set[str]:
    """Of which kinds something has waited too long for the node; or since a time to come: the clock was set back."""
    now = clock.now()
    late = Unpushed.objects.filter(Q(since__lt=now - BEHIND) | Q(since__gt=now + BEHIND), kind__in=kinds)
    return set(late.values_list("kind", flat=True).distinct())


def note(kind: Kind, changed: dict[UUID, int], mark: UUID | None = None) -> None:
    """`changed`: what was written or removed, each with its revision. `mark`: one note for all of a filling, which is pushed once it is done."""
    now = clock.now()
    notes = [
        Unpushed(kind=kind.key, subject=pk, revision=changed[pk], note=mark or uuid4(), since=now)
        for pk in sorted(changed)
    ]
    Unpushed.objects.bulk_create(
        notes, update_conflicts=True, unique_fields=["kind", "subject"], update_fields=["note", "revision"]
    )
    if notes and mark is None:
        later("search.push")


@contextmanager
def the_only_one(*, waits: bool) -> Iterator[bool]:
    """Whether we alone now write to the node: one at a time, or an older document could come after a newer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)" if waits else "SELECT pg_try_advisory_lock(%s)", [LOCK])
        held = waits or bool(cursor.fetchone()[0])
    try:
        yield held
    finally:
        if held:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
