"""What oversight does: answers those who ask to join, and changes a body's standing."""

from oversight.actions.joining import approve_request, decline_request, request_to_join
from oversight.actions.standing import close_body, reopen_body, restate_body, suspend_body

__all__ = [
    "approve_request",
    "close_body",
    "decline_request",
    "reopen_body",
    "request_to_join",
    "restate_body",
    "suspend_body",
]
