"""Reads of the ledger: balances of a body, and where the ledger and the invoices say different things."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Sum

from billing.models import BOOKED, HELD_BECAUSE, AccountKind, LedgerAccount
from billing.reasons import BY_PROVIDER
from lib.money import CURRENCIES
from tenants.models import CertificationBody


@dataclass(frozen=True)
class LedgerDifference:
    """Where what the ledger holds is not what invoices, payments and refunds say."""

    what: str
    of: str  # body, client
    currency: str
    ledger: int
    rows: int

    def __str__(self) -> str:
        return f"{self.what} of {self.of} in {self.currency}: the ledger has {self.ledger}, its rows say {self.rows}."


def balances_of(body: CertificationBody) -> dict[tuple[AccountKind, str], int]:
    """What a body's accounts come to, by kind and currency."""
    rows = (
        LedgerAccount.objects.filter(body=body)
        .order_by("kind", "currency")
        .values_list("kind", "currency")
        .annotate(sum=Sum("balance"))
    )
    return {(AccountKind(kind), currency): int(balance) for kind, currency, balance in rows}


def differences() -> Iterator[LedgerDifference]:
    """Every difference of every body: for the operators' check, which runs over all."""
    with connection.cursor() as cursor:
        for what, sql in CHECKS.items():
            cursor.execute(sql)
            for owner, currency, ledger, rows in cursor.fetchall():
                yield LedgerDifference(what, str(owner or "the platform"), currency, int(ledger), int(rows))


def _compared(kind: str, per: str, rows: str) -> str:
    """Accounts of a kind against a sum over rows, both by `per` and currency; those that differ."""
    return f"""
    SELECT coalesce(ledger.owner, told.owner)::text, coalesce(ledger.currency, told.currency),
           coalesce(ledger.amount, 0), coalesce(told.amount, 0)
    FROM (SELECT body_id::text || {per} AS owner, currency, sum(balance) AS amount FROM public.billing_ledgeraccount
          WHERE kind IN ({kind}) GROUP BY 1, 2) AS ledger
    FULL JOIN ({rows}) AS told ON ledger.owner = told.owner AND ledger.currency = told.currency
    WHERE coalesce(ledger.amount, 0) <> coalesce(told.amount, 0)
    """


_CLIENT = "' ' || organisation_id::text"
_OWED = f"""
    SELECT body_id::text || {_CLIENT} AS owner, currency, sum(total - credited + covered - paid) AS amount FROM public.billing_invoice
    WHERE issued_at IS NOT NULL AND state <> 'cancelled' GROUP BY 1, 2
"""
_BACK = f"""
    SELECT body_id::text || {_CLIENT} AS owner, currency, -sum(amount) AS amount FROM public.billing_refund
    WHERE state IN ('open', 'approved') GROUP BY 1, 2
"""
_KNOWN = ", ".join(f"'{code}'" for code in CURRENCIES)
_BOOKED = ", ".join(f"'{state}'" for state in BOOKED)
_HELD = ", ".join(f"'{why}'" for why in HELD_BECAUSE)
_FROM_PROVIDER = f"""refund.paid_to = '{BY_PROVIDER}' OR EXISTS (
    SELECT 1 FROM public.billing_dispute AS dispute
    JOIN public.billing_checkout AS checkout ON checkout.id = dispute.checkout_id
    JOIN public.billing_selleraccount AS account ON account.id = checkout.account_id
    WHERE account.body_id = refund.body_id AND upper(dispute.dispute) = upper(refund.bank_reference)
)"""
_BANK = f"""
    SELECT owner, currency, sum(amount) AS amount FROM (
        SELECT body_id::text AS owner, currency, amount - lost AS amount FROM public.billing_transfer
        WHERE taken_back_at IS NULL AND recorded_by_id IS NOT NULL
        UNION ALL
        SELECT body_id::text, currency, -amount FROM public.billing_refund AS refund
        WHERE state = 'settled' AND NOT ({_FROM_PROVIDER})
        UNION ALL
        SELECT account.body_id::text, payout.currency, payout.amount FROM public.billing_payout AS payout
        JOIN public.billing_selleraccount AS account ON account.id = payout.account_id
        WHERE payout.state = 'paid' AND payout.currency IN ({_KNOWN})
    ) AS moved GROUP BY 1, 2
"""
_CARDS = (
    "public.billing_checkout AS checkout JOIN public.billing_invoice AS invoice ON invoice.id = checkout.invoice_id"
)
_IS_HELD = f"""
    checkout.state = 'unbooked' AND checkout.why IN ({_HELD}) AND checkout.received > 0
    AND checkout.received_currency IN ({_KNOWN})
"""
_SUSPENDED = f"""
    SELECT invoice.body_id::text AS owner, checkout.received_currency AS currency, checkout.received AS amount
    FROM {_CARDS} WHERE {_IS_HELD}
    UNION ALL
    SELECT invoice.body_id::text, back.currency, -back.amount FROM {_CARDS}
    JOIN public.billing_return AS back ON back.checkout_id = checkout.id
    WHERE {_IS_HELD} AND back.state = 'succeeded' AND back.refund_id IS NULL
    UNION ALL
    SELECT invoice.body_id::text, dispute.currency, -least(dispute.amount, checkout.received) FROM {_CARDS}
    JOIN public.billing_dispute AS dispute ON dispute.checkout_id = checkout.id
    WHERE {_IS_HELD} AND dispute.state = 'lost'
"""
_FEES = f"""
    SELECT invoice.body_id::text AS owner, checkout.fee_currency AS currency, checkout.fee AS amount FROM {_CARDS}
    WHERE checkout.fee IS NOT NULL AND (checkout.state IN ({_BOOKED}) OR ({_IS_HELD}))
    UNION ALL
    SELECT invoice.body_id::text, dispute.fee_currency, dispute.fee FROM {_CARDS}
    JOIN public.billing_dispute AS dispute ON dispute.checkout_id = checkout.id WHERE dispute.fee <> 0
"""
_AT_PROVIDER = f"""
    SELECT owner, currency, sum(amount) AS amount FROM (
        SELECT body_id::text AS owner, currency, amount - lost AS amount FROM public.billing_transfer
        WHERE taken_back_at IS NULL AND recorded_by_id IS NULL
        UNION ALL
        SELECT owner, currency, amount FROM ({_SUSPENDED}) AS suspended
        UNION ALL
        SELECT owner, currency, -amount FROM ({_FEES}) AS fees
        UNION ALL
        SELECT body_id::text, currency, -amount FROM public.billing_refund AS refund
        WHERE state = 'settled' AND ({_FROM_PROVIDER})
        UNION ALL
        SELECT account.body_id::text, payout.currency, -payout.amount FROM public.billing_payout AS payout
        JOIN public.billing_selleraccount AS account ON account.id = payout.account_id
        WHERE payout.state = 'paid' AND payout.currency IN ({_KNOWN})
    ) AS moved GROUP BY 1, 2
"""


