"""Everything that changes what a body offers. One file per thing; the names here are of schemes, the passport, and what others do with services."""

from catalog.actions.dates import add_date
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
from catalog.actions.scope import add_scope
from catalog.actions.service_drafts import publish_service, save_service, write_service
from catalog.actions.services import give_seats_back, locked_service, restate_service, restate_services, take_seats

__all__ = [
    "add_date",
    "add_scope",
    "ask_the_law",
    "declare_complete",
    "discard_draft",
    "give_seats_back",
    "keep_search_words",
    "locked_service",
    "offer_again",
    "publish",
    "publish_service",
    "restate",
    "restate_service",
    "restate_services",
    "save_passport",
    "save_section",
    "save_service",
    "start_draft",
    "state_acceptance",
    "take_acceptance_back",
    "take_seats",
    "withdraw_scheme",
    "write_scheme",
    "write_service",
]
