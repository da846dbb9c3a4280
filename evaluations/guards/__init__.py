"""The guards of the table that evaluations can answer: planning, findings, review, decision, completion."""

from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from applications.guards import acceptance_of
from applications.queries import application_of
from cases import rules
from cases.guarding import Attempt, guard
from cases.models import Case, Letter
from cases.queries import is_assigned, is_within, looks_back_of, may_act
from cases.transitions import KINDS, TAKES_EFFECT_AT_DECIDED, Kind, is_positive
from evaluations.models import Decision, Nonconformity, Plan, Report, Result, Review
from evaluations.queries import decision_of, evaluated, is_in_order, open_nonconformities, plan_of, report_of, review_of
from evaluations.reusing import ended_under, refuse_if_ended
from lib import clock
from lib.refusal import Refused
from lib.text import listed
from staff.models import Role
from staff.queries import may_decide, why_not


@guard(rules.PLAN)
def there_is_a_plan(attempt: Attempt) -> None:
    _plan(attempt.case)


@guard(rules.EVALUATORS_ASSIGNED_ELIGIBLE)
def evaluators_are_assigned(attempt: Attempt) -> None:
    assigned = attempt.case.assignments.current().filter(role=Role.EVALUATOR).values_list("user_id", flat=True)
    named = set(_plan(attempt.case).evaluators.values_list("user_id", flat=True))
    # Assigning is where conflicts are asked about: who is only named in a plan would evaluate unasked.
    if not named or not named <= set(assigned):
        raise Refused(_("The plan must name at least one evaluator, each assigned to this case."))


@guard(rules.CLIENT_INFORMED_OF_EVALUATORS)
def client_knows_the_evaluators(attempt: Attempt) -> None:
    if _plan(attempt.case).client_told_at is None:
        raise Refused(_("The client must be told who will evaluate."))


@guard(rules.EVALUATORS_ARE_INDEPENDENT)
def evaluators_are_independent(attempt: Attempt) -> None:
    """Consultancy for the client or employment by it within the scheme's period excludes (INV-8)."""

    # Asked again here, although planning has asked: weeks may lie between, and people change employers.
    for named in _plan(attempt.case).evaluators.all():
        refuse_ineligible(attempt.case, _person(named.user_id))


def refuse_ineligible(case: Case, person: User) -> None:
    against = why_not(
        person,
        Role.EVALUATOR,
        scheme=case.scheme_version.scheme_id,
        areas=case.scheme_version.categories,
        client=Organisation.objects.get(pk=case.organisation_id),
        looks_back=looks_back_of(case),
    )
    if against:
        raise Refused(_("%(person)s may not evaluate: %(why)s") % {"person": person, "why": " ".join(against)})


@guard(rules.CLIENT_INFORMED_ALL_NCS)
def client_knows_all_nonconformities(attempt: Attempt) -> None:
    nonconformities = Nonconformity.objects.filter(case=attempt.case)
    if not any(nonconformity.status == nonconformity.Status.OPEN for nonconformity in nonconformities):
        raise Refused(_("There is no open nonconformity to answer."))
    if any(nonconformity.client_told_at is None for nonconformity in nonconformities):
        raise Refused(_("The client is told all nonconformities at once (7.4.6)."))


@guard(rules.CORRECTIVE_ACTION_SUBMITTED)
def corrective_action_was_submitted(attempt: Attempt) -> None:
    for nonconformity in Nonconformity.objects.filter(case=attempt.case, status=Nonconformity.Status.OPEN):
        raise Refused(_("Nonconformity %(number)s has no corrective action yet.") % {"number": nonconformity.number})


@guard(rules.CLIENT_STOPS_OR_DEADLINE_PASSED)
def client_stopped_or_time_passed(attempt: Attempt) -> None:
    due_at = attempt.case.due_at
    # Either the time has passed or somebody answers in words that the client stops: silence ends nothing early.
    if (due_at is None or clock.now() < due_at) and not attempt.words.strip():
        raise Refused(_("The client's time has not passed. Record in words that the client stops."))


@guard(rules.NCS_LISTED_OPEN)
def open_ones_are_listed(attempt: Attempt) -> None:
    _refuse_unlisted(attempt.case)


