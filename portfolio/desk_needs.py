"""What else stands on an organisation's desk: apps above write themselves in, the desk asks them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from accounts.models import Organisation, User
from portfolio.queries import CalendarDay, ClientNeed


@dataclass(frozen=True)
class DeskSection:
    """A section that an app draws itself: its template gets `rows`."""

    template: str
    rows: list[Any]


@dataclass(frozen=True)
class DeskPart:
    """What one app has for a desk: what needs somebody, the dates to come, and sections of its own."""

    needs: list[ClientNeed] = field(default_factory=list)
    days: list[CalendarDay] = field(default_factory=list)
    sections: list[DeskSection] = field(default_factory=list)


type AsksDesk = Callable[[User, list[Organisation]], DeskPart]
_asked: list[AsksDesk] = []


def on_clients_desk(ask: AsksDesk) -> AsksDesk:
    """Have an app asked for each desk that is opened, by whom and for which organisations."""
    _asked.append(ask)
    return ask


def desk_parts(user: User, organisations: Iterable[Organisation]) -> DeskPart:
    """What all of them have, put together."""
    parts = [ask(user, list(organisations)) for ask in _asked]
    return DeskPart(
        [need for part in parts for need in part.needs],
        [day for part in parts for day in part.days],
        [section for part in parts for section in part.sections if section.rows],
    )
