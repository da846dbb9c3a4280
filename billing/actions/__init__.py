"""What may be done about money owed. Whoever decides about a certificate has no part in it (INV-10)."""

from billing.actions.drafting import LineData, Subject, draft_from_fees, draft_invoice, rewrite_draft, set_bank_account
from billing.actions.fapiao import record_fapiao, request_fapiao
from billing.actions.issuing import cancel, issue
from billing.actions.payments import record_payment, reverse_payment
from billing.actions.refunds import approve_refund, drop_refund, open_refund, settle_refund

__all__ = [
    "LineData",
    "Subject",
    "approve_refund",
    "cancel",
    "draft_from_fees",
    "draft_invoice",
    "drop_refund",
    "issue",
    "open_refund",
    "record_fapiao",
    "record_payment",
    "request_fapiao",
    "reverse_payment",
    "rewrite_draft",
    "set_bank_account",
    "settle_refund",
]
