"""What is still to be done, said by each app in `queries.checklist()`, shown together on the desk."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class ChecklistItem:
    """One thing to do: a few words, a sentence why, where it is done and by whom. True words from real state.

    `waits_for`: why it cannot be done yet, as a sentence. `only_bodies`: a partner that certifies nothing has none of it.
    """

    words: str
    why: str
    is_done: bool
    url: str = ""
    roles: tuple[str, ...] = ()  # who may do it; empty = everybody in the back office
    waits_for: str = ""
    only_bodies: bool = False
    order: int = 50  # passport 10, people 20, scheme 30, mark 40, import 50, publish 60


@dataclass(frozen=True)
class Need:
    """One thing that waits for this person: what, where, and how long it may."""

    words: str
    url: str
    why: str = ""
    due: object = None  # a date or a moment
    subject: str = ""


def in_order(steps: Iterable[ChecklistItem]) -> list[ChecklistItem]:
    """The steps of all apps in the order in which a new body takes them."""
    return sorted(steps, key=lambda step: step.order)