def _added(rows: str, sign: int = 1) -> str:
    return f"SELECT owner, currency, {sign} * sum(amount) AS amount FROM ({rows}) AS told GROUP BY 1, 2"


_CREDIT = f"""
    SELECT owner, currency, -sum(amount) AS amount FROM (
        SELECT body_id::text || {_CLIENT} AS owner, currency, amount - lost AS amount FROM public.billing_transfer
        WHERE taken_back_at IS NULL
        UNION ALL
        SELECT transfer.body_id::text || ' ' || transfer.organisation_id::text, transfer.currency, -payment.amount
        FROM public.billing_payment AS payment JOIN public.billing_transfer AS transfer ON transfer.id = payment.transfer_id
        UNION ALL
        SELECT body_id::text || {_CLIENT}, currency, -amount FROM public.billing_refund
        WHERE transfer_id IS NOT NULL AND state NOT IN ('dropped', 'returned')
    ) AS moved GROUP BY 1, 2
"""
_CHARGED = """
    SELECT body_id::text AS owner, currency, sum(credited - total) AS amount FROM public.billing_invoice
    WHERE issued_at IS NOT NULL AND state <> 'cancelled' GROUP BY 1, 2
"""
_UNCOVERED = """
    SELECT owner, currency, sum(amount) AS amount FROM (
        SELECT body_id::text AS owner, currency, amount FROM public.billing_refund
        WHERE invoice_id IS NOT NULL AND state NOT IN ('dropped', 'returned')
        UNION ALL
        SELECT body_id::text, currency, -covered FROM public.billing_invoice
    ) AS moved GROUP BY 1, 2
"""


def _own(kinds: str, rows: str) -> str:
    """The platform's accounts of some kinds against a sum over its own rows, by currency."""
    return f"""
    SELECT 'the platform', coalesce(ledger.currency, told.currency), coalesce(ledger.amount, 0), coalesce(told.amount, 0)
    FROM (SELECT currency, sum(balance) AS amount FROM public.billing_ledgeraccount
          WHERE kind IN ({kinds}) GROUP BY 1) AS ledger
    FULL JOIN (SELECT currency, sum(amount) AS amount FROM ({rows}) AS told GROUP BY 1) AS told
        ON ledger.currency = told.currency
    WHERE coalesce(ledger.amount, 0) <> coalesce(told.amount, 0)
    """


