"""What buyers and bodies do on the demand board; and what enterprises do with their enquiries. One file per thing."""

from enquiries.actions.asking import (
    answer_question,
    ask_to_be_verified,
    award,
    change_brief,
    close_enquiry,
    extend,
    open_to,
    record_check,
    send_enquiry,
    why_not_award,
    withdraw_enquiry,
)
from enquiries.actions.demands import (
    answer_demand,
    close_demand,
    publish_demand,
    withdraw_answer,
    withdraw_demand,
)
from enquiries.actions.forgetting import forget_contact
from enquiries.actions.hearing import hear_answer, hear_question, tell_that_a_quote_ends

__all__ = [
    "answer_demand",
    "answer_question",
    "ask_to_be_verified",
    "award",
    "change_brief",
    "close_demand",
    "close_enquiry",
    "extend",
    "forget_contact",
    "hear_answer",
    "hear_question",
    "open_to",
    "publish_demand",
    "record_check",
    "send_enquiry",
    "tell_that_a_quote_ends",
    "why_not_award",
    "withdraw_answer",
    "withdraw_demand",
    "withdraw_enquiry",
]
