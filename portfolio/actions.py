"""Keep the newest copy of what a body stated: whole statements, so that late, twice and out of order change nothing."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from lib import clock
from portfolio.models import CaseCopy, CertificateCopy, Copy, InvoiceCopy
from statements.certificate import CertificateHolding
from tenants.models import CertificationBody

type Content = dict[str, Any]


def keep_case(pk: UUID, revision: int, organisation: UUID, content: Content, *, body: CertificationBody) -> None:
    copy = CaseCopy(id=pk, revision=revision, organisation_id=organisation, content=content)
    stated = copy.statement
    copy.is_open, copy.holder, copy.since, copy.due_at = stated.is_open, stated.holder, stated.since, stated.due_at
    _keep([copy], body)


def keep_invoice(pk: UUID, revision: int, organisation: UUID, content: Content, *, body: CertificationBody) -> None:
    copy = InvoiceCopy(id=pk, revision=revision, organisation_id=organisation, content=content)
    stated = copy.statement
    copy.state, copy.due_on, copy.issued_on = stated.state, stated.due_on, stated.issued_on
    _keep([copy], body)


def keep_certificates(stated: Iterable[tuple[UUID, int, Content]], *, body: CertificationBody) -> None:
    """Keys, revisions and statements. Certificates without an organisation of ours or a holder's code are nobody's copy,
    unless an earlier revision may have named one.
    """
    copies = (_certificate(*row) for row in sorted(stated, key=lambda row: row[1]))
    newest = {copy.pk: copy for copy in copies if copy.organisation_id or copy.holder_code or copy.revision > 1}
    if newest:
        _keep(list(newest.values()), body)


def _certificate(pk: UUID, revision: int, content: Content) -> CertificateCopy:
    copy = CertificateCopy(id=pk, revision=revision, content=content)
    stated = CertificateHolding.model_validate(content)  # of thousands that an import states, few are kept
    copy.organisation_id, copy.holder_code = stated.organisation, stated.holder.code
    copy.status, copy.valid_until = stated.status, stated.valid_until
    return copy


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
