"""What a certificate's status may become, by whom, on which conditions: PROCESS.md section 5, as data.

`tests/certificates/test_transitions.py` compares it with the machine copy edge by edge; the migration gives the same
edges to the database.
"""

from typing import NamedTuple

from django.db import models

from look.statuses import CERTIFICATE


class Status(models.TextChoices):
    PENDING = "PENDING", CERTIFICATE["PENDING"].word
    VALID = "VALID", CERTIFICATE["VALID"].word
    SUSPENDED = "SUSPENDED", CERTIFICATE["SUSPENDED"].word
    WITHDRAWN = "WITHDRAWN", CERTIFICATE["WITHDRAWN"].word
    CANCELLED = "CANCELLED", CERTIFICATE["CANCELLED"].word
    EXPIRED = "EXPIRED", CERTIFICATE["EXPIRED"].word
    SUPERSEDED = "SUPERSEDED", CERTIFICATE["SUPERSEDED"].word


class Transition(NamedTuple):
    before: Status
    after: Status
    by: str
    guards: tuple[str, ...]
    clause: str = ""


P, V, S, W, C, E, R = Status

TRANSITIONS = (
    Transition(P, V, "registrar", ("inv_5_or_imported_with_two_statements", "inv_6", "number_unique")),
    Transition(
        V,
        S,
        "decision_maker",
        ("case_outcome_suspend", "reason", "end_within_maximum", "lifting_conditions", "follow_up_person"),
        "7.11",
    ),
    Transition(V, S, "registrar", ("holder_request", "reason", "end_within_maximum")),
    Transition(S, V, "registrar", ("case_outcome_restore", "revision_plus_one"), "7.11.6"),
    Transition(V, W, "decision_maker", ("case_outcome_withdraw", "reason"), "7.11"),
    Transition(S, W, "decision_maker", ("case_outcome_withdraw", "reason"), "7.11"),
    Transition(W, V, "decision_maker", ("appeal_allowed", "new_people", "new_credential")),
    Transition(V, C, "registrar", ("cancel_reason",)),
    Transition(S, C, "registrar", ("cancel_reason",)),
    Transition(V, E, "clock", ("valid_until_passed",)),
    Transition(S, E, "clock", ("valid_until_passed",)),
    Transition(V, R, "registrar", ("successor_valid",)),
    Transition(V, V, "registrar", ("completed_case_allows_revision", "revision_plus_one")),
    Transition(S, S, "registrar", ("completed_case_allows_revision", "revision_plus_one")),
)
EDGES = frozenset((edge.before, edge.after) for edge in TRANSITIONS)
TERMINAL = frozenset({C, E, R})  # WITHDRAWN is left only through an allowed appeal
IN_FORCE = frozenset({V, S})  # what the clock watches
