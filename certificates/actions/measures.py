"""Measures about a certificate: one person proposes with evidence, a decision maker who is another person decides.

Stands in for a `measure` case (PROCESS.md section 3) and obeys its rules: reasons from the scheme's list, INV-2, INV-3, effect
in the transaction of the decision. But for the holder's own request it is the only way to change a certificate's status.
"""

from collections.abc import Callable, Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from cases.queries import may_act
from certificates.actions.asking import check_end, file_paper
from certificates.actions.changing import locked, refuse_unless_may_become, require_role
from certificates.actions.ending import cancel, refuse_unfit, supersede, withdraw
from certificates.actions.suspending import checked_reason, restore, suspend
from certificates.actions.telling import tell_deciders, tell_proposer
from certificates.models import Certificate, Measure
from certificates.queries import organisation_of
from certificates.reasons import HOLDERS_REQUEST
from certificates.terms import longest_suspension, version_of
from certificates.transitions import Status
from lib import clock
from lib.refusal import Refused
from staff.models import Role
from staff.queries import may_decide, roles_of
from web.uploads import Upload

Outcome, Answer = Measure.Outcome, Measure.Answer
BECOMES = {
    Outcome.SUSPEND: Status.SUSPENDED,
    Outcome.RESTORE: Status.VALID,
    Outcome.WITHDRAW: Status.WITHDRAWN,
    Outcome.CANCEL: Status.CANCELLED,
    Outcome.SUPERSEDE: Status.SUPERSEDED,
}
EFFECTS: dict[str, Callable[..., Certificate]] = {
    Outcome.SUSPEND: suspend,
    Outcome.RESTORE: restore,
    Outcome.WITHDRAW: withdraw,
    Outcome.CANCEL: cancel,
    Outcome.SUPERSEDE: supersede,
}
WITH_REASON = {Outcome.SUSPEND, Outcome.WITHDRAW, Outcome.CANCEL}
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
    verified_by: User | None = None,
    successor: Certificate | None = None,
    paper: Upload | None = None,
) -> Measure:
    """Propose what is to become of a certificate, with the evidence for it. Nothing changes until somebody else decides.

    To restore, `verified_by` is whoever saw that the conditions are met; a `paper` may show it.
    """
    _refuse_proposer(certificate, by)
    certificate = locked(certificate)
    wanted = Outcome(outcome)
    refuse_unless_may_become(certificate, BECOMES[wanted])
    # One at a time: two would take effect in an order that neither of them foresaw.
    if certificate.measures.filter(answer=Answer.OPEN).exists():
        raise Refused(_("A proposal about this certificate is waiting for a decision already."))
    if not evidence.strip():
        raise Refused(_("Say what was found."))
    conditions = conditions or {}
    _refuse_terms(certificate, wanted, reason, ends_on, conditions)
    _refuse_people(wanted, verified_by)
    _refuse_successor(certificate, wanted, successor)
    measure = Measure.objects.create(
        certificate=certificate,
        outcome=wanted,
        evidence=evidence.strip(),
        paper=file_paper(certificate, paper, by=by) if paper else None,
        reason=reason if wanted in WITH_REASON else "",
        ends_on=ends_on,
        lifting_conditions_zh=conditions.get("zh", ""),
        lifting_conditions_en=conditions.get("en", ""),
        follow_up=by,
        verified_by=verified_by,
        successor=successor,
        proposed_by=by,
        proposed_at=clock.now(),
    )
    tell_deciders(measure)
    return measure


