"""The saved card is charged for an invoice, while nobody is there; or its owner pays on the provider's page.

As with any payment by card nobody is believed: the task, the return page, the event and the clock's round ask the provider
and write under the lock of the subscription. A charge is a row before the provider hears of it, and is looked for there
before it is asked for a second time.
"""

from datetime import date, timedelta
from uuid import UUID

import structlog
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.models import (
    CHARGE_FORWARD,
    CHARGE_RUNS,
    CardCharge,
    ChargeState,
    DifferenceKind,
    OwnInvoiceState,
    OwnReceipt,
    SubscriptionInvoice,
)
from billing.providers import (
    AskedCharge,
    AskedPayment,
    ProviderAway,
    ProviderRefuses,
    TakenCharge,
    TakenPayment,
    own_till,
    provider,
)
from billing.providers.stripe_client import is_live
from billing.subscriptions.actions.at_our_account import note_own_fee, own_fee_of
from billing.subscriptions.actions.comparing import note_difference
from billing.subscriptions.actions.dunning import plan_dunning
from billing.subscriptions.actions.holding import CHARGES, held, least_by_card, moment_of, tell_body
from billing.subscriptions.actions.receiving import receive
from billing.subscriptions.queries.subscriptions import card_of, newest_subscription_rules, subscription_path
from lib import clock, crash_points
from lib.money import written
from lib.queue import later
from lib.refusal import Refused
from lib.text import bilingual, spelled_day
from outbox.actions import clear_due, set_due
from tenants.hosts import body_url

log = structlog.get_logger(__name__)
PAGE_OPEN_FOR = timedelta(hours=2)
MOST_AT_ONCE = 99_999_999  # in minor units, as the provider takes at once
LOST_FOR_GOOD = frozenset(  # the bank gives no other answer for this card, and the networks charge for asking again
    {"expired_card", "lost_card", "stolen_card", "pickup_card", "restricted_card", "invalid_account", "fraudulent"}
    | {
        "card_not_supported",
        "currency_not_supported",
        "revocation_of_all_authorizations",
        "revocation_of_authorization",
    }
    | {"stop_payment_order", "account_closed", "incorrect_number", "invalid_number", "invalid_expiry_year"}
)
EARLIER = timedelta(minutes=10)  # their clock is not ours


def begin_charge(invoice: SubscriptionInvoice, *, by: User | None = None) -> CardCharge | None:
    """Have the saved card charged for what is open. The subscription is locked. None where there is no card, or one runs.

    By itself (`by` None) no card is asked again whose bank has said that it never pays.
    """
    card = card_of(invoice.subscription)
    runs = invoice.charges.running().exists()
    if card is None or runs or not is_chargeable(invoice):
        return None
    if by is None and card.charges.filter(failure__in=LOST_FOR_GOOD).exists():
        return None
    charge = CardCharge.objects.create(
        invoice=invoice, card=card, amount=invoice.owed, currency=invoice.currency, begun_by=by, begun_at=clock.now()
    )
    later("billing.charge_card", str(charge.pk))
    return charge


def is_chargeable(invoice: SubscriptionInvoice) -> bool:
    """Whether a card can be asked for what is open: there is a provider, and it takes such an amount."""
    return own_till().is_online and least_by_card(invoice.currency) <= invoice.owed <= MOST_AT_ONCE


@transaction.atomic
def charge_again(pk: UUID) -> None:
    """The day has come to try the card once more. Safe to do twice."""
    found = SubscriptionInvoice.objects.select_related("subscription").filter(pk=pk).first()
    if found is not None:
        subscription = held(found.subscription, None, waits=False)
        invoice = SubscriptionInvoice.objects.get(pk=pk)
        invoice.subscription = subscription
        if invoice.state == OwnInvoiceState.ISSUED and begin_charge(invoice) is None:
            if invoice.charges.running().exists():  # a page stands open: the day of the card is not used up by it
                set_due(CHARGES, pk, moment_of(clock.today() + timedelta(days=1)), body=subscription.body)
            else:
                _plan_next_try(invoice)


