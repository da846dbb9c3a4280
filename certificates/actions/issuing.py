"""From a positive decision to a certificate (17065 7.7): the registrar issues, the signatory signs, then it is public."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from applications.queries import application_of
from cases.actions import lock, move
from cases.models import Case, Letter
from cases.queries import may_act
from cases.transitions import BUILT, State
from catalog.queries import approval_gaps
from certificates.actions.changing import locked, make, tell_of_plan
from certificates.actions.numbering import next_number
from certificates.actions.revising import Change, What
from certificates.actions.telling import tell_signatories
from certificates.drafting import (
    Limits,
    dated,
    fixed_content,
    limits_of,
    proposed_models,
    surveillance_parts,
)
from certificates.models import Certificate, SurveillancePlan
from certificates.queries import is_held_back
from certificates.transitions import Status
from evaluations.actions import NEXT_MOMENT, complete_refusal, send_decision_letter
from evaluations.models import Decision
from evaluations.queries import decision_of
from lib import clock
from lib.clock import months_later
from lib.refusal import Refused
from lib.text import listed
from staff.models import Role
from tenants.context import current_body

type Models = list[dict[str, str]]  # as `Certificate.covered_models`


@transaction.atomic
def issue_for_case(
    case: Case,
    *,
    by: User,
    covered_models: Models | None = None,
    may_bear_mark: bool | None = None,
    next_surveillance_on: date | None = None,
) -> Certificate:
    """Write the certificate that a positive decision grants, with a number; it waits for the signatory.

    `covered_models` may say more of the models granted, or leave some out; `may_bear_mark` may hold the mark back. Everything
    else comes from the case, from its frozen report through the decision, and the dates from the day it is signed.
    """
    case = lock(case)
    decision = _granted(case, by)
    # Under the case's lock, or two registrars would draw two numbers for one decision.
    if Certificate.objects.filter(case=case.pk).exists():
        raise Refused(_("The certificate of this case is prepared already."))
    certificate = Certificate(origin="issued_here", time_zone=current_body().time_zone)
    certificate.set_number(next_number(case.scheme_version.scheme.slug))
    limits = limits_of(case, decision)
    certificate.covered_models = covered_models or proposed_models(limits)
    certificate.may_bear_mark = limits.licenses_mark if may_bear_mark is None else may_bear_mark
    _write(certificate, case, decision, by=by, next_surveillance_on=next_surveillance_on)
    tell_signatories(certificate)
    return certificate


@transaction.atomic
def amend_issue(
    certificate: Certificate,
    *,
    by: User,
    covered_models: Models | None = None,
    may_bear_mark: bool | None = None,
    next_surveillance_on: date | None = None,
) -> Certificate:
    """Change what nobody has signed yet. Whoever changes it last is the registrar who issues it."""
    case = _case_of(certificate)
    certificate = locked(certificate)
    _refuse_unless_waiting(certificate)
    decision = _granted(case, by)
    # Nobody has signed it: planned anew below, instead of left over for a mark or a day that are gone.
    certificate.surveillance_plans.all().delete()
    if covered_models is not None:
        certificate.covered_models = covered_models
    if may_bear_mark is not None:
        certificate.may_bear_mark = may_bear_mark
    return _write(certificate, case, decision, by=by, next_surveillance_on=next_surveillance_on)


@transaction.atomic
def sign_certificate(
    certificate: Certificate, *, by: User, has_read: bool, seen_at: datetime | None = None
) -> Certificate:
    """Sign what the registrar issued: in one transaction the letter goes out, the case ends, the certificate is valid
    and bears the date of this day.

    `seen_at` is the `prepared_at` of what the signatory read, so that nobody signs what was changed meanwhile.
    """
    case = _case_of(certificate)
    certificate = locked(certificate)
    _refuse_unless_waiting(certificate)
    _refuse_signatory(case, by)
    if not has_read:
        raise Refused(_("Confirm that you have read the certificate."))
    if seen_at and seen_at != certificate.prepared_at:
        raise Refused(_("The registrar has changed this since you opened it. Read it again, then sign."))
    assert certificate.prepared_by_id is not None  # noqa: S101  # what waits for a signature was prepared by somebody
    # The registrar ends the case, not the signatory: whoever prepared it must be authorised on this day too.
    registrar = User.objects.get(pk=certificate.prepared_by_id)
    decision = _granted(case, registrar)
    limits, signed_at = limits_of(case, decision), max(clock.now(), decision.decided_at + NEXT_MOMENT)
    # Prepared perhaps last week: its dates run from the signature, and it is held to the decision once more.
    _fill(certificate, case, decision, limits, clock.day_of(signed_at, certificate.time_zone))
    _check(certificate, limits)
    _refuse_unpaid(case)
    # Each needs the one before: the step the letter, the certificate its completed case (INV-5). All happen, or none.
    _send_letter(case, by=registrar)
    move(case, State.COMPLETED, by=registrar, certificate=certificate.pk)
    signed = make(
        Change(
            certificate,
            What.ISSUED,
            {"status": Status.VALID, "signed_by": by, "signed_at": signed_at},
            by=by,
            signed_by=by,
            case=case.pk,
            decided_by=User.objects.get(pk=decision.decided_by_id),
        )
    )
    tell_of_plan(signed)
    return signed


@transaction.atomic
def close_refused(case: Case, *, by: User) -> Case:
    """Send the letter about a refusal, where it has not gone out, and end the case. There is no certificate."""
    case = lock(case)
    _refuse_kind(case)
    _send_letter(case, by=by)
    return complete_refusal(case, by=by)


def _write(
    certificate: Certificate, case: Case, decision: Decision, *, by: User, next_surveillance_on: date | None
) -> Certificate:
    limits = limits_of(case, decision)
    _fill(certificate, case, decision, limits, clock.today(certificate.time_zone))
    certificate.prepared_by, certificate.prepared_at = by, clock.now()
    _check(certificate, limits)
    certificate.save()
    if certificate.may_bear_mark and limits.needs_surveillance:
        _plan(certificate, case, limits, next_surveillance_on, by=by)
    return certificate


def _fill(certificate: Certificate, case: Case, decision: Decision, limits: Limits, day: date) -> None:
    """Set all that nobody types: what was decided, and the dates as of the day on which it is signed."""
    for name, value in (fixed_content(case, decision) | dated(day, limits)).items():
        setattr(certificate, name, value)


def _plan(certificate: Certificate, case: Case, limits: Limits, on: date | None, *, by: User) -> None:
    """The mark is licensed together with the surveillance of what bears it (7.9, INV-6)."""
    assert certificate.valid_from is not None  # noqa: S101  # `_fill` set it
    latest = months_later(certificate.valid_from, limits.surveillance_months)
    on = on or latest
    if not certificate.valid_from < on <= latest:
        raise Refused(_("The first surveillance is due by %(latest)s at the latest.") % {"latest": latest})
    SurveillancePlan.objects.create(
        certificate=certificate,
        next_due_on=on,
        months_between=limits.surveillance_months,
        grace_days=case.scheme_version.surveillance_grace_days,
        parts=surveillance_parts(case.scheme_version),
        made_by=by,
        made_at=clock.now(),
    )


def _check(certificate: Certificate, limits: Limits) -> None:
    named = [row["model"] for row in certificate.covered_models]
    beyond = sorted(set(named) - set(limits.models))
    if not named:
        raise Refused(_("A certificate names at least one model."))
    if beyond:
        raise Refused(_("The decision does not cover: %(models)s.") % {"models": listed(beyond)})
    if certificate.may_bear_mark and not limits.licenses_mark:
        raise Refused(_("This scheme gives no licence for the mark."))
    plan = certificate.surveillance_plans.active().first()
    if plan and certificate.valid_from and plan.next_due_on <= certificate.valid_from:
        raise Refused(_("The day of the first surveillance has passed: the registrar plans it for another."))


def _granted(case: Case, by: User) -> Decision:
    """The decision that grants a case, where this registrar may issue on it. Else Refused, with the reason."""
    _refuse_kind(case)
    if not current_body().is_open:
        raise Refused(_("This certification body is suspended or closed: it cannot issue."))
    if not may_act(by, Role.REGISTRAR, case.scheme_version):
        raise Refused(_("%(person)s is not the registrar for this scheme today.") % {"person": by})
    if acts_for(by, case.organisation_id):
        raise Refused(_("You act for the client, so you cannot act for the certification body in this case."))
    decision = decision_of(case)
    if decision is None or case.state != State.DECIDED:
        raise Refused(_("A certificate is issued once its case has been decided."))
    if not decision.is_positive:
        raise Refused(_("This case was refused: it ends with a letter and no certificate."))
    if application_of(case).agreement.in_force_at is None:
        raise Refused(_("The agreement has not been signed by both sides."))
    # On the day of issue: an approval may have ended since the scheme was published and the case decided (INV-20).
    if outside := list(approval_gaps(case.scheme_version.categories)):
        raise Refused(_("Nothing is issued outside the approved field. %(why)s") % {"why": " ".join(outside)})
    return decision


def _refuse_kind(case: Case) -> None:
    if case.kind not in BUILT:
        kind = case.get_kind_display()
        raise Refused(_("Cases of the kind “%(kind)s” cannot be completed here yet.") % {"kind": kind})


def _refuse_unless_waiting(certificate: Certificate) -> None:
    if certificate.status != Status.PENDING or certificate.origin != "issued_here":
        raise Refused(_("This certificate does not wait for a signature."))


def _refuse_signatory(case: Case, by: User) -> None:
    if not may_act(by, Role.SIGNATORY, case.scheme_version):
        raise Refused(_("You are not authorised to sign certificates under this scheme today."))
    if acts_for(by, case.organisation_id):
        raise Refused(_("You act for the client, so you cannot act for the certification body in this case."))


def _refuse_unpaid(case: Case) -> None:
    """The body may hold a certificate back until it is paid. The decision stands and knows nothing of it (INV-10)."""
    if is_held_back(case.subject):
        raise Refused(_("An invoice for this application is not settled. The body's rules hold the certificate back."))


def _send_letter(case: Case, *, by: User) -> None:
    if not case.letters.filter(kind=Letter.Kind.DECISION).exists():
        send_decision_letter(case, by=by)


def _case_of(certificate: Certificate) -> Case:
    case = Case.objects.filter(pk=certificate.case).first() if certificate.case else None
    if case is None:
        raise Refused(_("This certificate does not wait for a signature."))
    return lock(case)
