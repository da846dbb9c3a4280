"""How a certificate ends: withdrawn by decision, cancelled without fault, superseded, or expired by the clock alone."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.actions.changing import EXPIRE, What, change, locked, refuse_unless_may_become, require_role
from certificates.actions.suspending import NOT_SUSPENDED, checked_reason
from certificates.models import Certificate
from certificates.transitions import Status
from lib import clock
from lib.refusal import Refused
from outbox.actions import set_due
from staff.models import Role
from tenants.context import current_body

type Words = Mapping[str, str]


@transaction.atomic
def withdraw(
    certificate: Certificate,
    *,
    reason: str,
    decided_by: User,
    by: User,
    case: UUID | None = None,
    words: Words | None = None,
) -> Certificate:
    """Put a decision to withdraw 撤销 into effect. Only an allowed appeal can bring the certificate back."""
    certificate = locked(certificate)
    refuse_unless_may_become(certificate, Status.WITHDRAWN)
    return change(
        certificate,
        What.WITHDRAWN,
        by=by,
        decided_by=decided_by,
        case=case,
        reason=checked_reason(certificate, "withdraw", reason),
        words=words,
        status=Status.WITHDRAWN,
        **NOT_SUSPENDED,
    )


@transaction.atomic
def cancel(certificate: Certificate, *, reason: str, by: User, words: Words | None = None) -> Certificate:
    """Cancel 注销: the holder asked, production ended or the product was prohibited. No fault is implied."""
    require_role(by, Role.REGISTRAR)
    certificate = locked(certificate)
    refuse_unless_may_become(certificate, Status.CANCELLED)
    return change(
        certificate,
        What.CANCELLED,
        by=by,
        reason=checked_reason(certificate, "cancel", reason),
        words=words,
        status=Status.CANCELLED,
        **NOT_SUSPENDED,
    )


@transaction.atomic
def supersede(certificate: Certificate, *, successor: Certificate, by: User) -> Certificate:
    """Mark as superseded 已换证 by another valid certificate, which then names this one as its predecessor."""
    require_role(by, Role.REGISTRAR)
    first, second = sorted((certificate, successor), key=lambda one: one.pk)
    held = {one.pk: one for one in (locked(first), locked(second))}
    certificate, successor = held[certificate.pk], held[successor.pk]
    if certificate.pk == successor.pk:
        raise Refused(_("A certificate cannot succeed itself."))
    refuse_unless_may_become(certificate, Status.SUPERSEDED)
    if successor.status != Status.VALID:
        raise Refused(_("The successor must be valid."))
    certificate = change(certificate, What.SUPERSEDED, by=by, status=Status.SUPERSEDED, superseded_by=successor)
    change(
        successor,
        What.REVISED,
        by=by,
        words={"zh": f"替代{certificate.number}", "en": f"Supersedes {certificate.number}"},
    )
    return certificate


@transaction.atomic
def expire(pk: UUID) -> Certificate:
    """The clock's door: expire once the last day of validity is over in the certificate's own zone, never earlier."""
    certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=pk)
    ends_at = certificate.ends_at
    if not certificate.is_in_force or ends_at is None:
        return certificate
    if clock.now() < ends_at:  # renewed meanwhile, or asked too early
        set_due(EXPIRE, pk, ends_at, body=current_body())
        return certificate
    return change(certificate, What.EXPIRED, by=None, effective_at=ends_at, status=Status.EXPIRED, **NOT_SUSPENDED)


@transaction.atomic
def annul_pending(certificate: Certificate, *, by: User) -> None:
    """Throw away what was only being prepared; nothing of it was ever public."""
    require_role(by, Role.REGISTRAR)
    certificate = locked(certificate)
    if certificate.status != Status.PENDING:
        raise Refused(_("Only what is still being prepared can be thrown away."))
    certificate.delete()
