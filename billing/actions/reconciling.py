"""What no event told us is asked for: each payment under way, and of each account what is new there."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from uuid import UUID

import structlog
from django.db.models import F, Q

from billing.actions.checkouts import give_up, see_after, settle
from billing.actions.disputes import note_dispute
from billing.actions.inbox import see_to
from billing.actions.returns import UNDER_WAY, hear_of_refund, send
from billing.actions.sellers import ask_balance, ask_standing
from billing.actions.sending_back import PAUSE
from billing.models import BOOKED, UNSEEN, Checkout, ProviderEvent, Return, SellerAccount
from billing.providers import ProviderAway, ProviderRefuses, SellerGone, provider
from billing.subscriptions.actions import refunding, returning
from billing.subscriptions.actions.charging import charges_to_settle, see_to_charge
from billing.subscriptions.actions.saving import settle_setup, setups_to_settle
from lib import clock

log = structlog.get_logger(__name__)
AT_ONCE = 200
AWAY_AFTER = 3  # in a row: then nobody is there, and the rest waits for the next round
LOOK_BACK = timedelta(days=35)
EACH = timedelta(hours=20)  # so each hour of a night may be the one
QUIET_FOR = timedelta(minutes=5)  # a payment that was just begun tells of itself


def settle_events() -> None:
    """Events that wait, or that no worker took up."""
    due = ProviderEvent.objects.filter(state__in=UNSEEN, try_at__lte=clock.now()).order_by("try_at")
    _each(due[:AT_ONCE], see_to)


def settle_running() -> None:
    """Payments under way, whether or not anybody told of them."""
    begun = Q(begun_at__lt=clock.now() - QUIET_FOR)
    running = (
        Checkout.objects.running()
        .filter(begun)
        .select_related("account", "invoice__body")
        .order_by("try_at", "begun_at")
    )
    _each(running.exclude(session="")[:AT_ONCE], see_after)
    _each(running.filter(session="", expires_at__lt=clock.now())[:AT_ONCE], give_up)


def see_to_payers_of(invoice: UUID) -> None:
    """An invoice was paid otherwise, credited or cancelled while its client may stand on the payment page."""
    running = Checkout.objects.running().filter(invoice=invoice).exclude(session="")
    _each(running.select_related("account", "invoice"), see_after)


def send_returns() -> None:
    """Money that is to go back, and did not yet: the provider was away, or its balance was empty."""
    due = Return.objects.filter(state__in=UNDER_WAY, try_at__lte=clock.now()).order_by("try_at")
    _each(due.select_related("checkout__account", "checkout__invoice", "refund")[:AT_ONCE], _send_again)


def settle_subscriptions() -> None:
    """Cards that were saved, charges and refunds of subscriptions under way, whether or not anybody told of them."""
    _each(setups_to_settle(), settle_setup)
    _each(charges_to_settle(), see_to_charge)
    _each(refunding.own_refunds_to_send(), refunding.send_own_refund)


def _send_again(made: Return) -> None:
    Return.objects.filter(pk=made.pk).update(try_at=clock.now() + PAUSE)
    send(made)


def ask_accounts() -> None:
    """Each account, once a night: how it stands, what it holds, and disputes, refunds and fees that we did not hear of.

    Asked for each hour: those whose turn it is, the longest unseen first. Where the provider is away, the next hour asks.
    """
    due = Q(looked_at=None) | Q(looked_at__lt=clock.now() - EACH)
    asked = Q(gone_at=None) | Q(gone_at__gt=clock.now() - LOOK_BACK)  # one that seemed gone may answer again
    accounts = SellerAccount.objects.exclude(account="").filter(due, asked).select_related("body")
    _each(accounts.order_by(F("looked_at").asc(nulls_first=True), "pk")[:AT_ONCE], _look_at_account)
    _each(["own"], lambda _own: returning.ask_own_account())


def _look_at_account(account: SellerAccount) -> None:
    try:
        _ask_account(account)
    except ProviderAway:
        raise
    except Exception:
        _looked_at(account)  # not before tomorrow again: the others have their turn
        raise
    _looked_at(account)


def _looked_at(account: SellerAccount) -> None:
    SellerAccount.objects.filter(pk=account.pk).update(looked_at=clock.now())


def _ask_account(account: SellerAccount) -> None:
    since, asked_at = clock.now() - LOOK_BACK, clock.now()
    if ask_standing(account).gone_at:
        return
    ask_balance(account)
    for dispute in provider().disputes_since(account.account, since):
        note_dispute(dispute, asked_at=asked_at)
    for sent in provider().refunds_since(account.account, since):
        hear_of_refund(account.account, sent)
    paid = Checkout.objects.filter(account=account, state__in=BOOKED, settled_at__gt=since, fee=None)
    for checkout in paid.select_related("account", "invoice__body")[:AT_ONCE]:
        settle(checkout)


def _each[Thing](things: Iterable[Thing], see: Callable[[Thing], object]) -> None:
    """One after another; what fails holds up nothing but itself, and a provider that is away is left alone."""
    away = 0
    for thing in things:
        try:
            see(thing)
            away = 0
        except ProviderAway:
            away += 1
        except SellerGone:
            log.warning("reconciling.seller_gone", kind=type(thing).__name__)
        except ProviderRefuses as no:
            log.error("reconciling.refused", kind=type(thing).__name__, code=no.code)
        except Exception:  # a mistake of ours about one thing: the others have their turn
            log.exception("reconciling.failed", kind=type(thing).__name__, thing=str(getattr(thing, "pk", "")))
        if away == AWAY_AFTER:
            log.warning("reconciling.provider_away")
            return
