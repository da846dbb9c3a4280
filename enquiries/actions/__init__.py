"""What buyers and bodies do on the demand board; what enterprises do with their enquiries; and questions to one body. One file per thing."""

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
from enquiries.actions.closing_days import state_closed_days, take_back_closed_days
from enquiries.actions.demands import (
    answer_demand,
    close_demand,
    publish_demand,
    withdraw_answer,
    withdraw_demand,
)
from enquiries.actions.forgetting import forget_contact
from enquiries.actions.hearing import hear_answer, hear_question, tell_that_a_quote_ends
from enquiries.actions.joining import join
from enquiries.actions.threads import (
    allow_publication,
    answer_thread,
    ask_body,
    forget_asker,
    leave_unanswered,
    mark_opened,
    publish_answer,
    take_from_public,
    why_not_ask_body,
    write_to_body,
)

__all__ = [
    "allow_publication",
    "answer_demand",
    "answer_question",
    "answer_thread",
    "ask_body",
    "ask_to_be_verified",
    "award",
    "change_brief",
    "close_demand",
    "close_enquiry",
    "extend",
    "forget_asker",
    "forget_contact",
    "hear_answer",
    "hear_question",
    "join",
    "leave_unanswered",
    "mark_opened",
    "open_to",
    "publish_answer",
    "publish_demand",
    "record_check",
    "send_enquiry",
    "state_closed_days",
    "take_back_closed_days",
    "take_from_public",
    "tell_that_a_quote_ends",
    "why_not_ask_body",
    "why_not_award",
    "withdraw_answer",
    "withdraw_demand",
    "withdraw_enquiry",
    "write_to_body",
]
