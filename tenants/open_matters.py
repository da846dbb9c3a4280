"""What is still open at a body that is about to leave: counted by the steps that hold it, which the ground does not know.

@counts_open(_("running cases"))
def running(body: CertificationBody) -> int: ...      # in cases/queries.py; called inside the body's schema
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django_tenants.utils import tenant_context

from tenants.models import CertificationBody

type Counter = Callable[[CertificationBody], int]

_counters: list[tuple[str | Promise, Counter]] = []


@dataclass(frozen=True)
class OpenMatter:
    words: str | Promise
    count: int


def counts_open(words: str | Promise) -> Callable[[Counter], Counter]:
    """Declare a count of what a body has begun and not ended."""

    def declare(counter: Counter) -> Counter:
        _counters.append((words, counter))
        return counter

    return declare


def open_at(body: CertificationBody) -> list[OpenMatter]:
    """Everything that is open at a body, counted now; nothings too, so that one sees what was looked for."""
    with tenant_context(body):
        return [OpenMatter(words, counter(body)) for words, counter in _counters]
