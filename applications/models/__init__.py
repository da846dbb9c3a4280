"""What an enterprise asks for, and what is on file about it."""

from applications.models.asking import Application, Factory, Party, Unit
from applications.models.cases import Assignment, Case, CaseEvent
from applications.models.fees import FeeAnnex
from applications.models.papers import (
    Agreement,
    ApplicationReview,
    Document,
    Letter,
    Message,
    Question,
    Signature,
)

__all__ = [
    "Agreement",
    "Application",
    "ApplicationReview",
    "Assignment",
    "Case",
    "CaseEvent",
    "Document",
    "Factory",
    "FeeAnnex",
    "Letter",
    "Message",
    "Party",
    "Question",
    "Signature",
    "Unit",
]
