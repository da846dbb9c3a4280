"""Keep the newest copy of what a body stated: whole statements, so that late, twice and out of order change nothing."""

from collections.abc import Iterable, Sequence
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
    _keep([copy], body)


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
    _keep([copy], body)


def keep_certificates(stated: Iterable[tuple[UUID, int, Said]], *, body: CertificationBody) -> None:
    """Keys, revisions and statements. Certificates without an organisation of ours or a holder's code are nobody's copy,
    unless an earlier revision may have named one.
    """
    stated = sorted(stated, key=lambda one: one[1])
    newest = {
        pk: CertificateCopy(
            id=pk,
            revision=revision,
            organisation_id=said.get("organisation") or None,
            status=said["status"],
            valid_until=_day(said.get("valid_until")),
            holder_code=_code(said),
            content=said,
        )
        for pk, revision, said in stated
        if said.get("organisation") or _code(said) or revision > 1
    }
    if newest:
        _keep(list(newest.values()), body)


@transaction.atomic(savepoint=False)
def _keep(copies: Sequence[Copy], body: CertificationBody) -> None:
    """Insert what is missing, replace what is older; a body speaks of its own subjects only."""
    kept_by, now = type(copies[0])._default_manager, clock.now()
    for copy in copies:
        copy.body, copy.heard_at = body, now
    kept_by.bulk_create(copies, ignore_conflicts=True)
    rows = kept_by.select_for_update().filter(pk__in=[copy.pk for copy in copies]).order_by("pk")
    held = {pk: (owner, revision) for pk, owner, revision in rows.values_list("pk", "body", "revision")}
    if strange := [pk for pk, (owner, _revision) in held.items() if owner != body.pk]:
        raise ValueError(f"{body.slug} speaks of {strange[0]}, which is not its own.")
    newer = [copy for copy in copies if held[copy.pk][1] < copy.revision]
    if newer:
        kept_by.bulk_update(newer, ["organisation", "revision", "content", "heard_at", *newer[0].SORTED_BY])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _code(said: Said) -> str:
    return str((said.get("holder") or {}).get("code") or "")
