"""What is counted against the limits of a plan: each by whoever owns it, inside the body's schema."""

from collections.abc import Callable
from typing import Literal

type Limit = Literal["seats", "offers"]
LIMITS: tuple[Limit, ...] = ("seats", "offers")

_counters: dict[Limit, Callable[..., int]] = {}


def counts_against[**P](limit: Limit) -> Callable[[Callable[P, int]], Callable[P, int]]:
    """Declare how many of something the current body has."""

    def declare(count: Callable[P, int]) -> Callable[P, int]:
        _counters[limit] = count
        return count

    return declare


def counted() -> dict[Limit, int]:
    """How many the current body has of each."""
    return {limit: count() for limit, count in _counters.items()}
