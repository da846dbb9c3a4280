"""The only place that changes imports."""

from imports.actions.answering import confirm, discard, state
from imports.actions.checking import check
from imports.actions.taking_back import ask_to_take_back, take_back
from imports.actions.uploading import read_again, receive, say_columns, upload
from imports.actions.working import goes_on, work

__all__ = [
    "ask_to_take_back",
    "check",
    "confirm",
    "discard",
    "goes_on",
    "read_again",
    "receive",
    "say_columns",
    "state",
    "take_back",
    "upload",
    "work",
]
