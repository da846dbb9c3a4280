"""The inbox of what a provider tells: kept as it came, answered at once, understood later. An event only says where to look."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, NamedTuple
from uuid import UUID

import stripe
import structlog
from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from billing.actions.checkouts import settle
from billing.actions.disputes import ask_dispute
from billing.actions.returns import hear_of_refund
from billing.actions.sellers import PAYOUTS_SHOWN, ask_balance, ask_standing
from billing.models import UNSEEN, CardCharge, CardSetup, Checkout, EventState, OwnReceipt, ProviderEvent, SellerAccount
from billing.providers import ProviderAway, ProviderRefuses, own_till, provider
from billing.providers.stripe_client import is_live
from billing.subscriptions.actions import returning
from billing.subscriptions.actions.at_our_account import ask_own_payouts
from billing.subscriptions.actions.charging import note_charge, settle_charge
from billing.subscriptions.actions.saving import settle_setup
from lib import clock
from lib.queue import later
from lib.refusal import Refused

log = structlog.get_logger(__name__)
type Endpoint = Literal["platform", "connect"]

OLDEST = 300  # seconds that a signature is good for, and that it may lie ahead of our clock
WAITS_FOR = timedelta(days=3)  # what an event of ours is about must have come by then: so long Stripe itself brings one
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=1)
RAW_KEPT = timedelta(days=30)
KEEP_EVENT = f"""
INSERT INTO public.billing_providerevent
    (event, endpoint, kind, account, thing, is_live, api_version, raw, happened_at, id, state, words, tries)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, gen_random_uuid(), '{EventState.RECEIVED.value}', '', 0)
ON CONFLICT (event) DO NOTHING
"""


class EventTold(NamedTuple):
    """What is kept of an event as it comes, in the order of `KEEP_EVENT`."""

    event: str
    endpoint: Endpoint
    kind: str
    account: str
    thing: str
    is_live: bool
    api_version: str
    raw: str
    happened_at: datetime


@dataclass(frozen=True)
class EventOutcome:
    """What became of an event, and of whose body it was."""

    state: EventState
    words: str = ""
    account: SellerAccount | None = None
    body: UUID | None = None  # whose subscription it was about


def secrets_of(endpoint: Endpoint) -> Sequence[str]:
    """Two while one is being rolled: what is signed by either is taken."""
    secrets: list[str] = (
        settings.STRIPE_WEBHOOK_SECRETS if endpoint == "platform" else settings.STRIPE_CONNECT_WEBHOOK_SECRETS
    )
    return [secret for secret in secrets if secret]


def take_in(raw: bytes, signature: str, *, endpoint: Endpoint) -> bool:
    """Keep an event that Stripe signed, once, and have it seen to. False where it is none, or not signed."""
    if not any(_is_signed(raw, signature, secret) for secret in secrets_of(endpoint)):
        return False
    event = _read(raw, endpoint)
    if event is None:
        return False
    with connection.cursor() as cursor:  # in one statement that nothing has to put together: whoever tells us waits
        cursor.execute(KEEP_EVENT, event)
    later("billing.settle_event", event.event)
    return True


def _is_signed(raw: bytes, signature: str, secret: str) -> bool:
    try:
        stripe.WebhookSignature.verify_header(raw, signature, secret, OLDEST)
        signed_at = int(next(part[2:] for part in signature.split(",") if part.startswith("t=")))
    except (stripe.SignatureVerificationError, ValueError, StopIteration):  # no UTF-8 is a ValueError as well
        return False
    return signed_at <= time.time() + OLDEST  # the library lets any future pass


def _read(raw: bytes, endpoint: Endpoint) -> EventTold | None:
    try:
        event = json.loads(raw)
        thing = event["data"]["object"]
        return EventTold(
            event=_text(event["id"], 100),
            endpoint=endpoint,
            kind=_text(event["type"], 80),
            account=_text(event.get("account") or "", 60),
            thing=_text(thing.get("id") or "", 100),
            is_live=bool(event["livemode"]),
            api_version=_text(event.get("api_version") or "", 40),
            raw=raw.decode(),
            happened_at=datetime.fromtimestamp(int(event["created"]), UTC),
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None


def _text(value: Any, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest or "\x00" in value:
        raise ValueError
    return value


def see_to(event: ProviderEvent) -> EventState:
    """Look where an event points, ask the provider, and write down what is true. Twice is as once."""
    if event.state not in UNSEEN:
        return EventState(event.state)
    try:
        understood = _refusal(event) or _understand(event)
    except ProviderAway as away:
        return _again(event, EventState(event.state), str(away))
    except ProviderRefuses as no:
        understood = EventOutcome(EventState.REFUSED, f"the provider says: {no.code}")
    except Exception:  # a mistake of ours: it waits its turn again, later each time, and holds up no other
        _again(event, EventState(event.state), "a mistake of ours")
        raise
    if understood.state == EventState.WAITING and clock.now() - event.received_at < WAITS_FOR:
        return _again(event, understood.state, understood.words)
    if understood.state == EventState.WAITING:
        understood = EventOutcome(EventState.REFUSED, f"never came: {understood.words}", understood.account)
    if understood.state == EventState.REFUSED:
        log.error("event.refused", provider_event=event.event, kind=event.kind, words=understood.words)
    _done(event, understood)
    return understood.state


def _done(event: ProviderEvent, understood: EventOutcome) -> None:
    ProviderEvent.objects.filter(pk=event.pk, state__in=UNSEEN).update(
        state=understood.state,
        words=understood.words[:300],
        body=understood.account.body_id if understood.account else understood.body,
        settled_at=clock.now(),
        tries=event.tries + 1,
    )


def _again(event: ProviderEvent, state: EventState, words: str) -> EventState:
    """Later, and each time later still, an hour at most."""
    pause = min(FIRST_PAUSE * 2 ** min(event.tries, 12), LONGEST_PAUSE)
    ProviderEvent.objects.filter(pk=event.pk, state__in=UNSEEN).update(
        state=state, words=words[:300], tries=event.tries + 1, try_at=clock.now() + pause
    )
    return state


def _refusal(event: ProviderEvent) -> EventOutcome | None:
    if event.is_live != is_live():
        return EventOutcome(EventState.REFUSED, "livemode is not ours")
    if event.endpoint == "connect" and not event.account:
        return EventOutcome(EventState.REFUSED, "a seller's event without a seller")
    if event.endpoint == "platform" and event.account:
        return EventOutcome(EventState.REFUSED, "a seller's event at the platform's door")
    return None


def _understand(event: ProviderEvent) -> EventOutcome:
    if event.endpoint == "platform":
        hears_own = next((hears for prefix, hears in OWN_HEARERS.items() if event.kind.startswith(prefix)), None)
        return hears_own(event) if hears_own else EventOutcome(EventState.FOREIGN)
    account = SellerAccount.objects.select_related("body").filter(account=event.account).first()
    if account is None:
        return _of_unknown_account(event)
    hearer = next((hears for prefix, hears in HEARERS.items() if event.kind.startswith(prefix)), None)
    return hearer(event, account) if hearer else EventOutcome(EventState.FOREIGN, "", account)


def _of_unknown_account(event: ProviderEvent) -> EventOutcome:
    """Of an account whose number we are just about to write down, or of somebody else's."""
    named = _named(event, "guildmark_seller")
    is_ours = named is not None and SellerAccount.objects.filter(pk=named, account="").exists()
    return EventOutcome(EventState.WAITING, "its account") if is_ours else EventOutcome(EventState.FOREIGN)