@transaction.atomic
def charge_now(invoice: SubscriptionInvoice, *, by: User) -> CardCharge:
    """Somebody of the body has the saved card tried at once."""
    subscription = held(invoice.subscription, by)
    invoice = SubscriptionInvoice.objects.get(pk=invoice.pk)
    invoice.subscription = subscription
    _refuse_paid(invoice)
    if card_of(subscription) is None:
        raise Refused(_("No card is saved. Save one first."))
    if not is_chargeable(invoice):
        raise Refused(_("Such an amount cannot be paid by card. Please pay by bank transfer."))
    charge = begin_charge(invoice, by=by)
    if charge is None:
        raise Refused(_("A payment of this invoice is under way. Look again in a minute."))
    return charge


def send_charge(charge: CardCharge) -> CardCharge:
    """Ask the provider for the money, once: what was asked before is looked for there first."""
    if charge.card is None or charge.state not in CHARGE_RUNS:
        return charge
    if charge.payment_intent:
        return settle_charge(charge)
    subscription = charge.invoice.subscription
    if charge.tries:
        earlier = own_till().charges_of(subscription.customer, charge.begun_at - EARLIER)
        if known := next((one for one in earlier if one.charge == str(charge.pk)), None):
            return note_charge(charge, known)
    charge = _asked_once_more(charge)
    if charge.state not in CHARGE_RUNS:
        return charge
    try:
        taken = own_till().charge_card(_asked(charge))
    except ProviderAway as away:
        if away.was_answered:  # it would say the same for ever under this key: the next try has another
            CardCharge.objects.filter(pk=charge.pk, state__in=CHARGE_RUNS).update(tries=charge.tries + 1)
        raise
    except ProviderRefuses as no:
        log.error("subscription.charge_refused", charge=str(charge.pk), code=no.code)
        return _fail(charge, no.code)
    crash_points.reached("charge.asked")
    return note_charge(charge, taken)


@transaction.atomic
def _asked_once_more(charge: CardCharge) -> CardCharge:
    """That the provider hears of it is written down before it does. The key changes only after an answer.

    It may have waited for long: what is paid meanwhile, is of another amount or from a card that was removed is not asked.
    """
    subscription = held(charge.invoice.subscription, None)
    charge = CardCharge.objects.select_related("invoice", "card").get(pk=charge.pk)
    invoice = charge.invoice
    invoice.subscription = subscription
    if charge.state not in CHARGE_RUNS:
        return charge
    is_removed = charge.card is not None and charge.card.removed_at is not None
    if is_removed or invoice.owed != charge.amount:
        call_off(charge, "card_removed" if is_removed else "no_longer_owed")
        if invoice.owed:
            begin_charge(invoice)
        return charge
    if charge.tries == 0:
        charge.tries = 1
        charge.save(update_fields=["tries"])
    return charge


def call_off(charge: CardCharge, why: str) -> None:
    """The provider has not heard of it, and does not any more. The subscription is locked."""
    charge.state, charge.failure = ChargeState.EXPIRED, why
    charge.save(update_fields=["state", "failure"])


def _asked(charge: CardCharge) -> AskedCharge:
    assert charge.card is not None  # noqa: S101  # asked before
    return AskedCharge(
        charge=charge.pk,
        tries=charge.tries,
        customer=charge.invoice.subscription.customer,
        payment_method=charge.card.payment_method,
        amount=charge.amount,
        currency=charge.currency,
        reference=f"{charge.invoice.number} {charge.invoice.reference}",
    )


def settle_charge(charge: CardCharge) -> CardCharge:
    """Ask the provider how a payment stands, and write it down. Safe at any time, in any order, any number of times."""
    if charge.session:
        return note_charge(charge, _as_charge(provider().payment_of("", charge.session)))
    if charge.payment_intent:
        return note_charge(charge, own_till().charge_of(charge.payment_intent))
    return charge


