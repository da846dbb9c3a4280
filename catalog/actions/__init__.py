"""Everything that changes what a body offers. One file per thing; the names here are of schemes and the passport."""

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

__all__ = [
    "ask_the_law",
    "declare_complete",
    "discard_draft",
    "keep_search_words",
    "offer_again",
    "publish",
    "restate",
    "save_passport",
    "save_section",
    "start_draft",
    "state_acceptance",
    "take_acceptance_back",
    "withdraw_scheme",
    "write_scheme",
]