def _hear_account(event: ProviderEvent, account: SellerAccount) -> EventOutcome:
    ask_standing(account)
    return EventOutcome(EventState.SETTLED, "", account)


def _hear_checkout(event: ProviderEvent, account: SellerAccount) -> EventOutcome:
    named = _named(event, "guildmark_checkout")
    by_session = Checkout.objects.filter(session=event.thing).exclude(session="")
    by_mark = Checkout.objects.filter(pk=named, session="") if named else Checkout.objects.none()
    checkout = (by_session | by_mark).select_related("account", "invoice").first()
    if checkout is None:  # no mark of ours: the seller sells elsewhere too, by the same account
        state = EventState.WAITING if named else EventState.FOREIGN
        return EventOutcome(state, "its checkout" if named else "", account)
    if checkout.account_id != account.pk:
        return EventOutcome(EventState.REFUSED, "the account is not the checkout's", account)
    checkout.session = event.thing
    settle(checkout)
    return EventOutcome(EventState.SETTLED, "", account)


def _hear_dispute(event: ProviderEvent, account: SellerAccount) -> EventOutcome:
    if ask_dispute(account.account, event.thing) is not None:
        return EventOutcome(EventState.SETTLED, "", account)
    return _unknown_payment(account, "the disputed payment")


def _hear_refund(event: ProviderEvent, account: SellerAccount) -> EventOutcome:
    if hear_of_refund(account.account, provider().sent_back(account.account, event.thing)) is not None:
        return EventOutcome(EventState.SETTLED, "", account)
    return _unknown_payment(account, "the refunded payment")


def _hear_payout(event: ProviderEvent, account: SellerAccount) -> EventOutcome:
    ask_balance(account)
    return EventOutcome(EventState.SETTLED, "", account)


def _unknown_payment(account: SellerAccount, what: str) -> EventOutcome:
    """Of a payment that we have not booked yet, or of one that the seller took elsewhere."""
    may_be_ours = account.checkouts.running().exists()
    return EventOutcome(EventState.WAITING if may_be_ours else EventState.FOREIGN, what if may_be_ours else "", account)


