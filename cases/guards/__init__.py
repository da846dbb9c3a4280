"""The rules that any case can answer: reasons, published rules, sanctions, how it ends without a decision."""

from django.utils.translation import gettext as _

from cases import rules
from cases.guarding import Attempt, guard
from cases.queries import reminders_of
from cases.transitions import MAY_LAPSE, NO_WITHDRAWAL_NO_LAPSE, State
from catalog.queries import approval_gaps
from lib import clock
from lib.refusal import Refused
from tenants.context import current_body


@guard(rules.REASON)
def reason_is_given(attempt: Attempt) -> None:
    if not attempt.words.strip():
        raise Refused(_("Declining needs a reason, for the client and for the file (7.3.4)."))


@guard(rules.ACCESS_IS_EQUAL)
def access_is_equal(attempt: Attempt) -> None:
    """The published rule is the only criterion: the version asked under must have been published."""
    if attempt.case.scheme_version.published_at is None:
        raise Refused(_("The scheme version has not been published, so nobody could know its criteria."))


@guard(rules.NOBODY_IS_SANCTIONED)
def nobody_is_sanctioned(attempt: Attempt) -> None:
    """A suspended or closed body neither accepts nor decides; none accepts what it may not certify."""
    if not current_body().is_open:
        raise Refused(_("This certification body is suspended or closed: it can neither accept nor decide."))
    if attempt.edge.target == State.ACCEPTED and (why := list(approval_gaps(attempt.case.scheme_version.categories))):
        raise Refused(" ".join(why))


@guard(rules.KIND_MAY_WITHDRAW)
def kind_may_be_withdrawn(attempt: Attempt) -> None:
    if attempt.case.kind in NO_WITHDRAWAL_NO_LAPSE:
        raise Refused(_("A case of this kind cannot be withdrawn by the client."))


@guard(rules.KIND_MAY_LAPSE)
def kind_may_lapse(attempt: Attempt) -> None:
    if attempt.case.kind in NO_WITHDRAWAL_NO_LAPSE or attempt.case.state not in MAY_LAPSE:
        raise Refused(_("A case of this kind does not lapse."))


@guard(rules.LIMIT_PASSED)
def limit_has_passed(attempt: Attempt) -> None:
    due_at = attempt.case.due_at
    if due_at is None or clock.now() < due_at:
        raise Refused(_("The time limit has not passed."))


@guard(rules.TWO_NOTICES_SENT)
def two_notices_were_sent(attempt: Attempt) -> None:
    if reminders_of(attempt.case) < 2:
        raise Refused(_("Two notices are sent before a case lapses."))
