"""Planning: who evaluates and how, the client told, objections heard."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from cases.actions import assign, hand_over, held_today, lock, move, note, send_letter, take_part, unassign
from cases.models import Case, CaseEvent, Letter
from cases.queries import is_assigned
from cases.transitions import Holder, State
from evaluations import wording
from evaluations.actions.inspecting import set_day
from evaluations.guards import refuse_ineligible
from evaluations.models import Objection, Plan, PlannedEvaluator
from evaluations.queries import plan_of
from lib import clock
from lib.refusal import Refused
from lib.text import written_day
from staff.models import Authorisation, Role
from tenants.context import current_body


@transaction.atomic
def plan_evaluation(
    case: Case,
    *,
    methods: str,
    evaluators: Sequence[User],
    by: User,
    samples: str = "",
    begins_on: date | None = None,
    inspected_on: date | None = None,
) -> Plan:
    """Plan the evaluation, name its people, tell the client. Again, after an objection, names others."""
    case = lock(case)
    held_today(case, Role.CASE_OFFICER, by=by)
    if not take_part(case, Role.CASE_OFFICER, by):
        raise Refused(_("The case officer of this case plans its evaluation."))
    if case.state not in {State.CONTRACTED, State.EVALUATION_PLANNED}:
        raise Refused(_("The evaluation is planned after the agreement and before it begins."))
    if not methods.strip() or not evaluators:
        raise Refused(_("A plan says how the evaluation is done and names at least one evaluator."))
    former = plan_of(case)
    for person in evaluators:
        refuse_ineligible(case, person)
    now = clock.now()
    plan = Plan.objects.create(
        case=case,
        version=former.version + 1 if former else 1,
        methods=methods.strip(),
        samples=samples.strip(),
        begins_on=begins_on,
        made_by=by,
        made_at=now,
        client_told_at=now,
        objections_until=now + timedelta(days=case.scheme_version.objection_days),
    )
    _name(plan, evaluators, by=by)
    note(lock(case), CaseEvent.What.PLANNED, by=by, about=evaluators)
    send_letter(case, kind=Letter.Kind.PLAN, **wording.plan(plan), about=evaluators, by=by)
    if plan.samples and (former is None or plan.samples != former.samples):
        send_letter(case, kind=Letter.Kind.SAMPLES, **wording.samples(plan), by=by)
    if inspected_on:
        set_day(plan, inspected_on, by=by)
    if case.state == State.CONTRACTED:
        move(case, State.EVALUATION_PLANNED, by=by, due_at=plan.objections_until)
    else:
        hand_over(lock(case), holder=Holder.CLIENT, due_at=plan.objections_until)
    return plan


@transaction.atomic
def agree_to_evaluators(case: Case, *, by: User) -> Plan:
    """The client has no objection; the evaluation may begin before the days have passed."""
    case, plan = _for_the_client(case, by)
    plan.agreed_by, plan.agreed_at = by, clock.now()
    plan.save(update_fields=["agreed_by", "agreed_at"])
    hand_over(case, holder=Holder.BODY)
    return plan


@transaction.atomic
def object_to_evaluator(case: Case, *, evaluator: User, reason: str, by: User) -> Objection:
    """The client objects to a named evaluator, with a reason, within the scheme's days."""
    case, plan = _for_the_client(case, by)
    if not reason.strip():
        raise Refused(_("Say why you object."))
    if plan.objections_until and clock.now() > plan.objections_until:
        raise Refused(_("The days for objecting have passed."))
    if not plan.evaluators.filter(user=evaluator).exists():
        raise Refused(_("The plan does not name this person."))
    objection = Objection.objects.create(
        plan=plan, evaluator=evaluator, reason=reason.strip(), made_by=by, made_at=clock.now()
    )
    note(case, CaseEvent.What.OBJECTED, by=by, about=[evaluator], words=reason.strip())
    hand_over(case, holder=Holder.BODY)
    return objection


@transaction.atomic
def answer_objection(objection: Objection, *, is_upheld: bool, answer: str, by: User) -> Objection:
    """Answer an objection. Where it is upheld, the evaluation waits for a plan that names somebody else."""
    objection = Objection.objects.select_for_update(of=("self",)).select_related("plan").get(pk=objection.pk)
    case = lock(objection.plan.case)
    if not is_assigned(by, case, Role.CASE_OFFICER):
        raise Refused(_("The case officer of this case answers objections."))
    held_today(case, Role.CASE_OFFICER, by=by)
    if objection.answered_at:
        raise Refused(_("This objection has been answered."))
    if not answer.strip():
        raise Refused(_("Say why."))
    objection.is_upheld, objection.answer = is_upheld, answer.strip()
    objection.answered_by, objection.answered_at = by, clock.now()
    objection.save(update_fields=["is_upheld", "answer", "answered_by", "answered_at"])
    note(case, CaseEvent.What.OBJECTED, by=by, words=answer.strip())
    return objection


def refuse_open_objections(plan: Plan) -> None:
    """An evaluation does not begin over an objection, nor while the client may still object."""
    objections = list(plan.objections.all())
    if any(objection.answered_at is None for objection in objections):
        raise Refused(_("The client's objection has not been answered yet."))
    if any(objection.is_upheld for objection in objections):
        raise Refused(_("The objection was upheld: plan the evaluation with somebody else first."))
    if plan.agreed_at is None and not objections and plan.objections_until and clock.now() < plan.objections_until:
        last = written_day(clock.day_of(plan.objections_until, current_body().time_zone))
        raise Refused(_("The client may object until %(day)s, or agree before.") % {"day": last})


def _for_the_client(case: Case, by: User) -> tuple[Case, Plan]:
    case = lock(case)
    plan = plan_of(case)
    if not acts_for(by, case.organisation_id):
        raise Refused(_("Only the client can do this."))
    if plan is None or case.state != State.EVALUATION_PLANNED:
        raise Refused(_("There is no evaluation plan to answer to."))
    if plan.agreed_at is not None:
        raise Refused(_("You have agreed to the evaluators already."))
    return case, plan


def _name(plan: Plan, evaluators: Sequence[User], *, by: User) -> None:
    current = plan.case.assignments.current().filter(role=Role.EVALUATOR)
    for former in current.exclude(user__in=[person.pk for person in evaluators]):
        unassign(former, by=by)
    for person in evaluators:
        if not is_assigned(person, plan.case, Role.EVALUATOR):
            assign(plan.case, role=Role.EVALUATOR, user=person, by=by)
        PlannedEvaluator.objects.create(plan=plan, user=person, reasons=_why_eligible(plan.case, person))


def _why_eligible(case: Case, person: User) -> list[dict[str, str]]:
    """The authorisations that hold today, as they stand: what made this person eligible."""
    today = clock.today(current_body().time_zone)
    version = case.scheme_version
    held = Authorisation.objects.in_force(today).covering(version.scheme_id, version.categories)
    return [
        {
            "authorisation": str(authorisation.pk),
            "scheme": str(authorisation.scheme or ""),
            "area": authorisation.technical_area,
            "from": f"{authorisation.starts_on}",
            "until": f"{authorisation.ends_on or ''}",
        }
        for authorisation in held.filter(user=person, role=Role.EVALUATOR)
    ]
