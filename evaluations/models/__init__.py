"""What was planned, found, reviewed and decided about a case."""

from evaluations.models.finding import Involvement, Nonconformity, Report, Result
from evaluations.models.judging import Decision, EvidenceRequest, Review
from evaluations.models.planning import Inspection, Objection, Plan, PlannedEvaluator

__all__ = [
    "Decision",
    "EvidenceRequest",
    "Inspection",
    "Involvement",
    "Nonconformity",
    "Objection",
    "Plan",
    "PlannedEvaluator",
    "Report",
    "Result",
    "Review",
]
