"""What must hold before a case may move: each guard of the table has one function, declared by the app that can tell."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from applications.transitions import Edge

if TYPE_CHECKING:
    from accounts.models import User
    from applications.models import Case


@dataclass(frozen=True)
class Attempt:
    """Somebody tries to move a case along an edge. `by` is None for the clock; `words` is the reason or list given."""

    case: "Case"
    edge: Edge
    by: "User | None"
    words: str = ""


type Guard = Callable[[Attempt], None]

_guards: dict[str, Guard] = {}


def guard(name: str) -> Callable[[Guard], Guard]:
    """Declare what a guard of the table asks: the function raises Refused where it does not hold."""

    def declare(function: Guard) -> Guard:
        if name in _guards:
            raise TypeError(f"The guard {name} is declared already, in {_guards[name].__module__}.")
        _guards[name] = function
        return function

    return declare


def guard_named(name: str) -> Guard:
    """The function of a guard. Raises KeyError where nobody declared it: an undeclared guard lets nobody pass."""
    return _guards[name]
