"""What may be done with any case, whatever it is about. One file per thing; `move` is the only mover."""

from cases.actions.leaving import tell_clients_of_leaving
from cases.actions.limits import see_to_limit
from cases.actions.moving import hand_over, move, tell_of_draft
from cases.actions.people import ASSIGNERS, assign, held_today, take_part, unassign
from cases.actions.recording import describe, lock, note
from cases.actions.writing import send_letter, write_message

__all__ = [
    "ASSIGNERS",
    "assign",
    "describe",
    "hand_over",
    "held_today",
    "lock",
    "move",
    "note",
    "see_to_limit",
    "send_letter",
    "take_part",
    "tell_clients_of_leaving",
    "tell_of_draft",
    "unassign",
    "write_message",
]
