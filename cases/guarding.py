"""What must hold before a case may move: each rule of the table has one function, declared by the app that can tell."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.rules import NOT_YET, Rule
from cases.transitions import Edge

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case


@dataclass(frozen=True)
class Attempt:
    """Somebody tries to move a case along an edge. `by` is None for the clock; `words` is the reason or list given.

    `proposed` is the record on which the step would rest, before it is written: a review, a decision.
    """

    case: "Case"
    edge: Edge
    by: "User | None"
    words: str = ""
    proposed: object = None


type Guard = Callable[[Attempt], None]

_guards: dict[Rule, Guard] = {}


def guard(rule: Rule) -> Callable[[Guard], Guard]:
    """Declare what a rule of the table asks: the function raises Refused where it does not hold."""

    def declare(function: Guard) -> Guard:
        if rule in _guards:
            raise TypeError(f"“{rule}” is guarded already, in {_guards[rule].__module__}.")
        _guards[rule] = function
        return function

    return declare


def guard_of(rule: Rule) -> Guard:
    """The function of a rule. Raises KeyError where nobody declared it: an undeclared rule lets nobody pass."""
    return _guards[rule]


def ask(attempt: Attempt) -> None:
    """Ask every rule of the edge, in its order. Raises Refused with the words of the first that does not hold."""
    for rule in attempt.edge.guards:
        if rule not in NOT_YET:
            guard_of(rule)(attempt)