@guard(rules.NCS_CLOSED_OR_LISTED)
def all_are_closed_or_listed(attempt: Attempt) -> None:
    _refuse_unlisted(attempt.case)


@guard(rules.REPORT_FROZEN)
def report_is_frozen(attempt: Attempt) -> None:
    # Not on a report that its laboratory has withdrawn since the row was written (INV-11): nor where the client stops.
    for handed in ended_under(_frozen_report(attempt.case)):
        refuse_if_ended(handed)


@guard(rules.REUSED_RESULTS_ARE_ANSWERED_FOR)
def reused_results_have_someone_responsible(attempt: Attempt) -> None:
    for result in Result.objects.filter(report=report_of(attempt.case), is_reused=True):
        if not (result.responsibility_taken_by_id and result.justification and result.laboratory_competence):
            raise Refused(
                _(
                    "“%(criterion)s” rests on an earlier report: an evaluator must take responsibility and say why (7.4.5)."
                )
                % {"criterion": result.criterion}
            )


@guard(rules.REVIEWER_DID_NOT_EVALUATE)
def reviewer_did_not_evaluate(attempt: Attempt) -> None:
    if attempt.by is not None and evaluated(attempt.by, attempt.case):
        raise Refused(_("You took part in this evaluation, so you cannot review it (7.5.1)."))
    # Of the record too, and not only of who acts: a reviewer may have written a finding since.
    review = review_of(attempt.case)
    if review is not None and evaluated(_person(review.reviewer_id), attempt.case):
        raise Refused(_("The reviewer took part in this evaluation (7.5.1)."))


@guard(rules.DECIDER_DID_NOT_EVALUATE)
def decider_did_not_evaluate(attempt: Attempt) -> None:
    if attempt.by is not None and evaluated(attempt.by, attempt.case):
        raise Refused(_("The decision must be taken by someone who did not evaluate (7.6.2)."))


@guard(rules.DECIDER_IS_THE_BODYS)
def decider_is_the_bodys(attempt: Attempt) -> None:
    by = attempt.by
    if by is None or not may_act(by, Role.DECISION_MAKER, attempt.case.scheme_version):
        raise Refused(_("You are not authorised to decide under this scheme today (7.6.3)."))
    # A role can be given by mistake; employment by the body is a fact of its own, and 7.6.3 asks for that.
    if not may_decide(by):
        raise Refused(_("People the body has from outside never decide (7.6.3-4)."))


@guard(rules.DECISION_RESTS_ON_THE_FILE)
def decision_rests_on_the_file(attempt: Attempt) -> None:
    """Frozen report, review of it, application review, in this order; nonconformities settled or listed."""
    case, decision = attempt.case, _decision(attempt)
    report, review = _frozen_report(case), _review(case)
    # By hash and not by key: a report reopened and written on is another one than was reviewed.
    if (decision.report_sha256, decision.review_sha256) != (report.sha256, review.sha256):
        raise Refused(_("The decision must rest on the newest report and its review."))
    accepted = acceptance_of(case)
    if accepted is None or report.frozen_at is None:
        raise Refused(_("The application review is not on record (7.3)."))
    if not is_in_order(accepted, report, review) or not review.recorded_at < decision.decided_at:
        raise Refused(_("Application review, report, review and decision must follow each other in time."))
    if is_positive(case.kind, decision.outcome) and open_nonconformities(case):
        raise Refused(_("Every nonconformity must be closed before a positive decision."))
    if is_positive(case.kind, decision.outcome) and (ended := ended_under(report)):
        raise Refused(
            _(
                "Since it was frozen, the laboratory has withdrawn or replaced report %(numbers)s, on which results rest. "
                "Send the case back to evaluation, or refuse."
            )
            % {"numbers": listed(handed.statement.number for handed in ended)}
        )
    _refuse_unlisted(case)


@guard(rules.OUTCOME_OF_KIND)
def outcome_belongs_to_kind(attempt: Attempt) -> None:
    drafted = attempt.proposed if isinstance(attempt.proposed, Decision | Review) else None
    judged = drafted or decision_of(attempt.case) or review_of(attempt.case)
    if judged is None:
        raise Refused(_("There is no recommendation on record yet (7.5)."))
    if judged.outcome not in KINDS[Kind(attempt.case.kind)].outcomes:
        raise Refused(_("That is no outcome of this kind of case."))


