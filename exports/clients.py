"""What a client may take home of its cases: declared by the steps of the journey, which exports does not know.

@taken_home(without=["asked_by"])
def questions(client: UUID) -> QuerySet[Question]: ...      # in applications/belongings.py
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.module_loading import autodiscover_modules

type Rows = Callable[[UUID], QuerySet[Any]]

_papers: list["Papers"] = []


@dataclass(frozen=True)
class Papers:
    """Rows of one table of a body's schema that their client sees on its own pages, and which columns it does not."""

    rows: Rows
    withheld: frozenset[str]


def taken_home[Function: Rows](*, without: Iterable[str] = ()) -> Callable[[Function], Function]:
    """Declare what of a table belongs to a client: the function is given its UUID, inside the body's schema."""

    def declare(rows: Function) -> Function:
        _papers.append(Papers(rows, frozenset(without)))
        return rows

    return declare


def papers() -> Iterator[Papers]:
    """Everything that was declared, in the order of the journey."""
    autodiscover_modules("belongings")
    yield from sorted(_papers, key=lambda one: one.rows.__module__)
