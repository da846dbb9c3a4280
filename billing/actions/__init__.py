"""What may be done about money owed. Whoever decides about a certificate has no part in it (INV-10)."""

from billing.actions.account_changes import (
    confirm_account,
    decline_account,
    propose_account,
    propose_no_account,
    withdraw_account,
)
from billing.actions.accounting import set_chart, take_bookings
from billing.actions.batches import take_batch_back
from billing.actions.calling_back import give_up
from billing.actions.crediting import (
    answer_red_fapiao,
    drop_credit_note,
    lapse_red_fapiao,
    open_credit_note,
    record_red_fapiao,
    request_red_fapiao,
)
from billing.actions.drafting import LineData, Subject, draft_from_fees, draft_invoice, rewrite_draft, set_bank_account
from billing.actions.fapiao import make_fapiao_early, record_fapiao, request_fapiao
from billing.actions.issuing import IssuedMany, cancel, issue, issue_many, why_not_issued
from billing.actions.payments import record_payment
from billing.actions.printing import account_subject, ask_for_account
from billing.actions.refunds import (
    approve_refund,
    drop_refund,
    open_refund,
    open_refund_of_credit,
    settle_refund,
)
from billing.actions.reminding import StepData, next_reminder, remind, set_reminders
from billing.actions.selling import set_account_and_tax, set_usual_rate
from billing.actions.taking_back import reverse_payment
from billing.actions.terms import give_more_time, give_payment_details
from billing.actions.transfers import Allotment, allot, record_transfer, take_back_transfer, use_credit

__all__ = [
    "Allotment",
    "IssuedMany",
    "LineData",
    "StepData",
    "Subject",
    "account_subject",
    "allot",
    "answer_red_fapiao",
    "approve_refund",
    "ask_for_account",
    "cancel",
    "confirm_account",
    "decline_account",
    "draft_from_fees",
    "draft_invoice",
    "drop_credit_note",
    "drop_refund",
    "give_more_time",
    "give_payment_details",
    "give_up",
    "issue",
    "issue_many",
    "lapse_red_fapiao",
    "make_fapiao_early",
    "next_reminder",
    "open_credit_note",
    "open_refund",
    "open_refund_of_credit",
    "propose_account",
    "propose_no_account",
    "record_fapiao",
    "record_payment",
    "record_red_fapiao",
    "record_transfer",
    "remind",
    "request_fapiao",
    "request_red_fapiao",
    "reverse_payment",
    "rewrite_draft",
    "set_account_and_tax",
    "set_bank_account",
    "set_chart",
    "set_reminders",
    "set_usual_rate",
    "settle_refund",
    "take_back_transfer",
    "take_batch_back",
    "take_bookings",
    "use_credit",
    "why_not_issued",
    "withdraw_account",
]
