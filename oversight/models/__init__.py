"""Who asked to join, what was done about a body's standing, by which rules; and who accepts certificates."""

from oversight.models.acceptance import Acceptance, AcceptanceChange
from oversight.models.impartiality import AdvisorySales, OwnershipTie
from oversight.models.standing import BodyMeasure, BodyRequest, ClosingRequest, Confirmation, Rule, approval_number

__all__ = [
    "Acceptance",
    "AcceptanceChange",
    "AdvisorySales",
    "BodyMeasure",
    "BodyRequest",
    "ClosingRequest",
    "Confirmation",
    "OwnershipTie",
    "Rule",
    "approval_number",
]
