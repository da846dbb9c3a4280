"""An invoice is paid on the provider's page: a checkout is begun, and whatever becomes of it is asked and written down.

`settle` is the one way in which a payment is booked. The page to which the payer returns, the webhook and the clock call
it alike; it believes none of them, asks the provider, and writes under the lock of the invoice.
"""

from datetime import timedelta

import structlog
from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from billing.actions.at_provider import book_what_came
from billing.actions.locking import locked, refuse_strangers
from billing.actions.payments import record_online_payment
from billing.actions.sellers import note_gone
from billing.models import BOOKED, FORWARD, Checkout, CheckoutState, Invoice, SellerAccount, State, UnbookedBecause
from billing.providers import (
    AskedPayment,
    ProviderAway,
    ProviderRefuses,
    SellerGone,
    TakenPayment,
    provider,
)
from billing.providers.stripe_client import GONE, is_live
from billing.queries import client_path, left_on_card, seller_account_of
from lib import clock, crash_points
from lib.money import CURRENCIES, written
from lib.refusal import Refused
from lib.text import localized
from tenants.hosts import body_url

log = structlog.get_logger(__name__)
OPEN_FOR = timedelta(hours=2)
BEING_MADE = timedelta(minutes=2)  # so long whoever pressed first may wait for the provider's answer
IN_USE = "idempotency_key_in_use"  # the same was asked at this very moment
NOT_THERE = "resource_missing"  # asked with another key than it was made with
STILL_WORTH = timedelta(minutes=10)  # a page with less left is not handed out again
PENDING_PAUSE = timedelta(hours=1)  # what takes days is asked for after what stands open
BIGGEST_ONLINE = (
    99_999_999  # in minor units: eight digits, docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
)


def begin_checkout(invoice: Invoice, *, by: User) -> Checkout:
    """A page of the provider's on which the rest of an invoice is paid; the same one where it stands open already."""
    for running in invoice.checkouts.running().select_related("account", "invoice__body"):
        _see_to_running(running)
    checkout, is_mine = _begun(invoice, by)
    if checkout.url:
        return checkout
    is_being_made = not is_mine and checkout.begun_at > clock.now() - BEING_MADE
    try:
        taken = provider().ask_payment(_asked(checkout))
    except SellerGone as gone:
        note_gone(checkout.account)
        _end(checkout, gone.code)
        raise Refused(_("This seller takes no cards at the moment. Please pay by bank transfer.")) from gone
    except ProviderAway as away:
        if not is_being_made and str(away) != IN_USE:
            _end(checkout, str(away))  # whose page nobody has seen: the next try is another, under another key
        raise Refused(
            _("The payment page does not answer now. Try again in a minute, or pay by bank transfer.")
        ) from away
    except ProviderRefuses as no:
        if is_being_made:  # asked for in other words a moment ago: whoever pressed first gets that page
            raise Refused(_("The payment page is being opened already. Try again in a minute.")) from no
        _end(checkout, no.code)
        log.warning("checkout.refused", checkout=str(checkout.pk), code=no.code)
        raise Refused(_("This invoice cannot be paid by card. Please pay by bank transfer.")) from no
    crash_points.reached("checkout.asked")
    return note_payment(checkout, taken)


def settle(checkout: Checkout) -> Checkout:
    """Ask the provider how a payment stands, and write it down. Safe at any time, in any order, any number of times."""
    if not checkout.session:
        return checkout
    taken = provider().payment_of(checkout.account.account, checkout.session)
    crash_points.reached("payment.fetched")
    return note_payment(checkout, taken)


def see_after(checkout: Checkout) -> Checkout:
    """The same, and a page on which something else would be paid than is owed by now is called off."""
    pause = PENDING_PAUSE if checkout.state == CheckoutState.PENDING else timedelta(0)
    Checkout.objects.filter(pk=checkout.pk).update(try_at=clock.now() + pause)
    try:
        return _seen_after(checkout)
    except ProviderRefuses as no:
        if not _ends_for_good(checkout, no):
            raise
        return checkout


def _seen_after(checkout: Checkout) -> Checkout:
    checkout = settle(checkout)
    if checkout.state == CheckoutState.OPEN and not _is_owed(checkout):
        log.info("checkout.called_off", checkout=str(checkout.pk))
        checkout = note_payment(checkout, provider().call_off(checkout.account.account, checkout.session))
    return checkout


def _ends_for_good(checkout: Checkout, no: ProviderRefuses) -> bool:
    """Nobody can say any more what becomes of it: its account is gone, or it was made with another key, long ago."""
    if isinstance(no, SellerGone):
        note_gone(checkout.account)
    elif no.code != NOT_THERE or checkout.expires_at > clock.now():
        return False
    _end_unknown(checkout, GONE if isinstance(no, SellerGone) else no.code)
    return True