@transaction.atomic
def decide_measure(measure: Measure, *, agree: bool, words: Mapping[str, str], by: User) -> Measure:
    """Decide a proposal; agreed, it takes effect at once. Whoever proposed or verified it may not decide (INV-2)."""
    # Certificate first, as everybody who changes one: the other way round, two would wait for each other for ever.
    certificate = _held(measure)
    measure = Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    _refuse_decider(certificate, by)
    if measure.answer != Answer.OPEN:
        raise Refused(_("This proposal has been settled: %(answer)s.") % {"answer": Answer(measure.answer).label})
    if measure.proposed_by_id == by.pk:
        raise Refused(_("The decision must be taken by someone who did not propose it."))
    if measure.verified_by_id == by.pk:
        raise Refused(_("The decision must be taken by someone who did not verify the evidence."))
    if not any(text.strip() for text in words.values()):
        raise Refused(_("Say why."))
    # The verifier once more, as of today: the role they verified in may have ended since (INV-18).
    if agree:
        _refuse_people(Outcome(measure.outcome), measure.verified_by)
    measure.answer = Answer.AGREED if agree else Answer.REFUSED
    measure.decided_by = by
    measure.decided_at = clock.now()
    measure.decision_words = words.get("zh") or words.get("en", "")
    measure.save(update_fields=["answer", "decided_by", "decided_at", "decision_words"])
    if agree:
        # Once the answer is saved: only what is decided is ground of a change (ADR 22); open, it would be overtaken.
        EFFECTS[measure.outcome](certificate, measure, words=words, by=by)
    tell_proposer(measure)
    return measure


def _held(measure: Measure) -> Certificate:
    """The certificate, locked, and its successor before or after it: always in the same order."""
    keys = sorted(filter(None, [measure.certificate_id, measure.successor_id]))
    held = {pk: locked(Certificate(pk=pk)) for pk in keys}
    return held[measure.certificate_id]


def _refuse_proposer(certificate: Certificate, by: User) -> None:
    if not MAY_PROPOSE & roles_of(by):
        raise Refused(_("You may not propose measures here."))
    holder = organisation_of(certificate)
    if holder and acts_for(by, holder):
        raise Refused(_("You act for the holder, so you take no part in what becomes of its certificate."))


def _refuse_decider(certificate: Certificate, by: User) -> None:
    """Decision makers of the scheme, employed by the body or under contract with it, not of the holder's people (INV-3)."""
    require_role(by, Role.DECISION_MAKER)
    version = version_of(certificate)
    if version and not may_act(by, Role.DECISION_MAKER, version):
        raise Refused(_("You are not authorised to decide under this scheme today (7.6.3)."))
    if not may_decide(by):
        raise Refused(_("People the body has from outside never decide (7.6.3-4)."))
    holder = organisation_of(certificate)
    if holder and acts_for(by, holder):
        raise Refused(_("You act for the holder, so you take no part in what becomes of its certificate."))


def _refuse_terms(
    certificate: Certificate, wanted: Measure.Outcome, reason: str, ends_on: date | None, conditions: Mapping[str, str]
) -> None:
    if wanted in WITH_REASON:
        checked_reason(certificate, wanted, reason)
        if reason == HOLDERS_REQUEST:
            raise Refused(
                _("The holder's own request is not proposed: the registrar records it, with the request itself.")
            )
    if wanted != Outcome.SUSPEND:
        return
    if ends_on is None or not any(words.strip() for words in conditions.values()):
        raise Refused(_("A suspension needs an end and what must be done to lift it."))
    check_end(certificate, ends_on, longest_suspension(certificate))


def _refuse_successor(certificate: Certificate, wanted: Measure.Outcome, successor: Certificate | None) -> None:
    if (successor is None) == (wanted == Outcome.SUPERSEDE):
        raise Refused(_("Name the certificate that takes its place."))
    if successor is not None:
        refuse_unfit(certificate, successor)


def _refuse_people(wanted: Measure.Outcome, verified_by: User | None) -> None:
    if wanted != Outcome.RESTORE:
        return
    if verified_by is None:
        raise Refused(_("Say who verified that the conditions for lifting the suspension are met."))
    if not MAY_PROPOSE & roles_of(verified_by):
        raise Refused(_("%(person)s may not verify this here.") % {"person": verified_by})