HEARERS: dict[str, Callable[[ProviderEvent, SellerAccount], EventOutcome]] = {
    "account.": _hear_account,
    "capability.": _hear_account,
    "checkout.session.": _hear_checkout,
    "charge.dispute.": _hear_dispute,
    "refund.": _hear_refund,
    "charge.refund.": _hear_refund,
    "payout.": _hear_payout,
    "balance.": _hear_payout,
}


def _hear_own_session(event: ProviderEvent) -> EventOutcome:
    """A card was saved for a subscription, or an invoice of one paid on the provider's page."""
    setup = _marked(CardSetup, event, "guildmark_setup", session=event.thing)
    if setup is not None:
        settle_setup(setup)
        return EventOutcome(EventState.SETTLED, body=setup.subscription.body_id)
    charge = _marked(CardCharge, event, "guildmark_checkout", session=event.thing)
    if charge is not None:
        charge.session = event.thing
        settle_charge(charge)
        return EventOutcome(EventState.SETTLED, body=charge.invoice.subscription.body_id)
    is_marked = _named(event, "guildmark_setup") or _named(event, "guildmark_checkout")
    return EventOutcome(EventState.WAITING, "its visit") if is_marked else EventOutcome(EventState.FOREIGN)


def _hear_own_payment(event: ProviderEvent) -> EventOutcome:
    """A saved card was charged, or was not."""
    charge = _marked(CardCharge, event, "guildmark_charge", payment_intent=event.thing)
    if charge is None:
        is_marked = _named(event, "guildmark_charge")
        return EventOutcome(EventState.WAITING, "its charge") if is_marked else EventOutcome(EventState.FOREIGN)
    note_charge(charge, own_till().charge_of(event.thing))
    return EventOutcome(EventState.SETTLED, body=charge.invoice.subscription.body_id)


def _marked(model: type[Any], event: ProviderEvent, mark: str, **known: str) -> Any:
    """Our row of the provider's object, by its name there or by our mark in it; the mark is a hint where to look."""
    way = "subscription" if model is CardSetup else "invoice__subscription"
    rows = model.objects.select_related(way)
    by_name = rows.filter(**known).first()
    named = _named(event, mark)
    return by_name or (rows.filter(pk=named, **dict.fromkeys(known, "")).first() if named else None)


def _hear_own_dispute(event: ProviderEvent) -> EventOutcome:
    """The bank of a payer of ours takes a subscription's money back, or has decided."""
    return _of_own_receipt(returning.hear_own_dispute(provider().dispute_of("", event.thing)), "the disputed payment")


def _hear_own_refund(event: ProviderEvent) -> EventOutcome:
    return _of_own_receipt(returning.hear_own_refund(provider().sent_back("", event.thing)), "the refunded payment")


def _hear_own_payout(_event: ProviderEvent) -> EventOutcome:
    """The provider sends what lies on our account to our bank, or the bank sent it back."""
    ask_own_payouts(clock.now() - PAYOUTS_SHOWN)
    return EventOutcome(EventState.SETTLED)


def _of_own_receipt(receipt: OwnReceipt | None, what: str) -> EventOutcome:
    if receipt is not None:
        return EventOutcome(EventState.SETTLED, body=receipt.subscription.body_id)
    return (
        EventOutcome(EventState.WAITING, what) if returning.is_under_way() else EventOutcome(EventState.SETTLED, what)
    )


OWN_HEARERS: dict[str, Callable[[ProviderEvent], EventOutcome]] = {
    "checkout.session.": _hear_own_session,
    "payment_intent.": _hear_own_payment,
    "charge.dispute.": _hear_own_dispute,
    "refund.": _hear_own_refund,
    "charge.refund.": _hear_own_refund,
    "payout.": _hear_own_payout,
}


def _named(event: ProviderEvent, name: str) -> UUID | None:
    """Our own record, as we named it in the object that the event brings: a hint where to look, and no more."""
    try:
        return UUID(json.loads(event.raw)["data"]["object"]["metadata"][name])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def look_again(event: ProviderEvent) -> None:
    """An operator has what was refused looked at once more, while it still says what it was about."""
    if not event.raw:
        raise Refused(_("What this event said was forgotten by now: it cannot be looked at once more."))
    ProviderEvent.objects.filter(pk=event.pk, state=EventState.REFUSED).update(
        state=EventState.RECEIVED, tries=0, try_at=clock.now(), words=""
    )
    later("billing.settle_event", event.event)


def forget_raw() -> None:
    """What was settled long ago keeps no payer's name."""
    old = ProviderEvent.objects.exclude(state__in=UNSEEN).filter(settled_at__lt=clock.now() - RAW_KEPT)
    old.exclude(raw="").update(raw="")
