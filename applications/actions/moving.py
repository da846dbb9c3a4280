"""The one way in which a case changes its step, and how what happened is kept and told."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.events import CaseMoved, CaseStated
from applications.guarding import Attempt, guard_named
from applications.models import Assignment, Case, CaseEvent
from applications.queries import acts_for, is_assigned, may_act, needs_of
from applications.transitions import BUILT, MAY_LAPSE, TERMINAL, Edge, State, edge_between
from lib import clock
from lib.refusal import Refused
from lib.text import listed
from outbox.actions import announce, clear_due, set_due
from staff.models import Role
from statements.case import CaseStatement, SchemeReference
from tenants.context import current_body

CLERICAL = {Role.APPLICATION_REVIEWER, Role.SIGNATORY, Role.REGISTRAR}  # taken on by whoever does them first
WITH_THE_CLIENT = {State.DRAFT, State.INFO_REQUESTED, State.ACCEPTED, State.EVALUATION_PLANNED, State.NC_OPEN}
LIMIT = "applications.limit"


@transaction.atomic
def move(
    case: Case,
    to: str,
    *,
    by: User | None,
    words: str = "",
    due_at: datetime | None = None,
    certificate: UUID | None = None,
) -> Case:
    """Bring a case to another step. The only mover: it locks the case, asks who, asks each guard, writes and announces.

    `by` None is the clock. `words` is the reason or the list the edge asks for. `due_at` replaces the limit that the
    scheme sets. `certificate` is named when a positive case is completed.
    """
    case = lock(case)
    edge = edge_between(case.state, to)
    if edge is None:
        ends = {"source": State(case.state).label, "target": State(to).label}
        raise Refused(_("A case cannot go from “%(source)s” to “%(target)s”.") % ends)
    if case.kind not in BUILT:
        raise Refused(_("Cases of this kind cannot be worked on here yet."))
    _check_person(case, edge, by)
    if certificate is not None:
        case.certificate = certificate
    for name in edge.guards:
        guard_named(name)(Attempt(case=case, edge=edge, by=by, words=words))
    return _moved(case, edge, by=by, words=words, due_at=due_at)


def lock(case: Case) -> Case:
    """The case under its row lock, as it is now."""
    related = ("application", "scheme_version", "unit")
    return Case.objects.select_for_update(of=("self",)).select_related(*related).get(pk=case.pk)


def note(
    case: Case,
    what: CaseEvent.What,
    *,
    by: User | None,
    words: str = "",
    code: str = "",
    about: Iterable[User] = (),
    is_internal: bool = False,
) -> CaseEvent:
    """Write into the case's history. `case` must be locked by this transaction.

    `words` is what somebody said, `about` the people it names; `code` a role, outcome, letter or grade, shown in the reader's language.
    """
    case.revision += 1
    case.save(update_fields=["revision"])
    return CaseEvent.objects.create(
        case=case,
        number=case.revision,
        what=what,
        by=by,
        words=words,
        code=code,
        about=[person.pk for person in about],
        is_internal=is_internal,
        at=clock.now(),
    )


def hand_over(case: Case, *, holder: Case.Holder, due_at: datetime | None = None) -> Case:
    """Say who holds a case now, and until when, within the same step. `case` must be locked by this transaction."""
    case.holder, case.due_at = holder, due_at
    case.revision += 1  # so that the client's own desk takes the newer statement
    case.save(update_fields=["holder", "due_at", "revision"])
    _mind_the_limit(case)
    tell_the_client(case)
    return case


def tell_the_client(case: Case) -> None:
    """Announce the whole case for the client's own desk."""
    version, unit = case.scheme_version, case.unit
    decision = getattr(case, "decision", None)
    statement = CaseStatement(
        number=case.number,
        application=case.application_id,
        kind=case.kind,
        state=case.state,
        holder=case.holder,
        since=case.since,
        due_at=case.due_at,
        needs=needs_of(case),
        scheme=SchemeReference(id=version.scheme_id, name=version.name),
        product=case.application.product,
        unit=unit.main_model,
        outcome=decision.outcome if decision else "",
        certificate=case.certificate,
        path=case.get_absolute_url(),
        is_open=case.is_open,
    )
    announce(
        CaseStated(
            case=case.pk, revision=case.revision, organisation=case.organisation_id, statement=statement.content()
        ),
        body=current_body(),
    )


def _moved(case: Case, edge: Edge, *, by: User | None, words: str, due_at: datetime | None) -> Case:
    case.state, case.since = edge.target, clock.now()
    case.holder = _holder_in(edge.target)
    case.due_at = due_at or _limit_in(case)
    case.revision += 1
    if edge.target == State.DECLINED:
        case.reason = words
    case.save(update_fields=["state", "since", "holder", "due_at", "revision", "reason", "certificate"])
    CaseEvent.objects.create(
        case=case,
        number=case.revision,
        what=CaseEvent.What.MOVED,
        source=edge.source,
        target=edge.target,
        words=words,
        by=by,
        at=case.since,
    )
    _mind_the_limit(case)
    fact = CaseMoved(case=case.pk, application=case.application_id, source=edge.source, target=edge.target)
    announce(fact, body=current_body())
    tell_the_client(case)
    return case


def _check_person(case: Case, edge: Edge, by: User | None) -> None:
    if edge.by == ("clock",):
        if by is not None:
            raise Refused(_("Only the clock lets a case lapse."))
        return
    if by is None:
        raise Refused(_("Somebody has to answer for this step."))
    is_client = acts_for(by, case.organisation_id)
    if "applicant" in edge.by and is_client:
        return
    roles = [Role(role) for role in edge.by if role != "applicant"]
    if not roles:
        raise Refused(_("Only the client can do this."))
    if is_client:
        raise Refused(_("You act for the client, so you cannot act for the certification body in this case."))
    held = held_today(case, *roles, by=by)
    if not any(take_part(case, role, by) for role in held):
        raise Refused(_("You hold the role, but you are not assigned to this case."))


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
    """Whether somebody who holds a role does its step of a case: named for it, or taking it on. `case` must be locked."""
    return is_assigned(by, case, role) or _taken_on(case, role, by)


def _taken_on(case: Case, role: Role, by: User) -> bool:
    """A clerical step that nobody is assigned to is taken on by whoever does it, and the file names them."""
    if role not in CLERICAL or case.assignments.current().filter(role=role).exists():
        return False
    Assignment.objects.create(case=case, role=role, user=by, assigned_by=by, assigned_at=clock.now())
    note(case, CaseEvent.What.ASSIGNED, by=by, about=[by], code=role, is_internal=True)
    return True


def _holder_in(state: State) -> Case.Holder:
    if state in TERMINAL:
        return Case.Holder.NOBODY
    return Case.Holder.CLIENT if state in WITH_THE_CLIENT else Case.Holder.BODY


def _limit_in(case: Case) -> datetime | None:
    version = case.scheme_version
    days = {
        State.INFO_REQUESTED: version.information_days,
        State.ACCEPTED: version.agreement_days,
        State.EVALUATION_PLANNED: version.objection_days,
        State.NC_OPEN: version.major_closure_days,
    }.get(State(case.state))
    return case.since + timedelta(days=days) if days else None


def _mind_the_limit(case: Case) -> None:
    """Have the clock look at a case that may lapse: at half of its time, at five sixths, at the end."""
    if case.state in MAY_LAPSE and case.holder == Case.Holder.CLIENT and case.due_at:
        set_due(LIMIT, case.pk, case.since + (case.due_at - case.since) / 2, body=current_body())
    else:
        clear_due(LIMIT, case.pk, body=current_body())
