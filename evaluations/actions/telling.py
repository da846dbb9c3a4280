"""Who is told that it is their turn."""

from uuid import UUID

from accounts.actions import notify
from accounts.models import User
from cases.models import Case
from cases.sides import standing_of
from cases.steps import TAKEN_ON, Turn
from cases.transitions import Holder, State
from evaluations.next_step import turn_of
from lib.text import bilingual, in_both
from staff.queries import people_with
from tenants.context import current_body

# Steps that act on all open cases of an application at once: one notice tells of all its units.
TOGETHER = {State.SUBMITTED, State.UNDER_APPLICATION_REVIEW, State.ACCEPTED, State.CONTRACTED}


def tell_whose_turn(pk: UUID, *, state: str, holder: str) -> list[User]:
    """Tell the people of the body whose step it is, unless they brought the case there themselves, or it moved on."""
    case = Case.objects.select_related("decision").get(pk=pk)
    if (case.state, case.holder) != (state, holder) or not case.is_open:
        return []
    if case.holder == Holder.CLIENT and case.state != State.ACCEPTED:
        return []
    if case.state in TOGETHER and _first_beside(case) != case:
        return []
    assigned = list(case.assignments.current())
    turn = turn_of(case, assigned)
    if turn is None:
        return []
    people = User.objects.filter(
        pk__in=[assignment.user_id for assignment in assigned if assignment.role == turn.role], is_active=True
    )
    if not people and turn.role in TAKEN_ON:
        people = people_with(turn.role)
    last = case.events.order_by("-number").first()
    others = [person for person in people if last is None or person.pk != last.by_id]
    recipients = [person for person in others if not standing_of(person, case).is_nothing]
    for person in recipients:
        _tell(person, case, turn)
    return recipients


def _first_beside(case: Case) -> Case | None:
    """The first of the cases about the same application that stand at the same step."""
    beside = Case.objects.about(case.subject_kind, case.subject).filter(state=case.state)
    return beside.order_by("number").first()


def _tell(person: User, case: Case, turn: Turn) -> None:
    what, client = in_both(turn.action), case.client_name
    product = case.product
    notify(
        person,
        subject=bilingual(f"案件 {case.number}：{what['zh']}", f"Case {case.number}: {what['en']}"),
        text=bilingual(
            f"{client['zh'] or client['en']} · {product['zh'] or product['en']} · {case.subject_words}",
            f"{client['en'] or client['zh']} · {product['en'] or product['zh']} · {case.subject_words}",
        ),
        url=turn.url(case),
        body=current_body(),
    )
