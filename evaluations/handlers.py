"""What evaluations hear: that a case stands somewhere, or has another holder."""

from cases.events import CaseStated
from evaluations.actions import tell_whose_turn
from outbox.hearing import hears
from statements import CaseStatement
from tenants.models import CertificationBody


@hears(CaseStated)
def tell_whoever_is_next(fact: CaseStated, *, body: CertificationBody) -> None:
    statement = CaseStatement.model_validate(fact.statement)
    tell_whose_turn(fact.case, state=statement.state, holder=statement.holder)
