"""What can be asked about demands and their answers; and what waits for somebody."""

from enquiries.queries.demands import (
    AnsweredWith,
    answered_by,
    answers_to,
    demand_for,
    demands_for_body,
    demands_listed,
    organisation_gap,
    own_answer_for,
    own_demand_for,
    own_demands,
    rule_of_naming,
)
from enquiries.queries.needs import enquiries_need_you, needs_you

__all__ = [
    "AnsweredWith",
    "answered_by",
    "answers_to",
    "demand_for",
    "demands_for_body",
    "demands_listed",
    "enquiries_need_you",
    "needs_you",
    "organisation_gap",
    "own_answer_for",
    "own_demand_for",
    "own_demands",
    "rule_of_naming",
]
