"""What may be done in evaluating, reviewing and deciding a case. One file per thing."""

from evaluations.actions.finding import (
    answer_nonconformity,
    begin_evaluation,
    close_nonconformity,
    freeze_report,
    hand_in_corrections,
    raise_nonconformity,
    tell_nonconformities,
)
from evaluations.actions.inspecting import plan_inspection
from evaluations.actions.judging import complete_refusal, decide, send_decision_letter
from evaluations.actions.planning import agree_to_evaluators, answer_objection, object_to_evaluator, plan_evaluation
from evaluations.actions.reviewing import NEXT_MOMENT, record_review, take_up_review, want_more_evidence
from evaluations.actions.stating import state_lead_time
from evaluations.actions.telling import tell_whose_turn
from evaluations.actions.writing import write_report

__all__ = [
    "NEXT_MOMENT",
    "agree_to_evaluators",
    "answer_nonconformity",
    "answer_objection",
    "begin_evaluation",
    "close_nonconformity",
    "complete_refusal",
    "decide",
    "freeze_report",
    "hand_in_corrections",
    "object_to_evaluator",
    "plan_evaluation",
    "plan_inspection",
    "raise_nonconformity",
    "record_review",
    "send_decision_letter",
    "state_lead_time",
    "take_up_review",
    "tell_nonconformities",
    "tell_whose_turn",
    "want_more_evidence",
    "write_report",
]
