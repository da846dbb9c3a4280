"""Everything that changes orders. One file for each thing that is done."""

from orders.actions.accepting import accept, accept_by_silence, remind_of_silence, send_back
from orders.actions.called_off import tell_of_dates_called_off
from orders.actions.carting import (
    LineAsked,
    add_line,
    change_cart,
    change_participants,
    drop_cart,
    remove_line,
    take_over_cart,
)
from orders.actions.confirming import SheetChanged, confirm_order, request_offer
from orders.actions.delivering import answer_proposal, deliver, name_responsible, propose_part
from orders.actions.ending import cancel_as_seller, cancel_order
from orders.actions.forgetting import forget_contact
from orders.actions.offering import (
    OfferedPart,
    decline_offer,
    decline_request,
    let_offer_lapse,
    offer,
    tell_that_an_offer_ends,
)
from orders.actions.reporting import ReportData, restate_report
from orders.actions.sampling import end_samples, receive_samples, send_samples
from orders.actions.stating import restate_order
from orders.actions.subcontracting import name_subcontractor, refuse_subcontractor
from orders.actions.telling import tell_of_more_time, tell_of_unpaid
from orders.actions.writing import write_message

__all__ = [
    "LineAsked",
    "OfferedPart",
    "ReportData",
    "SheetChanged",
    "accept",
    "accept_by_silence",
    "add_line",
    "answer_proposal",
    "cancel_as_seller",
    "cancel_order",
    "change_cart",
    "change_participants",
    "confirm_order",
    "decline_offer",
    "decline_request",
    "deliver",
    "drop_cart",
    "end_samples",
    "forget_contact",
    "let_offer_lapse",
    "name_responsible",
    "name_subcontractor",
    "offer",
    "propose_part",
    "receive_samples",
    "refuse_subcontractor",
    "remind_of_silence",
    "remove_line",
    "request_offer",
    "restate_order",
    "restate_report",
    "send_back",
    "send_samples",
    "take_over_cart",
    "tell_of_dates_called_off",
    "tell_of_more_time",
    "tell_of_unpaid",
    "tell_that_an_offer_ends",
    "write_message",
]
