"""The day of a factory inspection: planned with the evaluation or later, moved, and told to the client by a letter of its own."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cases.actions import held_today, lock, note, send_letter, take_part
from cases.models import Case, CaseEvent, Letter
from cases.transitions import State
from evaluations import wording
from evaluations.models import Inspection, Plan
from evaluations.queries import inspection_of, plan_of
from lib import clock
from lib.refusal import Refused
from staff.models import Role
from tenants.context import current_body

UNDER_WAY = {State.EVALUATION_PLANNED, State.EVALUATING, State.NC_OPEN}


@transaction.atomic
def plan_inspection(case: Case, *, inspected_on: date, by: User) -> Inspection:
    """Plan the factory inspection for a day, or move it there. The client gets the notice, each time."""
    case = lock(case)
    held_today(case, Role.CASE_OFFICER, by=by)
    if not take_part(case, Role.CASE_OFFICER, by):
        raise Refused(_("The case officer of this case plans its evaluation."))
    plan = plan_of(case)
    if plan is None or case.state not in UNDER_WAY:
        raise Refused(_("A factory inspection is planned after the evaluation has been, and until it is closed."))
    before = inspection_of(case)
    if before and before.inspected_on == inspected_on:
        raise Refused(_("It is planned for that day already."))
    note(case, CaseEvent.What.PLANNED, by=by, words=f"{inspected_on}")
    return set_day(plan, inspected_on, by=by)


def set_day(plan: Plan, day: date, *, by: User) -> Inspection:
    """Keep the day and send 工厂检查通知书, which names who comes; a plan made anew for the same day sends none.

    The plan's case must be locked. Raises Refused for a day that has passed.
    """
    if day < clock.today(current_body().time_zone):
        raise Refused(_("This day has passed: a factory is inspected on a day to come."))
    before = inspection_of(plan.case)
    if before and before.inspected_on == day:
        return before
    planned = Inspection.objects.create(case=plan.case, inspected_on=day, planned_by=by, planned_at=clock.now())
    people = User.objects.filter(pk__in=plan.evaluators.values("user"))
    words = wording.inspection(plan.case, day, before=before.inspected_on if before else None)
    send_letter(plan.case, kind=Letter.Kind.INSPECTION, **words, about=people, by=by)
    return planned
