"""Reads of certificates: the doors for views, the lists, and what waits for whom. The public's: `certificates.statements`."""

from certificates.queries.desk import checklist, needs_you
from certificates.queries.doors import (
    certificate_for,
    certificate_to_sign_for,
    decided_case_for,
    measure_for,
    own_certificate_for,
    own_request_for,
    paper_for,
)
from certificates.queries.holding_back import held_back_words, is_held_back, issuing_rules
from certificates.queries.lists import (
    by_words,
    cases_to_issue,
    certificates,
    certificates_under,
    in_force_under,
    is_held_by,
    numbers_by_holder,
    open_measures,
    open_request,
    open_tasks,
    organisation_of,
    to_sign,
)
from certificates.queries.matching import certificates_of_number, is_written_otherwise, same_certificate

__all__ = [
    "by_words",
    "cases_to_issue",
    "certificate_for",
    "certificate_to_sign_for",
    "certificates",
    "certificates_of_number",
    "certificates_under",
    "checklist",
    "decided_case_for",
    "held_back_words",
    "in_force_under",
    "is_held_back",
    "is_held_by",
    "is_written_otherwise",
    "issuing_rules",
    "measure_for",
    "needs_you",
    "numbers_by_holder",
    "open_measures",
    "open_request",
    "open_tasks",
    "organisation_of",
    "own_certificate_for",
    "own_request_for",
    "paper_for",
    "same_certificate",
    "to_sign",
]
