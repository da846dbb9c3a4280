"""Who is named for which step of a case, and who takes part in a step."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import User
from accounts.queries import acts_for
from cases.actions.recording import lock, note
from cases.models import Assignment, Case, CaseEvent
from cases.queries import against_taking_part, is_assigned, may_act, sees_fees
from cases.steps import TAKEN_ON
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual, in_both, listed
from staff.impartiality import Act
from staff.models import Role
from staff.queries import JUDGES, is_outsourced
from tenants.context import current_body

ASSIGNERS = (Role.CASE_OFFICER, Role.BODY_ADMIN, Role.QUALITY_MANAGER)
EVALUATES = {Role.CASE_OFFICER, Role.EVALUATOR}
ONE_AT_A_TIME = set(Role) - {Role.EVALUATOR}


@transaction.atomic
def assign(case: Case, *, role: str, user: User, by: User) -> Assignment:
    """Name a person for a step. Who evaluates is never named to judge, and the other way round (INV-1, INV-2)."""
    case, role = lock(case), Role(role)
    if not any(may_act(by, role, case.scheme_version) for role in ASSIGNERS):
        raise Refused(_("Case officers, the quality manager and the administrator assign people to cases."))
    if not case.is_open:
        raise Refused(_("This case has ended."))
    if not may_act(user, role, case.scheme_version):
        raise Refused(_("%(person)s does not hold the role “%(role)s” for this scheme today.") % _named(user, role))
    if acts_for(user, case.organisation_id):
        raise Refused(_("%(person)s acts for the client.") % _named(user, role))
    # An outsourced laboratory answers for its results (6.2.2); what is made of them is the body's own to say.
    if role != Role.EVALUATOR and is_outsourced(user):
        raise Refused(
            _("%(person)s comes from an outsourced provider, and those evaluate and do nothing else.")
            % _named(user, role)
        )
    _refuse_conflict(case, user, role)
    if is_assigned(user, case, role):
        raise Refused(_("%(person)s is assigned to this step already.") % _named(user, role))
    # Ended and not deleted: who has held a part once is kept from the other side of this case for good.
    if role in ONE_AT_A_TIME:
        for former in case.assignments.current().filter(role=role):
            _end(former, case, by=by)
    assignment = _named_for(case, role, user, by=by)
    if user != by:
        _tell(assignment, user)
    return assignment


@transaction.atomic
def unassign(assignment: Assignment, *, by: User) -> Assignment:
    """End an assignment. What was done under it stays on record."""
    case = lock(assignment.case)
    if not any(may_act(by, role, case.scheme_version) for role in ASSIGNERS):
        raise Refused(_("Case officers, the quality manager and the administrator assign people to cases."))
    # Read under the lock: whoever ended it first stands in the history, with the moment.
    assignment = case.assignments.get(pk=assignment.pk)
    if assignment.ended_at is not None:
        raise Refused(_("This assignment has ended already."))
    return _end(assignment, case, by=by)


def held_today(case: Case, *roles: Role, by: User) -> list[Role]:
    """Which of these roles somebody holds today for a case. Refused where none: an assignment counts no longer than that."""
    held = [role for role in roles if may_act(by, role, case.scheme_version)]
    if not held:
        names = listed(role.label for role in roles)
        raise Refused(
            _("This step needs the authorisation “%(role)s” for this scheme, in force today.") % {"role": names}
        )
    return held


def take_part(case: Case, role: Role, by: User) -> bool:
    """Whether somebody who holds a role does its step of a case: named for it, or taking it on. `case` must be locked.

    What nobody is named for is taken on by whoever does it, and the file names them. Refused where they may not be named.
    """
    if is_assigned(by, case, role):
        return True
    # Where somebody is named the step is theirs, and not whose hand is quicker.
    if role not in TAKEN_ON or case.assignments.current().filter(role=role).exists():
        return False
    _refuse_conflict(case, by, role)
    _named_for(case, role, by, by=by)
    return True


def _named_for(case: Case, role: str, user: User, *, by: User) -> Assignment:
    assignment = Assignment.objects.create(case=case, role=role, user=user, assigned_by=by, assigned_at=clock.now())
    note(case, CaseEvent.What.ASSIGNED, by=by, about=[user], code=role, is_internal=True)
    return assignment


def _end(assignment: Assignment, case: Case, *, by: User) -> Assignment:
    assignment.ended_at = clock.now()
    assignment.save(update_fields=["ended_at"])
    note(case, CaseEvent.What.UNASSIGNED, by=by, about=[assignment.user], code=assignment.role, is_internal=True)
    return assignment


def _refuse_conflict(case: Case, user: User, role: str) -> None:
    """Refuse to name somebody who stood on the other side of this case before, or stands near its client."""
    # Ended assignments as well: what an evaluator wrote does not become somebody else's by replacing them.
    before = set(case.assignments.filter(user=user).values_list("role", flat=True))
    if role in JUDGES and before & EVALUATES:
        raise Refused(_("%(person)s evaluates this case, so cannot review or decide it.") % _named(user, role))
    if role in EVALUATES and before & JUDGES:
        raise Refused(_("%(person)s reviews or decides this case, so cannot evaluate it.") % _named(user, role))
    # In both orders: whoever has judged must not be handed the money of the case afterwards either (INV-10).
    if (role in JUDGES and sees_fees(user, case)) or (role == Role.FINANCE and before & JUDGES):
        raise Refused(_("Whoever sees the fees of a case does not judge it."))
    if role in EVALUATES | JUDGES and (against := against_taking_part(user, case, Act.ASSIGN)):
        raise Refused(_("%(person)s takes no part in this case: %(why)s") % {"person": user, "why": " ".join(against)})


def _tell(assignment: Assignment, user: User) -> None:
    case, role = assignment.case, in_both(Role(assignment.role).label)
    notify(
        user,
        subject=bilingual(
            f"案件 {case.number}：由您担任{role['zh']}", f"Case {case.number}: you are its {role['en'].lower()}"
        ),
        text=case.client_name,
        url=case.get_absolute_url(),
        body=current_body(),
    )


def _named(user: User, role: str) -> dict[str, object]:
    return {"person": user, "role": Role(role).label}
