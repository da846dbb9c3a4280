"""Money goes back by the provider, of a seller's account or of our own: asked for once, however often it is tried."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from billing.providers import SentBack, provider

WAITS_FOR_BALANCE = {"balance_insufficient", "insufficient_funds"}
PAUSE = timedelta(minutes=15)


@dataclass(frozen=True)
class AskedBack:
    """So much of a payment is to go back to where it came from. `account` is "" where it is the platform's own."""

    account: str
    payment: str
    amount: int
    refund: UUID  # our own record: names it at the provider, and with `attempt` is its key
    attempt: int
    known: Collection[str] = ()  # refunds there of which we know already


def sent_once(asked: AskedBack) -> SentBack:
    """What an earlier try of ours did, though its answer never came; else what this one does."""
    there = provider().all_sent_back(asked.account, asked.payment)
    ours = (one for one in there if one.refund == str(asked.refund) and one.state != "failed")
    found = next((one for one in ours if one.id not in asked.known), None)
    return found or provider().send_back(
        asked.account, asked.payment, amount=asked.amount, refund=asked.refund, attempt=asked.attempt
    )
