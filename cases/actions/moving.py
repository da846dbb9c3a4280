"""The one way in which a case changes its step, and how the client and the clock are told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from cases.actions.people import held_today, take_part
from cases.actions.recording import lock
from cases.events import CaseMoved, CaseStated
from cases.guarding import Attempt, ask
from cases.models import Case, CaseEvent
from cases.promises import due_for_the_body
from cases.queries import needs_of
from cases.steps import step_of
from cases.transitions import BUILT, Edge, Holder, State, edge_between
from lib import clock
from lib.refusal import Refused
from outbox.actions import announce, clear_due, set_due
from staff.models import Role
from statements.case import CaseStatement, SchemeReference
from tenants.context import current_body

LIMIT = "applications.limit"  # as it stands in rows of `outbox.Due`: a stored name stays


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
    """Bring a case to another step. The only mover: it locks the case, asks who, asks each rule, writes and announces.

    `by` None is the clock. `words` is the reason or the list the edge asks for. `due_at` replaces the limit that the
    scheme sets its client, or declares for the body. `certificate` is named when a positive case is completed.
    """
    case = lock(case)
    edge = edge_between(case.state, to)
    if edge is None:
        ends = {"source": State(case.state).label, "target": State(to).label}
        raise Refused(_("A case cannot go from “%(source)s” to “%(target)s”.") % ends)
    if case.kind not in BUILT:
        raise Refused(_("Cases of this kind cannot be worked on here yet."))
    # Who before whether: whoever has no part in a case learns nothing of what it lacks.
    _check_person(case, edge, by)
    # Before the rules are asked: those of the last step look at the certificate that it ends with.
    if certificate is not None:
        case.certificate = certificate
    ask(Attempt(case=case, edge=edge, by=by, words=words))
    return _moved(case, edge, by=by, words=words, due_at=due_at)


def hand_over(case: Case, *, holder: Holder, due_at: datetime | None = None) -> Case:
    """Say who holds a case now, and until when, within the same step. `case` must be locked by this transaction."""
    case.holder = holder
    case.due_at = due_at or (due_for_the_body(case, begins=clock.now()) if holder == Holder.BODY else None)
    case.revision += 1  # so that the client's own desk takes the newer statement
    case.save(update_fields=["holder", "due_at", "revision"])
    _mind_the_limit(case)
    tell_the_client(case)
    return case


def tell_of_draft(case: Case, *, is_discarded: bool = False) -> None:
    """Put a draft on its client's own desk, or take it off. `case` must be locked, or of an application that is."""
    case.revision += 1
    case.save(update_fields=["revision"])
    tell_the_client(case, is_discarded=is_discarded)


def tell_the_client(case: Case, *, is_discarded: bool = False) -> None:
    """Announce the whole case for the client's own desk. Of a draft that `is_discarded` nothing is left to say."""
    version = case.scheme_version
    # `evaluations` stands above and is not imported: its decision is reached backwards, where there is one.
    decision = getattr(case, "decision", None)
    # All of it each time, with the revision: the desk may hear two out of order, or one twice, and is right after.
    statement = CaseStatement(
        number=case.number,
        application=case.subject,
        kind=case.kind,
        state=case.state,
        holder=case.holder,
        since=case.since,
        due_at=case.due_at,
        needs=needs_of(case),
        scheme=SchemeReference(id=version.scheme_id, name=version.name),
        product={} if is_discarded else case.product,
        unit="" if is_discarded else case.subject_words,
        outcome=decision.outcome if decision else "",
        certificate=case.certificate,
        path=_path_of(case),
        is_begun=_is_begun(case),
        is_open=case.is_open and not is_discarded,
    )
    announce(
        CaseStated(
            case=case.pk, revision=case.revision, organisation=case.organisation_id, statement=statement.content()
        ),
        body=current_body(),
    )


def _is_begun(case: Case) -> bool:
    """Whether the body has looked at it. Of an application that was withdrawn or has lapsed, its history says so."""
    if case.state in {State.WITHDRAWN_BY_APPLICANT, State.LAPSED} and case.subject_kind == Case.Subject.APPLICATION:
        return case.events.filter(target=State.UNDER_APPLICATION_REVIEW).exists()
    return case.state not in {State.DRAFT, State.SUBMITTED}


def _path_of(case: Case) -> str:
    """Where the client goes on: of a draft its form, else the case's own page."""
    turn = step_of(case).client
    return turn.url(case) if turn and case.state == State.DRAFT else case.get_absolute_url()


def _moved(case: Case, edge: Edge, *, by: User | None, words: str, due_at: datetime | None) -> Case:
    case.state, case.since = edge.target, clock.now()
    step = step_of(case)
    days = step.time_under(case.scheme_version)
    case.holder = step.holder
    case.due_at = due_at or (case.since + days if days else None)
    if case.holder == Holder.BODY and case.due_at is None:
        case.due_at = due_for_the_body(case, begins=case.since)
    case.revision += 1
    if edge.target == State.DECLINED:
        case.reason = words
    case.save(update_fields=["state", "since", "holder", "due_at", "revision", "reason", "certificate"])
    # The event bears the revision it made: history and statement then number the same things.
    CaseEvent.objects.create(
        case=case,
        number=case.revision,
        what=CaseEvent.What.MOVED,
        source=edge.source,
        target=edge.target,
        by=by,
        words=words,
        at=case.since,
    )
    _mind_the_limit(case)
    fact = CaseMoved(case=case.pk, application=case.subject, source=edge.source, target=edge.target)
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
    # Somebody may belong to both sides. Then they are the client wherever the client acts, and nobody everywhere else.
    is_client = acts_for(by, case.organisation_id)
    if "applicant" in edge.by and is_client:
        return
    roles = [Role(role) for role in edge.by if role != "applicant"]
    if not roles:
        raise Refused(_("Only the client can do this."))
    if is_client:
        raise Refused(_("You act for the client, so you cannot act for the certification body in this case."))
    held = held_today(case, *roles, by=by)
    # The first that fits, and no further: `take_part` names whoever takes a step on, and one name is enough.
    if not any(take_part(case, role, by) for role in held):
        raise Refused(_("You hold the role, but you are not assigned to this case."))


def _mind_the_limit(case: Case) -> None:
    """Have the clock look at a case that may lapse: at half of its time, at five sixths, at the end."""
    if step_of(case).may_lapse and case.holder == Holder.CLIENT and case.due_at:
        set_due(LIMIT, case.pk, case.since + (case.due_at - case.since) / 2, body=current_body())
    else:
        clear_due(LIMIT, case.pk, body=current_body())