def _as_charge(taken: TakenPayment) -> TakenCharge:
    return TakenCharge(
        payment=taken.payment,
        charge=taken.checkout,
        is_live=taken.is_live,
        state=taken.state,
        amount=taken.amount,
        currency=taken.currency,
        failure=taken.failure,
        fee=taken.fee,
        fee_currency=taken.fee_currency,
        made_at=taken.paid_at,
    )


@transaction.atomic
def note_charge(charge: CardCharge, taken: TakenCharge) -> CardCharge:
    """Write down what the provider said. What it said earlier, and comes later, changes nothing."""
    subscription = held(charge.invoice.subscription, None)
    charge = CardCharge.objects.select_related("card", "receipt").get(pk=charge.pk)
    invoice = SubscriptionInvoice.objects.get(pk=charge.invoice_id)
    invoice.subscription = subscription
    charge.invoice = invoice
    if charge.state == ChargeState.PAID:
        if charge.receipt is not None and _is_ours(charge, taken):
            note_own_fee(charge.receipt, taken)
        return charge
    state = ChargeState(taken.state)
    if state == ChargeState.PAID:
        _book_charge(charge, taken)
    elif CHARGE_FORWARD[state] > CHARGE_FORWARD[ChargeState(charge.state)]:
        if not charge.payment_intent and _is_ours(charge, taken):
            charge.payment_intent = taken.payment
        charge.state, charge.failure = state, taken.failure[:100]
        charge.save()
        if state in {ChargeState.FAILED, ChargeState.ASKS}:
            _say_failed(charge)
    elif not charge.payment_intent and taken.payment and _is_ours(charge, taken):
        charge.payment_intent = taken.payment
        charge.save(update_fields=["payment_intent"])
    crash_points.reached("charge.booked")
    return charge


def _is_ours(charge: CardCharge, taken: TakenCharge) -> bool:
    return taken.charge == str(charge.pk) and taken.is_live == is_live()


def _book_charge(charge: CardCharge, taken: TakenCharge) -> None:
    """Money is there: it pays what is open, and what is left the next month; or it is kept apart with the reason."""
    why = ""
    if not _is_ours(charge, taken) or not taken.payment:
        why = "not what was asked for"
    elif (taken.amount, taken.currency) != (charge.amount, charge.currency):
        why = f"{taken.amount} {taken.currency} came"
    elif OwnReceipt.objects.filter(bank_reference=taken.payment).exists():
        why = "booked already"
    charge.why, charge.settled_at = why, clock.now()
    charge.state = ChargeState.UNBOOKED if why else ChargeState.PAID
    if why:
        if not charge.payment_intent and _is_ours(charge, taken) and why != "booked already":
            charge.payment_intent = taken.payment  # by it an operator's record, or word, is found
        log.error("subscription.charge_unbooked", charge=str(charge.pk), why=why)
        charge.save()
        if charge.payment_intent:
            note_difference(
                DifferenceKind.NOT_BOOKED, charge.payment_intent, currency=taken.currency, theirs=taken.amount
            )
        return
    charge.payment_intent = taken.payment
    charge.receipt = receive(
        OwnReceipt(
            subscription=charge.invoice.subscription,
            how=OwnReceipt.How.CARD,
            amount=taken.amount,
            currency=taken.currency,
            received_on=min(clock.day_of(taken.made_at or clock.now()), clock.today()),
            bank_reference=taken.payment,
            **own_fee_of(taken),
            recorded_at=clock.now(),
        ),
        by=None,
    )
    charge.save()


@transaction.atomic
def _fail(charge: CardCharge, code: str) -> CardCharge:
    """The provider would not have it at all: no payment was made there."""
    subscription = held(charge.invoice.subscription, None)
    charge = CardCharge.objects.select_related("card", "invoice").get(pk=charge.pk)
    charge.invoice.subscription = subscription
    if charge.state == ChargeState.OPEN:
        charge.state, charge.failure = ChargeState.FAILED, code[:100]
        charge.save(update_fields=["state", "failure"])
        _say_failed(charge)
    return charge


