"""The case and what lies in its file whatever it is about: events, assignments, letters, messages."""

from cases.models.cases import Assignment, Case, CaseEvent
from cases.models.writing import Author, Letter, Message

__all__ = ["Assignment", "Author", "Case", "CaseEvent", "Letter", "Message"]
