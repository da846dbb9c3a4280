"""What may be done with applications and cases. One file per thing; `move` is the only mover of a case."""

from applications.actions.agreeing import draft_yearly_fee, sign_agreement
from applications.actions.asking import (
    add_document,
    remove_document,
    save_parties,
    save_section,
    save_units,
    start_draft,
    submit,
)
from applications.actions.ending import discard_draft, see_to_limit, withdraw
from applications.actions.moving import hand_over, move, note
from applications.actions.people import assign, unassign
from applications.actions.reviewing import accept, answer, ask, begin_review, decline
from applications.actions.writing import send_letter, write_message

__all__ = [
    "accept",
    "add_document",
    "answer",
    "ask",
    "assign",
    "begin_review",
    "decline",
    "discard_draft",
    "draft_yearly_fee",
    "hand_over",
    "move",
    "note",
    "remove_document",
    "save_parties",
    "save_section",
    "save_units",
    "see_to_limit",
    "send_letter",
    "sign_agreement",
    "start_draft",
    "submit",
    "unassign",
    "withdraw",
    "write_message",
]