def _say_failed(charge: CardCharge) -> None:
    """The body hears of it, with the day of the next try. On the page its owner was there, and saw it."""
    if charge.card is None:
        return
    invoice = charge.invoice
    again = None
    if charge.failure in LOST_FOR_GOOD:
        clear_due(CHARGES, invoice.pk, body=invoice.subscription.body)
    elif charge.state == ChargeState.FAILED:
        again = _plan_next_try(invoice)
    plan_dunning(invoice)
    number, amount, last4 = invoice.number, written(charge.money), charge.card.last4
    if charge.state == ChargeState.ASKS:
        zh = f"发卡行要求持卡人确认 {amount}（账单 {number}，尾号 {last4}）。请打开“平台订阅”页面付款。"
        en = f"The bank of the card that ends in {last4} wants its owner's consent to {amount} for {number}. Please pay on the page “Subscription”."
    else:
        zh = f"尾号 {last4} 的卡未能支付 {amount}（账单 {number}）。" + (
            f"我们将于{spelled_day(again)['zh']}再试；" if again else "我们不再自动重试；"
        )
        zh += "也可以现在换卡、用卡支付或转账。"
        en = f"The card that ends in {last4} did not pay {amount} for {number}. " + (
            f"We try again on {spelled_day(again)['en']}. " if again else "We do not try it again. "
        )
        en += "You can save another card, pay by card now, or transfer the amount."
    tell_body(invoice.subscription, bilingual("扣款未成功", "The card was not charged"), bilingual(zh, en), by=None)


def _plan_next_try(invoice: SubscriptionInvoice) -> date | None:
    """The next day on which the card is tried again by our own steps, as data, whoever began the last try; None after the last."""
    rules = newest_subscription_rules()
    issued_on = clock.day_of(invoice.issued_at)
    days = [issued_on + timedelta(days=step) for step in sorted(rules.card_tries if rules else [])]
    day = next((one for one in days if one > clock.today()), None)
    body = invoice.subscription.body
    if invoice.state != OwnInvoiceState.ISSUED or day is None:
        clear_due(CHARGES, invoice.pk, body=body)
        return None
    set_due(CHARGES, invoice.pk, moment_of(day), body=body)
    return day


# --- on the provider's page, where the owner is ---------------------------------------------------------------------


def begin_page(invoice: SubscriptionInvoice, *, by: User) -> CardCharge:
    """A page of the provider's on which what is open of an invoice is paid; the same one where it stands open already."""
    for running in invoice.charges.running().select_related("card", "invoice__subscription__body"):
        _see_to_charge(running)
    charge, is_new = _begun(invoice, by)
    if charge.url:
        return charge
    try:
        taken = provider().ask_payment(_asked_page(charge))
    except ProviderAway as away:
        raise Refused(
            _("The payment page does not answer now. Try again in a minute, or pay by bank transfer.")
        ) from away
    except ProviderRefuses as no:
        if is_new:  # another press made the row, and may be about to open its page
            _fail(charge, no.code)
        raise Refused(_("This invoice cannot be paid by card. Please pay by bank transfer.")) from no
    CardCharge.objects.filter(pk=charge.pk, session="").update(session=taken.session, url=taken.url)
    return CardCharge.objects.select_related("invoice__subscription__body").get(pk=charge.pk)


