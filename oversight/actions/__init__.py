"""What oversight does: answers those who ask to join, confirms approvals, changes a body's standing, keeps the rules."""

from oversight.actions.accepting import (
    check_acceptance,
    end_acceptance,
    miss_acceptance,
    newest_change,
    state_acceptance,
    undo_change,
)
from oversight.actions.closing import (
    announce_closing,
    ask_to_close,
    finish_closing,
    take_back_closing,
    withdraw_wish_to_close,
)
from oversight.actions.confirming import Listed, Looked, ask_again, confirm_approval, deny_approval, see_to_the_end
from oversight.actions.impartiality import end_ownership, set_advisory_sales, state_ownership
from oversight.actions.joining import approve_request, decline_request, request_to_join
from oversight.actions.settling import change_time_zone, keep_rule
from oversight.actions.standards import keep_edition
from oversight.actions.standing import reopen_body, restate_body, suspend_body

__all__ = [
    "Listed",
    "Looked",
    "announce_closing",
    "approve_request",
    "ask_again",
    "ask_to_close",
    "change_time_zone",
    "check_acceptance",
    "confirm_approval",
    "decline_request",
    "deny_approval",
    "end_acceptance",
    "end_ownership",
    "finish_closing",
    "keep_edition",
    "keep_rule",
    "miss_acceptance",
    "newest_change",
    "reopen_body",
    "request_to_join",
    "restate_body",
    "see_to_the_end",
    "set_advisory_sales",
    "state_acceptance",
    "state_ownership",
    "suspend_body",
    "take_back_closing",
    "undo_change",
    "withdraw_wish_to_close",
]