@transaction.atomic
def _end_unknown(checkout: Checkout, code: str) -> None:
    """A page that stood open has expired. Money that was on its way is shown to finance (`queries.unknown_of`)."""
    locked(checkout.invoice, None)
    known = Checkout.objects.filter(pk=checkout.pk)
    known.filter(state=CheckoutState.OPEN).update(state=CheckoutState.EXPIRED, failure=code)
    known.filter(state=CheckoutState.PENDING).update(state=CheckoutState.FAILED, failure=code)
    log.warning("checkout.unknown", checkout=str(checkout.pk), code=code)


def _is_owed(checkout: Checkout) -> bool:
    """Whether what its page asks for is still owed, to somebody who may take it."""
    invoice = checkout.invoice
    is_taken = not checkout.account.gone_at and not (invoice.body.has_closed or invoice.body.is_suspended)
    return checkout.amount == invoice.asked and is_taken


def book_after_all(checkout: Checkout, *, by: User) -> Checkout:
    """Try once more to book money that fitted nothing when it came."""
    refuse_strangers(by, checkout.invoice.body)
    if checkout.state == CheckoutState.KEPT:
        raise Refused(_("This payment is booked already."))
    if left_on_card(checkout) <= 0:
        raise Refused(_("This money goes back, went back, or is to be kept as credit: it cannot be booked."))
    try:
        return settle(checkout)
    except (ProviderAway, ProviderRefuses) as away:
        raise Refused(
            _("The payment provider does not answer now. Nothing was changed: try again in a minute.")
        ) from away


@transaction.atomic
def note_payment(checkout: Checkout, taken: TakenPayment) -> Checkout:
    """Write down what the provider said of a payment. What it said earlier, and comes later, changes nothing."""
    invoice = locked(checkout.invoice, None)
    checkout = Checkout.objects.select_related("account", "begun_by").get(pk=checkout.pk)
    checkout.invoice = invoice
    before, was_held = (checkout.state, checkout.why, checkout.fee), checkout.is_held
    if not checkout.session:
        checkout.session, checkout.url = taken.session, taken.url
    if taken.fee is not None and taken.fee_currency in CURRENCIES:
        checkout.fee, checkout.fee_currency = taken.fee, taken.fee_currency
    if checkout.state not in BOOKED:
        if taken.state == "paid":
            _book(checkout, taken)
        elif FORWARD[CheckoutState(taken.state)] > FORWARD[CheckoutState(checkout.state)]:
            checkout.state, checkout.failure = CheckoutState(taken.state), taken.failure[:100]
            checkout.method = taken.method or checkout.method
    checkout.save()
    if (checkout.state, checkout.why, checkout.fee) != before:
        book_what_came(checkout, was_held=was_held)
    crash_points.reached("payment.booked")
    return checkout


def _book(checkout: Checkout, taken: TakenPayment) -> None:
    """Money is there. It pays the invoice, or it is kept apart with the reason why it does not."""
    checkout.method = taken.method
    checkout.received, checkout.received_currency = taken.amount, taken.currency
    why = _why_not(checkout, taken)
    if why != UnbookedBecause.USED:
        checkout.payment_intent = taken.payment
    if not why:
        zone = checkout.invoice.body.time_zone
        received_on = min(clock.day_of(taken.paid_at or clock.now(), zone), clock.today(zone))
        try:
            checkout.payment = record_online_payment(
                checkout.invoice, amount=taken.amount, received_on=received_on, payment=taken.payment
            )
        except Refused:
            why = UnbookedBecause.NOT_OWED
    checkout.state = CheckoutState.UNBOOKED if why else CheckoutState.PAID
    checkout.why = why
    checkout.settled_at = clock.now()
    if why:
        log.error("payment.unbooked", checkout=str(checkout.pk), why=why)


def _why_not(checkout: Checkout, taken: TakenPayment) -> str:
    if taken.is_live != is_live():
        return UnbookedBecause.TEST
    if taken.account != checkout.account.account or taken.checkout != str(checkout.pk):
        return UnbookedBecause.ANOTHERS
    if (taken.amount, taken.currency) != (checkout.amount, checkout.currency) or not taken.payment:
        return UnbookedBecause.DIFFERS
    if Checkout.objects.filter(payment_intent=taken.payment).exclude(pk=checkout.pk).exists():
        return UnbookedBecause.USED
    if left_on_card(checkout) < taken.amount:  # it is going back, whatever is owed by now
        return UnbookedBecause.NOT_OWED
    return ""


