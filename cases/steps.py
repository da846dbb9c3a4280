"""All that a state of a case means, one row each: how it looks, whose clock runs, what either side does there.

Labels, desks, letters, limits and the step bar read this table. Where a state leads to, `cases.transitions` says.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.transitions import MAY_LAPSE, Holder, State
from lib.text import Bilingual, bilingual
from look.statuses import CASE, Look
from staff.models import Role

if TYPE_CHECKING:
    from cases.models import Case
    from catalog.models import SchemeVersion

# Steps that nobody need be named for beforehand: whoever holds the role and does it takes it on, and the file names them.
TAKEN_ON = frozenset({Role.APPLICATION_REVIEWER, Role.SIGNATORY, Role.REGISTRAR, Role.CASE_OFFICER})


class Stage(StrEnum):
    """The parts of the way that the step bar shows, in order."""

    APPLICATION = "application"
    APPLICATION_REVIEW = "application_review"
    AGREEMENT = "agreement"
    PLANNING = "planning"
    EVALUATION = "evaluation"
    REVIEW = "review"
    DECISION = "decision"
    CERTIFICATE = "certificate"

    @property
    def label(self) -> Promise:
        return _STAGES[self]


_STAGES = {
    Stage.APPLICATION: _("Application"),
    Stage.APPLICATION_REVIEW: _("Application review"),
    Stage.AGREEMENT: _("Agreement"),
    Stage.PLANNING: _("Planning"),
    Stage.EVALUATION: _("Evaluation"),
    Stage.REVIEW: _("Review"),
    Stage.DECISION: _("Decision"),
    Stage.CERTIFICATE: _("Certificate"),
}


@dataclass(frozen=True)
class Turn:
    """Which role of the body moves a case, by doing what, where."""

    role: Role
    action: str | Promise
    view: str
    names: Role | None = None  # for which step somebody has to be named first

    def url(self, case: "Case") -> str:
        return reverse(self.view, args=[case.pk]) + (f"?role={self.names}" if self.names else "")


@dataclass(frozen=True)
class ClientTurn:
    """What the client does, in words that are kept and sent to its own desk, and the button that leads there."""

    needs: Bilingual
    action: str | Promise
    view: str
    section: str = ""  # of the subject's own page, where that is the place

    def url(self, case: "Case") -> str:
        # By the bodies' addresses: it is asked for by facts too, that are written on any host.
        args = [case.subject, self.section] if self.section else [case.pk]
        return reverse(self.view, urlconf=settings.ROOT_URLCONF, args=args)


@dataclass(frozen=True)
class Step:
    """What a state means. `limit`: the field of a scheme version with the days the client has; none where nobody counts."""

    state: State
    holder: Holder
    stage: Stage | None = None
    limit: str = ""
    client: ClientTurn | None = None
    body: Turn | None = None

    @property
    def look(self) -> Look:
        """Word, icon and tone. They stand on the ground, since the client's own desk shows them from a copy."""
        return CASE[self.state]

    @property
    def may_lapse(self) -> bool:
        return self.state in MAY_LAPSE

    def time_under(self, version: "SchemeVersion") -> timedelta | None:
        """How long the client has under a scheme's rule; None where no time is set."""
        days = getattr(version, self.limit) if self.limit else None
        return timedelta(days=days) if days else None


CLIENT, BODY, NOBODY = Holder.CLIENT, Holder.BODY, Holder.NOBODY

STEPS: dict[State, Step] = {
    step.state: step
    for step in (
        Step(
            State.DRAFT,
            CLIENT,
            Stage.APPLICATION,
            client=ClientTurn(
                bilingual("请完成并提交申请", "Finish and send the application"),
                _("Open application"),
                "applications:section",
                section="parties",
            ),
        ),
        Step(
            State.SUBMITTED,
            BODY,
            Stage.APPLICATION,
            body=Turn(Role.APPLICATION_REVIEWER, _("Begin application review"), "applications:review"),
        ),
        Step(
            State.UNDER_APPLICATION_REVIEW,
            BODY,
            Stage.APPLICATION_REVIEW,
            body=Turn(Role.APPLICATION_REVIEWER, _("Review application"), "applications:review"),
        ),
        Step(
            State.INFO_REQUESTED,
            CLIENT,
            Stage.APPLICATION_REVIEW,
            limit="information_days",
            client=ClientTurn(
                bilingual("请回答机构提出的问题", "Answer the questions of the certification body"),
                _("Answer questions"),
                "applications:answer",
            ),
        ),
        Step(State.DECLINED, NOBODY),
        Step(
            State.ACCEPTED,
            CLIENT,
            Stage.AGREEMENT,
            limit="agreement_days",
            client=ClientTurn(
                bilingual("请签署认证协议", "Sign the certification agreement"),
                _("Read and sign agreement"),
                "applications:agreement",
            ),
            body=Turn(Role.SIGNATORY, _("Sign agreement"), "applications:agreement"),
        ),
        Step(
            State.CONTRACTED,
            BODY,
            Stage.PLANNING,
            body=Turn(Role.CASE_OFFICER, _("Plan evaluation"), "evaluations:plan"),
        ),
        Step(
            State.EVALUATION_PLANNED,
            CLIENT,
            Stage.PLANNING,
            limit="objection_days",
            client=ClientTurn(
                bilingual("请确认评价人员或提出异议", "Agree to the evaluators, or object to one"),
                _("See evaluators"),
                "evaluations:evaluators",
            ),
            body=Turn(Role.EVALUATOR, _("Begin evaluation"), "evaluations:report"),
        ),
        Step(
            State.EVALUATING,
            BODY,
            Stage.EVALUATION,
            body=Turn(Role.EVALUATOR, _("Write report"), "evaluations:report"),
        ),
        Step(
            State.NC_OPEN,
            CLIENT,
            Stage.EVALUATION,
            limit="major_closure_days",
            client=ClientTurn(
                bilingual("请对不符合项提交纠正措施", "Submit corrective action for the nonconformities"),
                _("Answer nonconformities"),
                "evaluations:nonconformities",
            ),
            body=Turn(Role.EVALUATOR, _("See report"), "evaluations:report"),
        ),
        Step(
            State.EVALUATED,
            BODY,
            Stage.REVIEW,
            body=Turn(Role.REVIEWER, _("Begin review"), "evaluations:review"),
        ),
        Step(
            State.UNDER_REVIEW,
            BODY,
            Stage.REVIEW,
            body=Turn(Role.REVIEWER, _("Write review"), "evaluations:review"),
        ),
        Step(
            State.RECOMMENDED,
            BODY,
            Stage.DECISION,
            body=Turn(Role.DECISION_MAKER, _("Decide"), "evaluations:decision"),
        ),
        Step(
            State.DECIDED,
            BODY,
            Stage.CERTIFICATE,
            body=Turn(Role.REGISTRAR, _("Issue certificate"), "certificates:issue"),
        ),
        Step(State.COMPLETED, NOBODY),
        Step(State.WITHDRAWN_BY_APPLICANT, NOBODY),
        Step(State.LAPSED, NOBODY),
    )
}


def step_of(case: "Case") -> Step:
    """What the present state of a case means."""
    return STEPS[State(case.state)]
