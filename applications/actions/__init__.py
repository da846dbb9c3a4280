"""What may be done with applications. One file per thing; a case is moved by `cases.actions.move` alone."""

from applications.actions.agreeing import draft_yearly_fee, sign_agreement
from applications.actions.asking import (
    UnitAsked,
    save_parties,
    save_section,
    save_units,
    start_draft,
    submit,
)
from applications.actions.ending import discard_draft, withdraw
from applications.actions.filing import add_document, remove_document
from applications.actions.reviewing import accept, answer, ask, begin_review, decline

__all__ = [
    "UnitAsked",
    "accept",
    "add_document",
    "answer",
    "ask",
    "begin_review",
    "decline",
    "discard_draft",
    "draft_yearly_fee",
    "remove_document",
    "save_parties",
    "save_section",
    "save_units",
    "sign_agreement",
    "start_draft",
    "submit",
    "withdraw",
]
