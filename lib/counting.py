"""Counts that the steps above declare of something below, which does not know them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Count:
    words: str | Promise
    count: int


class Counters[Subject]:
    """What can be counted of one subject, in the order in which it was declared.

    >>> @counters.declare(_("running cases"))
    ... def running_cases(version: UUID) -> int: ...
    """

    def __init__(self) -> None:
        self._declared: list[tuple[str | Promise, Callable[[Subject], int]]] = []

    def declare(self, words: str | Promise) -> Callable[[Callable[[Subject], int]], Callable[[Subject], int]]:
        def declared(count: Callable[[Subject], int]) -> Callable[[Subject], int]:
            self._declared.append((words, count))
            return count

        return declared

    def of(self, subject: Subject) -> list[Count]:
        """Everything, counted now; nothings too, so that one sees what was looked for."""
        return [Count(words, count(subject)) for words, count in self._declared]
