"""How a certificate ends: withdrawn by decision, cancelled without fault, superseded, or expired by the clock alone."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.actions.asking import Wish, record
from certificates.actions.changing import locked, make, refuse_unless_may_become, require_role
from certificates.actions.revising import Change, What
from certificates.actions.suspending import checked_reason
from certificates.deadlines import EXPIRE
from certificates.models import Certificate, HolderRequest, Measure
from certificates.reasons import HOLDERS_REQUEST
from certificates.transitions import Status
from lib import clock
from lib.refusal import Refused
from lib.text import Bilingual
from outbox.actions import set_due
from staff.models import Role
from tenants.context import current_body
from web.uploads import Upload


def withdraw(certificate: Certificate, measure: Measure, *, words: Bilingual, by: User) -> Certificate:
    """Put a decision to withdraw 撤销 into effect. Only an allowed appeal can bring the certificate back."""
    refuse_unless_may_become(certificate, Status.WITHDRAWN)
    return make(
        Change(
            certificate,
            What.WITHDRAWN,
            {"status": Status.WITHDRAWN},
            by=by,
            ground=measure,
            reason=checked_reason(certificate, "withdraw", measure.reason),
            words=words,
        )
    )


@transaction.atomic
def cancel_on_request(
    certificate: Certificate,
    *,
    by: User,
    request: HolderRequest | None = None,
    paper: Upload | None = None,
    words: Bilingual | None = None,
) -> Certificate:
    """Cancel 注销 because the holder asked for it, signed in (`request`) or in writing (`paper`). No fault is implied."""
    certificate = locked(certificate)
    asked = record(certificate, Wish.CANCEL, request=request, paper=paper, ends_on=None, by=by)
    return _cancel(certificate, HOLDERS_REQUEST, asked, words=words, by=by)


def cancel(certificate: Certificate, measure: Measure, *, words: Bilingual, by: User) -> Certificate:
    """Put a decision to cancel into effect: production ended, or the product was prohibited. No fault is implied."""
    return _cancel(certificate, measure.reason, measure, words=words, by=by)


def _cancel(
    certificate: Certificate, code: str, ground: HolderRequest | Measure, *, words: Bilingual | None, by: User
) -> Certificate:
    refuse_unless_may_become(certificate, Status.CANCELLED)
    return make(
        Change(
            certificate,
            What.CANCELLED,
            {"status": Status.CANCELLED},
            by=by,
            ground=ground,
            reason=checked_reason(certificate, "cancel", code),
            words=words,
        )
    )


def supersede(certificate: Certificate, measure: Measure, *, words: Bilingual, by: User) -> Certificate:
    """Put a decision into effect that another valid certificate takes this one's place 已换证; each names the other."""
    assert measure.successor is not None  # noqa: S101  # a constraint says so
    successor = locked(measure.successor)
    refuse_unfit(certificate, successor)
    certificate = make(
        Change(
            certificate,
            What.SUPERSEDED,
            {"status": Status.SUPERSEDED, "superseded_by": successor},
            by=by,
            ground=measure,
            words=words,
        )
    )
    replacing = {"zh": f"替代{certificate.number}", "en": f"Supersedes {certificate.number}"}
    make(Change(successor, What.REVISED, by=by, words=replacing))
    return certificate


def refuse_unfit(certificate: Certificate, successor: Certificate) -> None:
    """Refuse a successor that cannot take the place of a certificate."""
    if certificate.pk == successor.pk:
        raise Refused(_("A certificate cannot succeed itself."))
    refuse_unless_may_become(certificate, Status.SUPERSEDED)
    if successor.status != Status.VALID:
        raise Refused(_("The successor must be valid."))


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
    return make(Change(certificate, What.EXPIRED, {"status": Status.EXPIRED}, by=None, effective_at=ends_at))


@transaction.atomic
def annul_pending(certificate: Certificate, *, by: User) -> None:
    """Throw away what was only being prepared; nothing of it was ever public."""
    require_role(by, Role.REGISTRAR)
    certificate = locked(certificate)
    if certificate.status != Status.PENDING:
        raise Refused(_("Only what is still being prepared can be thrown away."))
    certificate.delete()