@guard(rules.REASON_IF_NEGATIVE)
def negative_decisions_say_why(attempt: Attempt) -> None:
    decision = _decision(attempt)
    if not is_positive(attempt.case.kind, decision.outcome) and not decision.reason.strip():
        raise Refused(_("Refusing needs a reason (7.6.6)."))


@guard(rules.DEVIATION_REASON_IF_AGAINST_RECOMMENDATION)
def deviations_say_why(attempt: Attempt) -> None:
    decision = _decision(attempt)
    if decision.outcome != decision.recommended and not decision.deviation_reason.strip():
        raise Refused(_("Say why you do not follow the recommendation."))


@guard(rules.HOLDS_BOTH_ROLES)
def decider_reviewed(attempt: Attempt) -> None:
    refuse_unless_both(attempt.case, attempt.by)
    if attempt.by is None or _review(attempt.case).reviewer_id != attempt.by.pk:
        raise Refused(_("Somebody else reviewed this case: only its reviewer decides it directly (7.5.2)."))


def refuse_unless_both(case: Case, by: User | None) -> None:
    if by is None or not is_assigned(by, case, Role.REVIEWER):
        raise Refused(_("Deciding directly needs one person who is reviewer and decision maker of this case (7.5.2)."))


@guard(rules.MORE_EVIDENCE_LIST)
def evidence_is_listed(attempt: Attempt) -> None:
    if not attempt.words.strip():
        raise Refused(_("List the evidence you still need."))


@guard(rules.LETTER_SENT)
def decision_letter_was_sent(attempt: Attempt) -> None:
    if not attempt.case.letters.filter(kind=Letter.Kind.DECISION).exists():
        raise Refused(_("Send the letter about the decision first."))


@guard(rules.CERTIFICATE_RESTS_ON_THE_CASE)
def certificate_rests_on_the_case(attempt: Attempt) -> None:
    """A positive case ends with its certificate, under a signed agreement and within the scope asked; others with none."""
    case, decision = attempt.case, _decision(attempt)
    if not is_positive(case.kind, decision.outcome):
        if case.certificate is not None and decision.outcome not in TAKES_EFFECT_AT_DECIDED:
            raise Refused(_("A refused case gets no certificate."))
        return
    if case.certificate is None:
        raise Refused(_("A granted case is completed by issuing its certificate."))
    # Asked when it was contracted, and again at the end: nothing is handed out unsigned for (4.1.2, INV-5).
    if application_of(case).agreement.in_force_at is None:
        raise Refused(_("The agreement has not been signed by both sides."))
    if not is_within(decision.scope, case.scope_asked):
        raise Refused(_("The scope decided goes beyond the scope asked."))


def _person(pk: UUID) -> User:
    return User.objects.get(pk=pk)


def _plan(case: Case) -> Plan:
    plan = plan_of(case)
    if plan is None:
        raise Refused(_("Write the evaluation plan first (7.4.1)."))
    return plan


def _frozen_report(case: Case) -> Report:
    report = report_of(case)
    if report is None or report.frozen_at is None:
        raise Refused(_("Freeze the report first (7.4.9)."))
    return report


def _review(case: Case) -> Review:
    review = review_of(case)
    if review is None:
        raise Refused(_("The newest report has not been reviewed (7.5)."))
    return review


def _decision(attempt: Attempt) -> Decision:
    """The decision on record, or the one that is about to be written."""
    decision = attempt.proposed if isinstance(attempt.proposed, Decision) else decision_of(attempt.case)
    if decision is None:
        raise Refused(_("There is no decision on record (7.6)."))
    return decision


def _refuse_unlisted(case: Case) -> None:
    # As it was frozen: what stands in today's rows only, neither reviewer nor decision maker has read.
    listed = {
        nonconformity["number"] for nonconformity in (_frozen_report(case).content or {}).get("nonconformities", [])
    }
    for nonconformity in open_nonconformities(case):
        if nonconformity.number not in listed:
            raise Refused(
                _("Nonconformity %(number)s is open and not listed in the report.") % {"number": nonconformity.number}
            )
