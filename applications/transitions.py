"""How a case moves: PROCESS.md sections 3 and 4 as data. Nothing here decides; `applications.actions.move` asks it."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from look.statuses import CASE


class State(models.TextChoices):
    DRAFT = "DRAFT", CASE["DRAFT"].word
    SUBMITTED = "SUBMITTED", CASE["SUBMITTED"].word
    UNDER_APPLICATION_REVIEW = "UNDER_APPLICATION_REVIEW", CASE["UNDER_APPLICATION_REVIEW"].word
    INFO_REQUESTED = "INFO_REQUESTED", CASE["INFO_REQUESTED"].word
    DECLINED = "DECLINED", CASE["DECLINED"].word
    ACCEPTED = "ACCEPTED", CASE["ACCEPTED"].word
    CONTRACTED = "CONTRACTED", CASE["CONTRACTED"].word
    EVALUATION_PLANNED = "EVALUATION_PLANNED", CASE["EVALUATION_PLANNED"].word
    EVALUATING = "EVALUATING", CASE["EVALUATING"].word
    NC_OPEN = "NC_OPEN", CASE["NC_OPEN"].word
    EVALUATED = "EVALUATED", CASE["EVALUATED"].word
    UNDER_REVIEW = "UNDER_REVIEW", CASE["UNDER_REVIEW"].word
    RECOMMENDED = "RECOMMENDED", CASE["RECOMMENDED"].word
    DECIDED = "DECIDED", CASE["DECIDED"].word
    COMPLETED = "COMPLETED", CASE["COMPLETED"].word
    WITHDRAWN_BY_APPLICANT = "WITHDRAWN_BY_APPLICANT", CASE["WITHDRAWN_BY_APPLICANT"].word
    LAPSED = "LAPSED", CASE["LAPSED"].word


class Kind(models.TextChoices):
    INITIAL = "initial", _("Initial certification")
    EXTENSION = "extension", _("Scope extension")
    RECERTIFICATION = "recertification", _("Recertification")
    TRANSFER = "transfer", _("Transfer from another body")
    CHANGE = "change", pgettext_lazy("kind of application", "Change")
    REINSTATEMENT = "reinstatement", _("Restoration")
    SURVEILLANCE = "surveillance", _("Surveillance")
    SPECIAL = "special", _("Special evaluation for cause")
    MEASURE = "measure", _("Measure")


class Outcome(models.TextChoices):
    GRANT = "grant", _("Grant certification")
    REFUSE = "refuse", _("Refuse certification")
    EXTEND = "extend", _("Extend the scope")
    RENEW = "renew", _("Renew certification")
    TAKE_OVER = "take_over", _("Take over the certificate")
    APPROVE = "approve", _("Approve the change")
    RESTORE = "restore", _("Restore the certificate")
    RESTORE_REDUCED = "restore_reduced", _("Restore with a reduced scope")
    KEEP_SUSPENDED = "keep_suspended", _("Keep suspended")
    WITHDRAW = "withdraw", _("Withdraw the certificate")
    MAINTAIN = "maintain", _("Maintain certification")
    MAINTAIN_WITH_CONDITIONS = "maintain_with_conditions", _("Maintain with conditions")
    REDUCE = "reduce", _("Reduce the scope")
    SUSPEND = "suspend", _("Suspend the certificate")


@dataclass(frozen=True)
class KindRule:
    """Where a kind of case starts, and what may come out of it."""

    start: State
    positive: tuple[Outcome, ...]
    negative: tuple[Outcome, ...]
    admin_only_start: State | None = None

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return self.positive + self.negative


@dataclass(frozen=True)
class Edge:
    """One way from a state to another: who may go it, what must hold, and the clause that asks for it."""

    source: State
    target: State
    by: tuple[str, ...]
    guards: tuple[str, ...] = ()
    clause: str = ""


_AS_SURVEILLANCE = (
    (Outcome.MAINTAIN, Outcome.MAINTAIN_WITH_CONDITIONS),
    (Outcome.REDUCE, Outcome.SUSPEND, Outcome.WITHDRAW),
)

KINDS: dict[Kind, KindRule] = {
    Kind.INITIAL: KindRule(State.DRAFT, (Outcome.GRANT,), (Outcome.REFUSE,)),
    Kind.EXTENSION: KindRule(State.DRAFT, (Outcome.EXTEND,), (Outcome.REFUSE,)),
    Kind.RECERTIFICATION: KindRule(State.DRAFT, (Outcome.RENEW,), (Outcome.REFUSE,)),
    Kind.TRANSFER: KindRule(State.DRAFT, (Outcome.TAKE_OVER,), (Outcome.REFUSE,)),
    Kind.CHANGE: KindRule(State.DRAFT, (Outcome.APPROVE,), (Outcome.REFUSE,), admin_only_start=State.EVALUATED),
    Kind.REINSTATEMENT: KindRule(
        State.DRAFT, (Outcome.RESTORE, Outcome.RESTORE_REDUCED), (Outcome.KEEP_SUSPENDED, Outcome.WITHDRAW)
    ),
    Kind.SURVEILLANCE: KindRule(State.CONTRACTED, *_AS_SURVEILLANCE),
    Kind.SPECIAL: KindRule(State.CONTRACTED, *_AS_SURVEILLANCE),
    Kind.MEASURE: KindRule(State.EVALUATED, *_AS_SURVEILLANCE),
}
BUILT = frozenset({Kind.INITIAL})  # the others are refused in words, see `applications.actions.start_draft`

TERMINAL = frozenset({State.DECLINED, State.COMPLETED, State.WITHDRAWN_BY_APPLICANT, State.LAPSED})
NO_WITHDRAWAL_NO_LAPSE = frozenset({Kind.SURVEILLANCE, Kind.SPECIAL, Kind.MEASURE})
TAKES_EFFECT_AT_DECIDED = frozenset({Outcome.SUSPEND, Outcome.WITHDRAW})
BEFORE_DECIDED = tuple(state for state in State if state not in TERMINAL and state != State.DECIDED)
MAY_LAPSE = (State.INFO_REQUESTED, State.ACCEPTED, State.NC_OPEN)

_DECIDING = ("inv_2", "inv_3", "inv_4", "inv_20", "quorum", "outcome_of_kind")
_MORE_EVIDENCE = ("more_evidence_list", "inv_1", "inv_2")
_ACCEPTING = ("scope_defined", "units_divided", "competence_available", "inv_9", "inv_12", "inv_20")
_PLANNING = ("plan", "evaluators_assigned_eligible", "client_informed_of_evaluators", "inv_8")
_BOTH_WHO_JUDGE = ("reviewer", "decision_maker")

EDGES: tuple[Edge, ...] = (
    Edge(State.DRAFT, State.SUBMITTED, ("applicant",), ("application_complete",)),
    Edge(State.SUBMITTED, State.UNDER_APPLICATION_REVIEW, ("application_reviewer",), clause="7.3"),
    Edge(
        State.UNDER_APPLICATION_REVIEW,
        State.INFO_REQUESTED,
        ("application_reviewer",),
        ("list_of_questions",),
        "7.3.1",
    ),
    Edge(State.INFO_REQUESTED, State.UNDER_APPLICATION_REVIEW, ("applicant",)),
    Edge(State.UNDER_APPLICATION_REVIEW, State.DECLINED, ("application_reviewer",), ("reason",), "7.3.4"),
    Edge(State.UNDER_APPLICATION_REVIEW, State.ACCEPTED, ("application_reviewer",), _ACCEPTING, "7.3.1-7.3.3"),
    Edge(State.ACCEPTED, State.CONTRACTED, ("applicant", "signatory"), ("second_signature",), "4.1.2"),
    Edge(State.CONTRACTED, State.EVALUATION_PLANNED, ("case_officer",), _PLANNING, "7.4.1-7.4.2"),
    Edge(State.EVALUATION_PLANNED, State.EVALUATING, ("evaluator",)),
    Edge(State.EVALUATING, State.NC_OPEN, ("evaluator",), ("client_informed_all_ncs",), "7.4.6"),
    Edge(State.NC_OPEN, State.EVALUATING, ("applicant",), ("corrective_action_submitted",), "7.4.7-7.4.8"),
    Edge(
        State.NC_OPEN,
        State.EVALUATED,
        ("evaluator",),
        ("client_stops_or_deadline_passed", "ncs_listed_open", "report_frozen"),
    ),
    Edge(
        State.EVALUATING, State.EVALUATED, ("evaluator",), ("report_frozen", "inv_11", "ncs_closed_or_listed"), "7.4.9"
    ),
    Edge(State.EVALUATED, State.UNDER_REVIEW, ("reviewer",), ("inv_1",), "7.5.1"),
    Edge(State.UNDER_REVIEW, State.RECOMMENDED, ("reviewer",), ("inv_1", "outcome_of_kind"), "7.5.2"),
    Edge(
        State.UNDER_REVIEW,
        State.DECIDED,
        ("decision_maker",),
        ("holds_both_roles", "inv_1", *_DECIDING, "reason_if_negative"),
        "7.5.2, 7.6",
    ),
    Edge(State.UNDER_REVIEW, State.EVALUATING, _BOTH_WHO_JUDGE, _MORE_EVIDENCE),
    Edge(State.RECOMMENDED, State.EVALUATING, _BOTH_WHO_JUDGE, _MORE_EVIDENCE),
    Edge(
        State.RECOMMENDED,
        State.DECIDED,
        ("decision_maker",),
        (*_DECIDING, "deviation_reason_if_against_recommendation", "reason_if_negative"),
        "7.6",
    ),
    Edge(
        State.DECIDED,
        State.COMPLETED,
        ("registrar",),
        ("letter_sent", "inv_5", "inv_6", "number_unique"),
        "7.7-7.8",
    ),
    *(Edge(state, State.WITHDRAWN_BY_APPLICANT, ("applicant",), ("kind_may_withdraw",)) for state in BEFORE_DECIDED),
    *(
        Edge(state, State.LAPSED, ("clock",), ("kind_may_lapse", "limit_passed", "two_notices_sent"))
        for state in MAY_LAPSE
    ),
)

_BY_ENDS = {(edge.source, edge.target): edge for edge in EDGES}


def edge_between(source: str, target: str) -> Edge | None:
    """The way from one state to another, or None where there is none."""
    return _BY_ENDS.get((State(source), State(target)))


def is_positive(kind: str, outcome: str) -> bool:
    """Whether an outcome gives the client what the case asked for."""
    return outcome in KINDS[Kind(kind)].positive
