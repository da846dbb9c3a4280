"""Reports of laboratories: by number, by address, and by the bytes of their files."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.fields.json import KT

from lib.text import numbers
from register.models import Kind, RegisterEntry, Statement
from tenants.models import CertificationBody

OF_ONE_REPORT_NUMBER = 10  # several laboratories may use a number


def reports() -> QuerySet[RegisterEntry]:
    return RegisterEntry.objects.filter(kind=Kind.REPORT).select_related("body")


def report_at(pk: UUID) -> RegisterEntry | None:
    """What the register says now about one report."""
    return reports().filter(pk=pk).first()


def reports_of_number(number: str, body: CertificationBody | None = None) -> list[RegisterEntry]:
    """The reports of that number, of one house or of all; those written just so, else however it is written."""
    folded = numbers.folded(number)
    if not folded:
        return []
    found = reports().filter(folded_number=folded)
    found = found.filter(body=body) if body else found
    entries = list(found.order_by("-recorded_at", "pk")[:OF_ONE_REPORT_NUMBER])
    return [entry for entry in entries if numbers.as_read(entry.number) == numbers.as_read(number)] or entries


def report_with_file(digest: str) -> RegisterEntry | None:
    """The report whose file has these bytes. Whose laboratory registered them first counts (ADR 34); of its reports the one
    that stands.
    """
    found = reports().alias(file=KT("content__sha256")).filter(file=digest.lower())
    entries = list(found.order_by("pk")[:OF_ONE_REPORT_NUMBER])
    if len(entries) > 1:
        first = _first_stated(entry.pk for entry in entries)
        entries = [entry for entry in entries if entry.body_id == first]
        entries.sort(key=lambda entry: (entry.status != "ISSUED", entry.pk))
    return entries[0] if entries else None


def _first_stated(keys: Iterable[UUID]) -> UUID:
    stated = Statement.objects.filter(kind=Kind.REPORT, subject__in=list(keys))
    return stated.order_by("recorded_at", "pk").values_list("body", flat=True)[0]
