"""Measures about a certificate: one person proposes with evidence, a decision maker who is another person decides.

Stands in for a `measure` case (PROCESS.md section 3) and obeys its rules: reasons from the scheme's list, INV-2, effect in
the transaction of the decision.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.actions.changing import locked, refuse_unless_may_become, require_role
from certificates.actions.ending import withdraw
from certificates.actions.suspending import checked_reason, restore, suspend
from certificates.actions.telling import tell_deciders, tell_proposer
from certificates.models import Certificate, Measure
from certificates.transitions import Status
from lib import clock
from lib.refusal import Refused
from staff.models import Role
from staff.queries import roles_of

Outcome, Answer = Measure.Outcome, Measure.Answer
BECOMES = {Outcome.SUSPEND: Status.SUSPENDED, Outcome.RESTORE: Status.VALID, Outcome.WITHDRAW: Status.WITHDRAWN}
MAY_PROPOSE = {Role.CASE_OFFICER, Role.EVALUATOR, Role.REVIEWER, Role.REGISTRAR, Role.QUALITY_MANAGER}


@transaction.atomic
def propose_measure(
    certificate: Certificate,
    *,
    outcome: str,
    evidence: str,
    by: User,
    reason: str = "",
    ends_on: date | None = None,
    conditions: Mapping[str, str] | None = None,
) -> Measure:
    """Propose to suspend, restore or withdraw, with the evidence for it. Nothing changes until somebody else decides."""
    if not MAY_PROPOSE & roles_of(by):
        raise Refused(_("You may not propose measures here."))
    certificate = locked(certificate)
    wanted = Outcome(outcome)
    refuse_unless_may_become(certificate, BECOMES[wanted])
    if certificate.measures.filter(answer=Answer.OPEN).exists():
        raise Refused(_("A proposal about this certificate is waiting for a decision already."))
    if not evidence.strip():
        raise Refused(_("Say what was found."))
    if wanted != Outcome.RESTORE:
        checked_reason(certificate, wanted, reason)
    if wanted == Outcome.SUSPEND and not (ends_on and any((conditions or {}).values())):
        raise Refused(_("A suspension needs an end and what must be done to lift it."))
    measure = Measure.objects.create(
        certificate=certificate,
        outcome=wanted,
        evidence=evidence.strip(),
        reason=reason,
        ends_on=ends_on,
        lifting_conditions_zh=(conditions or {}).get("zh", ""),
        lifting_conditions_en=(conditions or {}).get("en", ""),
        follow_up=by,
        proposed_by=by,
        proposed_at=clock.now(),
    )
    tell_deciders(measure)
    return measure


@transaction.atomic
def decide_measure(measure: Measure, *, agree: bool, words: Mapping[str, str], by: User) -> Measure:
    """Decide a proposal; agreed, it takes effect at once. Whoever proposed it may not decide (INV-2)."""
    require_role(by, Role.DECISION_MAKER)
    certificate = locked(measure.certificate)
    measure = Measure.objects.select_for_update().get(pk=measure.pk)
    if measure.answer != Answer.OPEN:
        raise Refused(_("This proposal has been settled: %(answer)s.") % {"answer": Answer(measure.answer).label})
    if measure.proposed_by_id == by.pk:
        raise Refused(_("The decision must be taken by someone who did not propose it."))
    if not any(words.values()):
        raise Refused(_("Say why."))
    measure.answer = Answer.AGREED if agree else Answer.REFUSED
    measure.decided_by = by
    measure.decided_at = clock.now()
    measure.decision_words = words.get("zh") or words.get("en", "")
    measure.save(update_fields=["answer", "decided_by", "decided_at", "decision_words"])
    if agree:
        _take_effect(certificate, measure, words, by)
    tell_proposer(measure)
    return measure


def _take_effect(certificate: Certificate, measure: Measure, words: Mapping[str, str], by: User) -> None:
    told: dict[str, Any] = {"by": by, "decided_by": by, "words": words}
    if measure.outcome == Outcome.RESTORE:
        restore(certificate, **told)
    elif measure.outcome == Outcome.WITHDRAW:
        withdraw(certificate, reason=measure.reason, **told)
    else:
        assert measure.ends_on is not None  # noqa: S101  # propose_measure saw to it
        suspend(
            certificate,
            reason=measure.reason,
            ends_on=measure.ends_on,
            conditions={"zh": measure.lifting_conditions_zh, "en": measure.lifting_conditions_en},
            follow_up=measure.follow_up,
            **told,
        )