def _see_to_charge(charge: CardCharge) -> None:
    """One at a time: a page that stands open is used again, one for another amount called off, and money under way waited for."""
    try:
        charge = settle_charge(charge)
        is_of_use = charge.amount == charge.invoice.owed and charge.begun_at > clock.now() - PAGE_OPEN_FOR / 2
        if charge.state == ChargeState.OPEN and charge.session and not is_of_use:
            charge = note_charge(charge, _as_charge(provider().call_off("", charge.session)))
    except (ProviderAway, ProviderRefuses) as away:
        raise Refused(_("An earlier payment is just being settled. Look again in a minute.")) from away
    if charge.state in CHARGE_RUNS and (charge.card is not None or charge.state == ChargeState.PENDING):
        raise Refused(_("A payment of this invoice is under way. Look again in a minute."))


def _begun(invoice: SubscriptionInvoice, by: User) -> tuple[CardCharge, bool]:
    """The row of the page, and whether this press made it."""
    try:
        return _begin(invoice, by)
    except IntegrityError as twice:  # a page of another press, or the card is being charged by now
        running = CardCharge.objects.running().select_related("invoice__subscription__body")
        page = running.filter(invoice=invoice, card=None).first()
        if page is None:
            raise Refused(_("A payment of this invoice is under way. Look again in a minute.")) from twice
        return page, False


@transaction.atomic
def _begin(invoice: SubscriptionInvoice, by: User) -> tuple[CardCharge, bool]:
    subscription = held(invoice.subscription, by)
    invoice = SubscriptionInvoice.objects.get(pk=invoice.pk)
    invoice.subscription = subscription
    _refuse_paid(invoice)
    if not own_till().is_online:
        raise Refused(_("Here invoices are paid by bank transfer only."))
    if invoice.owed > MOST_AT_ONCE:
        raise Refused(_("This is more than can be paid by card at once. Please pay by bank transfer."))
    open_one = invoice.charges.running().filter(card=None).first()
    if open_one is not None and open_one.amount == invoice.owed:
        open_one.invoice = invoice
        return open_one, False
    if open_one is not None and not open_one.session:  # of an amount that is not owed any more, and nobody saw its page
        call_off(open_one, "no_longer_owed")
    made = CardCharge.objects.create(
        invoice=invoice, amount=invoice.owed, currency=invoice.currency, begun_by=by, begun_at=clock.now()
    )
    return made, True


def _refuse_paid(invoice: SubscriptionInvoice) -> None:
    if invoice.state == OwnInvoiceState.PAID:
        raise Refused(_("This invoice is paid already."))
    if invoice.state == OwnInvoiceState.WAIVED:
        raise Refused(_("This invoice is given up: there is nothing to pay."))


def _asked_page(charge: CardCharge) -> AskedPayment:
    invoice = charge.invoice
    body, path = invoice.subscription.body, subscription_path()
    return AskedPayment(
        checkout=charge.pk,
        account="",
        amount=charge.amount,
        currency=charge.currency,
        about=f"{invoice.number} · {invoice.about_zh} · {invoice.about_en}"[:250],  # one page, whoever presses
        reference=invoice.reference,
        paid_url=body_url(body, f"{path}invoices/{invoice.pk}/paid/"),
        back_url=body_url(body, path),
        locale="auto",
        expires_at=charge.begun_at + PAGE_OPEN_FOR,
    )


@transaction.atomic
def give_up_page(charge: CardCharge) -> None:
    """A page that the provider never made, long ago."""
    held(charge.invoice.subscription, None)
    CardCharge.objects.filter(pk=charge.pk, state=ChargeState.OPEN, session="", card=None).update(
        state=ChargeState.EXPIRED, failure="never_begun"
    )


def charges_to_settle() -> list[CardCharge]:
    """What runs, whether or not anybody told of it: for the clock's round."""
    rows = CardCharge.objects.running().select_related("card", "invoice__subscription__body").order_by("begun_at")
    return list(rows[:200])


def see_to_charge(charge: CardCharge) -> None:
    """The clock's round at one charge: asked, settled, or given up."""
    if charge.card is not None:
        send_charge(charge)
    elif charge.session:
        settle_charge(charge)
    elif charge.begun_at < clock.now() - PAGE_OPEN_FOR:
        give_up_page(charge)
