"""What may be done with applications. One file per thing; a case is moved by `cases.actions.move` alone."""

from applications.actions.agreeing import YEARLY_FEE_CHARGED, draft_yearly_fee, sign_agreement
from applications.actions.asking import (
    UnitAsked,
    save_parties,
    save_section,
    save_units,
    start_draft,
    submit,
)
from applications.actions.beginning import begin_application, begin_awarded
from applications.actions.ending import discard_draft, withdraw
from applications.actions.filing import add_document, remove_document
from applications.actions.handing import hear_handed_report
from applications.actions.quote_texts import delete_texts, fill_quote, keep_texts
from applications.actions.quoting import (
    QuoteSavedMeanwhile,
    ask_about_enquiry,
    decline_enquiry,
    draft_quote,
    hear_enquiry,
    open_seal,
    redraft_quote,
    save_quote,
    send_quote,
    tell_that_a_quote_ends,
    why_not_send,
)
from applications.actions.reviewing import accept, answer, ask, begin_review, decline

__all__ = [
    "YEARLY_FEE_CHARGED",
    "QuoteSavedMeanwhile",
    "UnitAsked",
    "accept",
    "add_document",
    "answer",
    "ask",
    "ask_about_enquiry",
    "begin_application",
    "begin_awarded",
    "begin_review",
    "decline",
    "decline_enquiry",
    "delete_texts",
    "discard_draft",
    "draft_quote",
    "draft_yearly_fee",
    "fill_quote",
    "hear_enquiry",
    "hear_handed_report",
    "keep_texts",
    "open_seal",
    "redraft_quote",
    "remove_document",
    "save_parties",
    "save_quote",
    "save_section",
    "save_units",
    "send_quote",
    "sign_agreement",
    "start_draft",
    "submit",
    "tell_that_a_quote_ends",
    "why_not_send",
    "withdraw",
]
