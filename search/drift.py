"""Whether the Elasticsearch node has what PostgreSQL's index has: compared by sums first, then key by key where they differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from search.engines import rows
from search.engines.elastic import the_node
from search.engines.sheltered import note
from search.kinds import KINDS, Kind
from search.models import Unpushed


@dataclass(frozen=True)
class Drift:
    """Of one kind: what the node has not, has otherwise, or has though it is gone. What waits to be pushed is none."""

    kind: str
    missing: tuple[UUID, ...] = ()
    differing: tuple[UUID, ...] = ()
    surplus: tuple[UUID, ...] = ()

    @property
    def count(self) -> int:
        return len(self.missing) + len(self.differing) + len(self.surplus)


def drift() -> list[Drift]:
    """Of each kind. Raises ApiError or TransportError of `elasticsearch` where the node does not answer."""
    return [_of(kind) for kind in KINDS.values()]


def repair(drifts: list[Drift]) -> int:
    """Note what differs, for the next push; gives how much."""
    for one in drifts:
        note(KINDS[one.kind], dict.fromkeys((*one.missing, *one.differing, *one.surplus), 0))
    return sum(one.count for one in drifts)


def _of(kind: Kind) -> Drift:
    ours, theirs = rows.sums(kind), the_node().sums(kind)
    waiting = set(Unpushed.objects.filter(kind=kind.key).values_list("subject", flat=True))
    pairs = [
        (pk, here, there)
        for bucket in sorted(ours.keys() | theirs.keys())
        if ours.get(bucket) != theirs.get(bucket)
        for pk, here, there in _compared(kind, bucket)
        if pk not in waiting
    ]
    return Drift(
        kind.key,
        missing=tuple(pk for pk, _here, there in pairs if there is None),
        differing=tuple(pk for pk, here, there in pairs if here is not None and there is not None),
        surplus=tuple(pk for pk, here, _there in pairs if here is None),
    )


def _compared(kind: Kind, bucket: int) -> Iterator[tuple[UUID, int | None, int | None]]:
    """What differs in one bucket: its key, the checksum here, and there."""
    here, there = rows.checksums(kind, bucket), the_node().checksums(kind, bucket)
    for pk in sorted(here.keys() | there.keys()):
        if here.get(pk) != there.get(pk):
            yield pk, here.get(pk), there.get(pk)