_OWN_OWED = "SELECT currency, total - paid AS amount FROM public.billing_subscriptioninvoice WHERE state <> 'waived'"
_OWN_CHARGED = """
    SELECT currency, -(CASE WHEN state = 'waived' THEN paid ELSE total END) AS amount FROM public.billing_subscriptioninvoice
"""
_WENT_BACK = """  -- of a card: its receipt stays as it came, and the booking names it
    SELECT account.currency, -entry.amount AS amount FROM public.billing_ledgerentry AS entry
    JOIN public.billing_ledgertransaction AS booked ON booked.id = entry.transaction_id
    JOIN public.billing_ledgeraccount AS account ON account.id = entry.account_id
    JOIN public.billing_ownreceipt AS receipt ON booked.reference LIKE '%% ' || receipt.id::text AND receipt.how = 'card'
    WHERE booked.act = 'own_taken_back' AND account.kind IN ('own_received', 'own_at_provider')
"""
_OWN_CAME = f"""
    SELECT currency, amount FROM public.billing_ownreceipt WHERE taken_back_at IS NULL AND how = 'transfer'
    UNION ALL
    SELECT currency, -amount FROM public.billing_ownrefund WHERE state = 'settled' AND paid_to <> '{BY_PROVIDER}'
    UNION ALL
    SELECT currency, amount FROM public.billing_ownpayout WHERE state = 'paid' AND currency IN ({_KNOWN})
"""
_OWN_FEES = """
    SELECT fee_currency AS currency, fee AS amount FROM public.billing_ownreceipt WHERE fee_currency <> ''
    UNION ALL
    SELECT dispute_cost_currency, dispute_cost FROM public.billing_ownreceipt WHERE dispute_cost_currency <> ''
"""
_OWN_AT_PROVIDER = f"""
    SELECT currency, amount FROM public.billing_ownreceipt WHERE how = 'card'
    UNION ALL
    SELECT currency, -amount FROM ({_WENT_BACK}) AS went_back
    UNION ALL
    SELECT currency, -amount FROM ({_OWN_FEES}) AS fees
    UNION ALL
    SELECT currency, -amount FROM public.billing_ownrefund WHERE state = 'settled' AND paid_to = '{BY_PROVIDER}'
    UNION ALL
    SELECT currency, -amount FROM public.billing_ownpayout WHERE state = 'paid' AND currency IN ({_KNOWN})
"""
_OWN_BACK = "SELECT currency, -amount AS amount FROM public.billing_ownrefund WHERE state IN ('open', 'approved')"
_OWN_AHEAD = f"""
    SELECT currency, -amount AS amount FROM public.billing_ownreceipt WHERE taken_back_at IS NULL
    UNION ALL
    SELECT currency, amount FROM ({_WENT_BACK}) AS went_back
    UNION ALL
    SELECT currency, amount FROM public.billing_ownrefund WHERE state NOT IN ('dropped', 'returned')
    UNION ALL
    SELECT invoice.currency, payment.amount FROM public.billing_ownpayment AS payment
    JOIN public.billing_subscriptioninvoice AS invoice ON invoice.id = payment.invoice_id
"""
CHECKS: dict[str, Any] = {
    "What clients owe": _compared("'receivable'", _CLIENT, _OWED),
    "What is owed back": _compared("'refundable'", _CLIENT, _BACK),
    "The credit of clients": _compared("'credit'", _CLIENT, _CREDIT),
    "What came to the bank": _compared("'received'", "''", _BANK),
    "What lies at the provider": _compared("'at_provider'", "''", _AT_PROVIDER),
    "What came by card and fits nothing": _compared("'suspense'", "''", _added(_SUSPENDED, -1)),
    "What the provider took": _compared("'fees'", "''", _added(_FEES)),
    "What went back without a credit note": _compared("'given_back'", "''", _UNCOVERED),
    "What was charged": _compared("'revenue', 'tax'", "''", _CHARGED),
    "What subscribers owe": _own("'own_receivable'", _OWN_OWED),
    "What subscribers were charged": _own("'subscriptions', 'own_tax'", _OWN_CHARGED),
    "What came of subscribers to the bank": _own("'own_received'", _OWN_CAME),
    "What lies at the provider of subscribers": _own("'own_at_provider'", _OWN_AT_PROVIDER),
    "What the provider took of subscriptions": _own("'own_fees'", _OWN_FEES),
    "What is owed back to subscribers": _own("'own_refundable'", _OWN_BACK),
    "What subscribers paid ahead": _own("'own_credit'", _OWN_AHEAD),
    "A balance": """
        SELECT account.id::text, account.currency, account.balance, coalesce(sum(entry.amount), 0)
        FROM public.billing_ledgeraccount AS account
        LEFT JOIN public.billing_ledgerentry AS entry ON entry.account_id = account.id
        GROUP BY account.id HAVING account.balance <> coalesce(sum(entry.amount), 0)
    """,
    "A transaction": """
        SELECT entry.transaction_id::text, account.currency, sum(entry.amount), 0
        FROM public.billing_ledgerentry AS entry JOIN public.billing_ledgeraccount AS account ON account.id = entry.account_id
        GROUP BY 1, 2 HAVING sum(entry.amount) <> 0
    """,
}
