"""Suspending and restoring: on the holder's own request by the registrar, else as decided (17065 7.11)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.actions.changing import What, change, locked, refuse_unless_may_become, require_role
from certificates.models import Certificate
from certificates.reasons import HOLDERS_REQUEST, Reason
from certificates.terms import longest_suspension, reason_for
from certificates.transitions import Status
from lib import clock
from lib.refusal import Refused
from staff.models import Role

type Words = Mapping[str, str]
NOT_SUSPENDED: dict[str, Any] = {
    "suspension_reason": "",
    "suspension_asked_by_holder": False,
    "suspension_ends_on": None,
    "suspension_maximum_days": None,
    "lifting_conditions_zh": "",
    "lifting_conditions_en": "",
    "follow_up": None,
}


@transaction.atomic
def suspend_on_request(
    certificate: Certificate,
    *,
    ends_on: date,
    conditions: Words,
    by: User,
    words: Words | None = None,
    reason: str = HOLDERS_REQUEST,
    follow_up: User | None = None,
) -> Certificate:
    """Suspend because the holder asked for it, in writing; the registrar records the request. Mark use stops."""
    require_role(by, Role.REGISTRAR)
    certificate = locked(certificate)
    return _suspend(
        certificate, reason, ends_on, conditions, by=by, words=words, follow_up=follow_up or by, asked_by_holder=True
    )


@transaction.atomic
def suspend(
    certificate: Certificate,
    *,
    reason: str,
    ends_on: date,
    conditions: Words,
    follow_up: User,
    decided_by: User,
    by: User,
    case: UUID | None = None,
    words: Words | None = None,
) -> Certificate:
    """Put a decision to suspend into effect, in the transaction of that decision."""
    certificate = locked(certificate)
    return _suspend(
        certificate,
        reason,
        ends_on,
        conditions,
        by=by,
        words=words,
        follow_up=follow_up,
        decided_by=decided_by,
        case=case,
    )


@transaction.atomic
def restore(
    certificate: Certificate, *, decided_by: User, by: User, case: UUID | None = None, words: Words | None = None
) -> Certificate:
    """Put a decision to restore into effect (7.11.6), in the transaction of that decision."""
    certificate = locked(certificate)
    refuse_unless_may_become(certificate, Status.VALID)
    return change(
        certificate,
        What.RESTORED,
        by=by,
        decided_by=decided_by,
        case=case,
        words=words,
        status=Status.VALID,
        **NOT_SUSPENDED,
    )


@transaction.atomic
def restore_after_request(certificate: Certificate, *, evidence: Words, by: User) -> Certificate:
    """End a suspension that the holder had asked for, once the conditions named then are shown to be met."""
    require_role(by, Role.REGISTRAR)
    certificate = locked(certificate)
    refuse_unless_may_become(certificate, Status.VALID)
    if not certificate.suspension_asked_by_holder:
        raise Refused(_("This suspension was decided by the body, and only a decision ends it."))
    if not any(evidence.values()):
        raise Refused(_("Say how the conditions for lifting the suspension were met."))
    return change(certificate, What.RESTORED, by=by, words=evidence, status=Status.VALID, **NOT_SUSPENDED)


def _suspend(
    certificate: Certificate,
    code: str,
    ends_on: date,
    conditions: Words,
    *,
    by: User,
    words: Words | None,
    follow_up: User,
    asked_by_holder: bool = False,
    decided_by: User | None = None,
    case: UUID | None = None,
) -> Certificate:
    refuse_unless_may_become(certificate, Status.SUSPENDED)
    reason = checked_reason(certificate, "suspend", code)
    most = longest_suspension(certificate)
    _check_end(certificate, ends_on, most)
    if not any(conditions.values()):
        raise Refused(_("Say what must be done before the suspension can be lifted."))
    return change(
        certificate,
        What.SUSPENDED,
        by=by,
        decided_by=decided_by,
        case=case,
        reason=reason,
        words=words,
        status=Status.SUSPENDED,
        suspension_reason=reason.code,
        suspension_asked_by_holder=asked_by_holder,
        suspension_ends_on=ends_on,
        suspension_maximum_days=most,
        lifting_conditions_zh=conditions.get("zh", ""),
        lifting_conditions_en=conditions.get("en", ""),
        follow_up=follow_up,
    )


def checked_reason(certificate: Certificate, measure: str, code: str) -> Reason:
    """The reason of the scheme's list with that code."""
    reason = reason_for(certificate, measure, code)
    if reason is None:
        raise Refused(_("Choose a reason from the scheme's list."))
    return reason


def _check_end(certificate: Certificate, ends_on: date, most: int) -> None:
    today = clock.now().astimezone(ZoneInfo(certificate.time_zone)).date()
    if ends_on < today:
        raise Refused(_("The suspension would end before it starts."))
    if ends_on > today + timedelta(days=most):
        latest = today + timedelta(days=most)
        raise Refused(
            _("This scheme allows %(days)d days at most: until %(latest)s.") % {"days": most, "latest": latest}
        )
