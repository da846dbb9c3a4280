"""What can be asked about demands and their answers."""

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

__all__ = [
    "AnsweredWith",
    "answered_by",
    "answers_to",
    "demand_for",
    "demands_for_body",
    "demands_listed",
    "organisation_gap",
    "own_answer_for",
    "own_demand_for",
    "own_demands",
    "rule_of_naming",
]
