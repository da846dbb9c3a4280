"""Stripe Connect by direct charges: each seller is merchant of record of its own account, and keeps refunds and disputes.

Nothing here moves a seller's money to or from the platform: no application fee, no transfer, no charge on behalf of
somebody. On the platform's own account only its subscriptions are paid: `OwnTill`.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, ClassVar
from uuid import UUID

import stripe

from billing.providers import reading
from billing.providers.protocol import (
    AskedCard,
    AskedCharge,
    AskedPayment,
    Balance,
    Seller,
    SellerStanding,
    SentBack,
    StatedDispute,
    StatedPayout,
    TakenCard,
    TakenCharge,
    TakenPayment,
)
from billing.providers.stripe_client import asking, stripe_client

SAVED_CARD = ["setup_intent.payment_method"]
CHARGED = ["latest_charge.balance_transaction"]
WITH_FEE = ["payment_intent.latest_charge.balance_transaction"]
MOST_LISTED = 20_000  # more than a month of anybody here: what is beyond would be compared with nothing


class StripeConnect:
    name: ClassVar[str] = "stripe"
    is_online: ClassVar[bool] = True

    def open_account(self, seller: Seller) -> SellerStanding:
        """An account of the seller's own, with Stripe's whole dashboard; losses and questions are between it and Stripe."""
        asked: dict[str, Any] = {
            "country": seller.country,
            "controller": {
                "fees": {"payer": "account"},
                "losses": {"payments": "stripe"},
                "requirement_collection": "stripe",
                "stripe_dashboard": {"type": "full"},
            },
            "business_profile": {"name": seller.name},
            "metadata": {"guildmark_seller": str(seller.id)},
        }
        with asking():
            account = stripe_client().v1.accounts.create(asked, _options(key=f"account:{seller.id}"))  # type: ignore[arg-type]
            return reading.standing(account)

    def onboarding_url(self, account: str, *, back_url: str, again_url: str) -> str:
        asked = {"account": account, "type": "account_onboarding", "return_url": back_url, "refresh_url": again_url}
        with asking():
            return str(stripe_client().v1.account_links.create(asked).url)  # type: ignore[arg-type]

    def standing_of(self, account: str) -> SellerStanding:
        with asking():
            return reading.standing(stripe_client().v1.accounts.retrieve(account))

    def ask_payment(self, asked: AskedPayment) -> TakenPayment:
        names = {"guildmark_checkout": str(asked.checkout), "reference": asked.reference}
        price = {"currency": asked.currency.lower(), "unit_amount": asked.amount, "product_data": {"name": asked.about}}
        params = {
            "mode": "payment",
            "client_reference_id": str(asked.checkout),
            "line_items": [{"quantity": 1, "price_data": price}],
            "metadata": names,
            "payment_intent_data": {"metadata": names, "description": asked.reference},
            "success_url": asked.paid_url,
            "cancel_url": asked.back_url,
            "expires_at": int(asked.expires_at.timestamp()),
            "locale": asked.locale,
        }
        options = _options(asked.account, key=f"checkout:{asked.checkout}")
        with asking():
            session = stripe_client().v1.checkout.sessions.create(params, options)  # type: ignore[arg-type]
            return reading.taken_payment(session, asked.account)

    def payment_of(self, account: str, session: str) -> TakenPayment:
        with asking():
            found = stripe_client().v1.checkout.sessions.retrieve(session, {"expand": WITH_FEE}, _options(account))
            return reading.taken_payment(found, account)

    def call_off(self, account: str, session: str) -> TakenPayment:
        with asking():
            ended = stripe_client().v1.checkout.sessions.expire(session, {}, _options(account))
            return reading.taken_payment(ended, account)

    def send_back(self, account: str, payment: str, *, amount: int, refund: UUID, attempt: int) -> SentBack:
        """Nothing of a fee or a transfer is asked back, since there is none: Stripe refuses a reversal of nothing."""
        asked = {"payment_intent": payment, "amount": amount, "metadata": {"guildmark_refund": str(refund)}}
        options = _options(account, key=f"refund:{refund}:{attempt}")
        with asking():
            return reading.sent_back(stripe_client().v1.refunds.create(asked, options), account)  # type: ignore[arg-type]

    def sent_back(self, account: str, refund: str) -> SentBack:
        with asking():
            return reading.sent_back(stripe_client().v1.refunds.retrieve(refund, {}, _options(account)), account)

    def all_sent_back(self, account: str, payment: str) -> Sequence[SentBack]:
        with asking():
            page = stripe_client().v1.refunds.list({"payment_intent": payment, "limit": 100}, _options(account))
            return [reading.sent_back(one, account) for one in _all(page)]

    def refunds_since(self, account: str, since: datetime) -> Sequence[SentBack]:
        with asking():
            page = stripe_client().v1.refunds.list(_since(since), _options(account))  # type: ignore[arg-type]
            return [reading.sent_back(one, account) for one in _all(page)]

    def dispute_of(self, account: str, dispute: str) -> StatedDispute:
        with asking():
            return reading.stated_dispute(stripe_client().v1.disputes.retrieve(dispute, {}, _options(account)), account)

    def disputes_since(self, account: str, since: datetime) -> Sequence[StatedDispute]:
        with asking():
            page = stripe_client().v1.disputes.list(_since(since), _options(account))  # type: ignore[arg-type]
            return [reading.stated_dispute(one, account) for one in _all(page)]

    def keep_evidence(self, account: str, *, name: str, file: Any, key: str) -> str:
        """Where Stripe keeps a file that an answer to a dispute names."""
        file.name = name
        with asking():
            kept = stripe_client().v1.files.create(
                {"purpose": "dispute_evidence", "file": file}, _options(account, key=key)
            )
            return str(kept.id)

    def answer_dispute(self, account: str, dispute: str, *, evidence: dict[str, str], key: str) -> StatedDispute:
        """Final: the payer's bank reads one answer."""
        asked = {"evidence": evidence, "submit": True}
        with asking():
            answered = stripe_client().v1.disputes.update(dispute, asked, _options(account, key=key))  # type: ignore[arg-type]
            return reading.stated_dispute(answered, account)

    def balance_of(self, account: str) -> Balance:
        with asking():
            return reading.balance(stripe_client().v1.balance.retrieve({}, _options(account)))

    def payouts_since(self, account: str, since: datetime) -> Sequence[StatedPayout]:
        with asking():
            page = stripe_client().v1.payouts.list(_since(since), _options(account))  # type: ignore[arg-type]
            return [reading.stated_payout(one, account) for one in _all(page)]

    def open_customer(self, *, subscription: UUID, name: str, instead_of: str = "") -> str:
        asked: Any = {"name": name, "metadata": {"guildmark_subscription": str(subscription)}}
        options = _options(key=f"customer:{subscription}{instead_of}")
        with asking():
            return str(stripe_client().v1.customers.create(asked, options).id)

    def ask_card(self, asked: AskedCard) -> TakenCard:
        params = {
            "mode": "setup",
            "customer": asked.customer,
            "client_reference_id": str(asked.setup),
            "payment_method_types": ["card"],
            "metadata": {"guildmark_setup": str(asked.setup)},
            "success_url": asked.back_url,
            "cancel_url": asked.back_url,
            "locale": asked.locale,
        }
        with asking():
            session = stripe_client().v1.checkout.sessions.create(params, _options(key=f"setup:{asked.setup}"))  # type: ignore[arg-type]
            return reading.taken_card(session)

    def card_of(self, session: str) -> TakenCard:
        with asking():
            return reading.taken_card(stripe_client().v1.checkout.sessions.retrieve(session, {"expand": SAVED_CARD}))

    def forget_card(self, payment_method: str) -> None:
        with asking():
            stripe_client().v1.payment_methods.detach(payment_method)

    def charge_card(self, asked: AskedCharge) -> TakenCharge:
        """Now, without its owner. A card that is declined is an answer as well: Stripe brings the payment with its no."""
        params = {
            "amount": asked.amount,
            "currency": asked.currency.lower(),
            "customer": asked.customer,
            "payment_method": asked.payment_method,
            "payment_method_types": ["card"],
            "off_session": True,
            "confirm": True,
            "description": asked.reference,
            "metadata": {"guildmark_charge": str(asked.charge), "reference": asked.reference},
            "expand": CHARGED,
        }
        options = _options(key=f"charge:{asked.charge}:{asked.tries}")
        with asking():
            try:
                intent: Any = stripe_client().v1.payment_intents.create(params, options)  # type: ignore[arg-type]
            except stripe.CardError as declined:
                intent = declined.error and getattr(declined.error, "payment_intent", None)
                if intent is None:
                    raise
            return reading.taken_charge(intent)

    def charge_of(self, payment: str) -> TakenCharge:
        with asking():
            return reading.taken_charge(stripe_client().v1.payment_intents.retrieve(payment, {"expand": CHARGED}))

    def charges_of(self, customer: str, since: datetime) -> Sequence[TakenCharge]:
        asked = {"customer": customer, **_since(since)}
        with asking():
            return [reading.taken_charge(one) for one in _all(stripe_client().v1.payment_intents.list(asked))]  # type: ignore[arg-type]

    def payments_between(self, account: str, since: datetime, until: datetime) -> Sequence[TakenCharge]:
        created = {"gte": int(since.timestamp()), "lt": int(until.timestamp())}
        asked = {"created": created, "limit": 100, "expand": ["data.latest_charge.balance_transaction"]}
        with asking():
            page = stripe_client().v1.payment_intents.list(asked, _options(account))  # type: ignore[arg-type]
            return [reading.taken_charge(one) for one in _all(page)]


def _options(account: str = "", *, key: str = "") -> stripe.RequestOptions:
    """Whose account, and the one key of a business act: the same act asked twice is done once."""
    options: stripe.RequestOptions = {}
    if account:
        options["stripe_account"] = account
    if key:
        options["idempotency_key"] = f"guildmark:{key}"
    return options


def _since(moment: datetime) -> dict[str, Any]:
    return {"created": {"gte": int(moment.timestamp())}, "limit": 100}


def _all(page: Any) -> Iterator[Any]:
    return islice(page.auto_paging_iter(), MOST_LISTED)
