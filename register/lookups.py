"""What a check asks the register: each question by itself, or the answers to a whole list of them, read beforehand."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from lib.text import numbers
from register import by_number, queries
from register.models import RegisterEntry
from tenants.models import CertificationBody

MOST_LOOKED_FOR = 400  # numbers of a list that are not in the register, for which near misses are looked for


class Lookup:
    """Asks the register anew for each question."""

    def of_address(self, pk: UUID) -> RegisterEntry | None:
        return queries.certificate_for(pk)

    def of_number(self, number: str) -> list[RegisterEntry]:
        return queries.certificates_for_number(number)

    def like(self, number: str, body: CertificationBody | None) -> list[RegisterEntry]:
        return queries.certificates_like(number, body)

    def complete_from(self, body: CertificationBody) -> date | None:
        return queries.complete_from(body)


class LookupOfMany(Lookup):
    """Has read what a list asks for in one SQL for its numbers, one for its addresses, two for near misses.

    Those cost a thousand readings a number: they are looked for where `look_for` asks, and after the first
    `MOST_LOOKED_FOR` questions of those no more.
    """

    def __init__(self, asked_numbers: Iterable[str], addresses: Sequence[UUID] = ()) -> None:
        self._of_number = by_number.certificates_of({numbers.folded(number) for number in asked_numbers})
        self._at = by_number.certificates_at(addresses) if addresses else {}
        self._alike: dict[tuple[str, UUID | None], list[RegisterEntry]] = {}
        self._complete_from: dict[UUID, date | None] = {}

    def look_for(self, asked: Iterable[by_number.Asked]) -> None:
        """Look for near misses of these, each once."""
        questions = list({_key(*one): one for one in asked}.values())[:MOST_LOOKED_FOR]
        alike = by_number.certificates_like(questions) if questions else []
        self._alike = {_key(*one): entries for one, entries in zip(questions, alike, strict=True)}

    def has_looked_for(self, number: str, body: CertificationBody | None) -> bool:
        return _key(number, body) in self._alike

    def of_address(self, pk: UUID) -> RegisterEntry | None:
        return self._at.get(pk)

    def of_number(self, number: str) -> list[RegisterEntry]:
        return self._of_number.get(numbers.folded(number), [])

    def like(self, number: str, body: CertificationBody | None) -> list[RegisterEntry]:
        return list(self._alike.get(_key(number, body), ()))

    def complete_from(self, body: CertificationBody) -> date | None:
        if body.pk not in self._complete_from:
            self._complete_from[body.pk] = super().complete_from(body)
        return self._complete_from[body.pk]


def _key(number: str, body: CertificationBody | None) -> tuple[str, UUID | None]:
    return numbers.folded(number), body.pk if body else None
