"""What evaluations hear: that a case stands somewhere, has another holder, or is closed."""

from cases.events import CaseStated
from cases.transitions import State
from evaluations.actions import state_lead_time, tell_whose_turn
from outbox.hearing import hears
from statements import CaseStatement
from tenants.models import CertificationBody


@hears(CaseStated)
def tell_whoever_is_next(fact: CaseStated, *, body: CertificationBody) -> None:
    statement = CaseStatement.model_validate(fact.statement)
    if statement.state == State.DRAFT:
        return  # the client's own business, and perhaps thrown away since
    tell_whose_turn(fact.case, state=statement.state, holder=statement.holder)
    if statement.state == State.COMPLETED and statement.scheme:
        state_lead_time(statement.scheme.id)
