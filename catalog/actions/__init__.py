"""Everything that changes what a body offers. One file per thing; the names here are of schemes, the passport, and what others do with services."""

from catalog.actions.schemes import (
    ask_the_law,
    declare_complete,
    discard_draft,
    keep_search_words,
    offer_again,
    publish,
    restate,
    save_passport,
    save_section,
    start_draft,
    state_acceptance,
    take_acceptance_back,
    withdraw_scheme,
    write_scheme,
)
from catalog.actions.services import give_seats_back, locked_service, restate_service, restate_services, take_seats

__all__ = [
    "ask_the_law",
    "declare_complete",
    "discard_draft",
    "give_seats_back",
    "keep_search_words",
    "locked_service",
    "offer_again",
    "publish",
    "restate",
    "restate_service",
    "restate_services",
    "save_passport",
    "save_section",
    "start_draft",
    "state_acceptance",
    "take_acceptance_back",
    "take_seats",
    "withdraw_scheme",
    "write_scheme",
]
