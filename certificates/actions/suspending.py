"""Suspending and restoring: at the holder's own request, which the registrar records; else as decided (17065 7.11)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.actions.asking import Wish, check_end, record
from certificates.actions.changing import locked, make, refuse_unless_may_become
from certificates.actions.revising import Change, What
from certificates.models import Certificate, HolderRequest, Measure
from certificates.reasons import HOLDERS_REQUEST, ListedReason
from certificates.terms import longest_suspension, reason_for
from certificates.transitions import Status
from lib.refusal import Refused
from lib.text import Bilingual
from web.uploads import Upload


@transaction.atomic
def suspend_on_request(
    certificate: Certificate,
    *,
    conditions: Bilingual,
    by: User,
    request: HolderRequest | None = None,
    paper: Upload | None = None,
    ends_on: date | None = None,
    words: Bilingual | None = None,
    follow_up: User | None = None,
) -> Certificate:
    """Suspend because the holder asked for it: `request` signed in, or in writing, `paper` and the day `ends_on`.

    There is no choice of reasons: for every other cause one person proposes and another decides. Mark use stops.
    """
    certificate = locked(certificate)
    _refuse_without(conditions)
    asked = record(certificate, Wish.SUSPEND, request=request, paper=paper, ends_on=ends_on, by=by)
    assert asked.ends_on is not None  # noqa: S101  # a constraint says so
    return _suspend(
        certificate,
        checked_reason(certificate, "suspend", HOLDERS_REQUEST),
        asked.ends_on,
        conditions,
        by=by,
        words=words,
        follow_up=follow_up or by,
        ground=asked,
    )


def suspend(certificate: Certificate, measure: Measure, *, words: Bilingual, by: User) -> Certificate:
    """Put a decision to suspend into effect, in the transaction of that decision."""
    assert measure.ends_on is not None  # noqa: S101  # propose_measure saw to it
    return _suspend(
        certificate,
        checked_reason(certificate, "suspend", measure.reason),
        measure.ends_on,
        {"zh": measure.lifting_conditions_zh, "en": measure.lifting_conditions_en},
        by=by,
        words=words,
        follow_up=measure.follow_up,
        ground=measure,
    )


def restore(certificate: Certificate, measure: Measure, *, words: Bilingual, by: User) -> Certificate:
    """Put a decision to restore into effect (7.11.6), in the transaction of that decision."""
    refuse_unless_may_become(certificate, Status.VALID)
    return make(Change(certificate, What.RESTORED, {"status": Status.VALID}, by=by, ground=measure, words=words))


def _suspend(
    certificate: Certificate,
    reason: ListedReason,
    ends_on: date,
    conditions: Bilingual,
    *,
    by: User,
    words: Bilingual | None,
    follow_up: User | None,
    ground: HolderRequest | Measure,
) -> Certificate:
    refuse_unless_may_become(certificate, Status.SUSPENDED)
    most = longest_suspension(certificate)
    check_end(certificate, ends_on, most)
    return make(
        Change(
            certificate,
            What.SUSPENDED,
            {
                "status": Status.SUSPENDED,
                "suspension_reason": reason.code,
                "suspension_asked_by_holder": isinstance(ground, HolderRequest),
                "suspension_ends_on": ends_on,
                "suspension_maximum_days": most,
                "lifting_conditions_zh": conditions.get("zh", ""),
                "lifting_conditions_en": conditions.get("en", ""),
                "follow_up": follow_up,
            },
            by=by,
            ground=ground,
            reason=reason,
            words=words,
        )
    )


def checked_reason(certificate: Certificate, measure: str, code: str) -> ListedReason:
    """The reason of the scheme's list with that code."""
    reason = reason_for(certificate, measure, code)
    if reason is None:
        raise Refused(_("Choose a reason from the scheme's list."))
    return reason


def _refuse_without(conditions: Bilingual) -> None:
    if not any(words.strip() for words in conditions.values()):
        raise Refused(_("Say what must be done before the suspension can be lifted."))
