"""Keep the newest copy of what a body stated: whole statements, so that late, twice and out of order change nothing."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from lib import clock
from portfolio.models import CaseCopy, CertificateCopy, Copy, InvoiceCopy, moment_of
from tenants.models import CertificationBody

type Said = dict[str, Any]


def keep_case(pk: UUID, revision: int, organisation: UUID, said: Said, *, body: CertificationBody) -> None:
    copy = CaseCopy(
        id=pk,
        revision=revision,
        organisation_id=organisation,
        is_open=bool(said["is_open"]),
        holder=said["holder"],
        since=moment_of(said["since"]) or clock.now(),
        due_at=moment_of(said.get("due_at")),
        content=said,
    )
    _keep(copy, body)


def keep_invoice(pk: UUID, revision: int, organisation: UUID, said: Said, *, body: CertificationBody) -> None:
    copy = InvoiceCopy(
        id=pk,
        revision=revision,
        organisation_id=organisation,
        state=said["state"],
        due_on=_day(said.get("due_on")),
        issued_on=_day(said.get("issued_on")),
        content=said,
    )
    _keep(copy, body)


def keep_certificate(pk: UUID, revision: int, said: Said, *, body: CertificationBody) -> None:
    """Certificates without an organisation of ours are nobody's copy, unless one was named before."""
    organisation = said.get("organisation")
    if not organisation and revision == 1:
        return
    copy = CertificateCopy(
        id=pk,
        revision=revision,
        organisation_id=organisation or None,
        status=said["status"],
        valid_until=_day(said.get("valid_until")),
        content=said,
    )
    _keep(copy, body)


def kept_certificates(keys: list[UUID]) -> set[UUID]:
    """Those of many certificates that some desk holds a copy of: most imports are nobody's here."""
    return set(CertificateCopy.objects.filter(pk__in=keys).values_list("pk", flat=True))


@transaction.atomic
def _keep(copy: Copy, body: CertificationBody) -> None:
    """Insert what is missing, replace what is older; a body speaks of its own subjects only."""
    kept_by = type(copy)._default_manager
    copy.body = body
    copy.heard_at = clock.now()
    kept_by.bulk_create([copy], ignore_conflicts=True)
    held = kept_by.select_for_update().get(pk=copy.pk)
    if held.body_id != body.pk:
        raise ValueError(f"{body.slug} speaks of {copy.pk}, which is not its own.")
    if held.revision < copy.revision:
        copy.save(update_fields=["organisation", "revision", "content", "heard_at", *copy.SORTED_BY])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