def _see_to_running(checkout: Checkout) -> None:
    """One try at a time: what is open is used again, or called off before another begins; what is on its way is waited for."""
    if not checkout.session:
        return
    try:
        checkout = settle(checkout)
        is_of_use = _is_owed(checkout) and checkout.expires_at > clock.now() + STILL_WORTH
        if checkout.state == CheckoutState.OPEN and not is_of_use:
            note_payment(checkout, provider().call_off(checkout.account.account, checkout.session))
    except ProviderAway as away:
        raise Refused(
            _("The payment page does not answer now. Try again in a minute, or pay by bank transfer.")
        ) from away
    except ProviderRefuses as no:
        if _ends_for_good(checkout, no):
            return
        # paid or ended at this very moment: what is true is asked once more, by the clock
        raise Refused(_("An earlier payment is just being settled. Look again in a minute.")) from no
    if checkout.state == CheckoutState.PENDING:
        raise Refused(
            _("%(amount)s is on its way already. Such a payment takes some days; you will hear of it.")
            % {"amount": written(checkout.money)}
        )


def _begun(invoice: Invoice, by: User) -> tuple[Checkout, bool]:
    """A try, and whether this press began it."""
    try:
        return _begin(invoice, by)
    except IntegrityError:  # a second press, at the same moment
        open_ones = Checkout.objects.select_related("account", "invoice__body")
        return open_ones.get(invoice=invoice, state=CheckoutState.OPEN), False


@transaction.atomic
def _begin(invoice: Invoice, by: User) -> tuple[Checkout, bool]:
    invoice = locked(invoice, None)
    account = seller_account_of(invoice.body)
    rest = invoice.asked
    _refuse_checkout(invoice, account, by)
    assert account is not None  # noqa: S101  # refused otherwise
    now = clock.now()
    open_one = invoice.checkouts.select_related("account").filter(state=CheckoutState.OPEN).first()
    if open_one is not None and open_one.amount == rest and open_one.account_id == account.pk:
        open_one.invoice = invoice
        return open_one, False
    if open_one is not None:  # it never reached the provider's page, or it is called off already
        open_one.state, open_one.failure = CheckoutState.EXPIRED, "replaced"
        open_one.save(update_fields=["state", "failure"])
    begun = Checkout.objects.create(
        invoice=invoice,
        account=account,
        amount=rest,
        currency=invoice.currency,
        begun_by=by,
        begun_at=now,
        expires_at=now + OPEN_FOR,
    )
    return begun, True


def _refuse_checkout(invoice: Invoice, account: SellerAccount | None, by: User) -> None:
    if not acts_for(by, invoice.organisation_id):
        raise Refused(_("Only members of the organisation that was billed may pay this invoice here."))
    if invoice.state == State.PAID:
        raise Refused(_("This invoice is paid already."))
    if invoice.state != State.ISSUED:
        raise Refused(_("Only an issued invoice can be paid."))
    if invoice.body.is_suspended:
        raise Refused(
            _("This seller is suspended here and takes no cards. What you owe stays owed: pay by bank transfer.")
        )
    if account is None or not account.may_charge:
        raise Refused(_("This seller takes no cards at the moment. Please pay by bank transfer."))
    if not invoice.asked:
        raise Refused(_("What is still open of this invoice is being credited: please wait, there is nothing to pay."))
    if invoice.asked > BIGGEST_ONLINE:
        raise Refused(_("This is more than can be paid by card at once. Please pay by bank transfer."))


@transaction.atomic
def _end(checkout: Checkout, failure: str) -> None:
    """Nobody has seen its page: it counts as never begun."""
    locked(checkout.invoice, None)
    Checkout.objects.filter(pk=checkout.pk, state=CheckoutState.OPEN, session="").update(
        state=CheckoutState.EXPIRED, failure=failure[:100]
    )


def give_up(checkout: Checkout) -> None:
    """A try that never reached the provider's page, long ago."""
    _end(checkout, "never_begun")


def _asked(checkout: Checkout) -> AskedPayment:
    invoice, path = checkout.invoice, client_path(checkout.invoice)
    return AskedPayment(
        checkout=checkout.pk,
        account=checkout.account.account,
        amount=checkout.amount,
        currency=checkout.currency,
        about=f"{invoice.number} · {localized(invoice.about)}"[:250],
        reference=invoice.reference,
        paid_url=body_url(invoice.body, f"{path}card/back/"),
        back_url=body_url(invoice.body, path),
        locale="zh" if (get_language() or "").startswith("zh") else "en",
        expires_at=checkout.expires_at,
    )
