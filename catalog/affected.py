"""Who is affected by a new version: counted by the steps that come after, which the catalogue does not know.

@counts_affected(_("running cases"))
def running_cases(version: UUID) -> int: ...      # in applications/queries.py
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

type Counter = Callable[[UUID], int]

_counters: list[tuple[str | Promise, Counter]] = []


@dataclass(frozen=True)
class Affected:
    words: str | Promise
    count: int


def counts_affected(words: str | Promise) -> Callable[[Counter], Counter]:
    """Declare a count of what hangs on one scheme version."""

    def declare(counter: Counter) -> Counter:
        _counters.append((words, counter))
        return counter

    return declare


def affected_by(version: UUID) -> list[Affected]:
    """Everything that hangs on a version, counted now."""
    return [Affected(words, counter(version)) for words, counter in _counters]
