"""What operators concede: more days of a trial, with a reason; and an invoice given up, by two of them."""

from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.booking import book
from billing.models import (
    AccountKind,
    LedgerAct,
    OwnInvoiceState,
    Subscription,
    SubscriptionInvoice,
    SubscriptionState,
    Waiver,
)
from billing.subscriptions.actions.dunning import forget_dates_of, restore_where_paid
from billing.subscriptions.actions.holding import RENEWS, TRIAL_ENDS, held, moment_of, only_operators, tell_body
from billing.subscriptions.actions.invoicing import own_booking
from lib import clock
from lib.money import half_up, money_of, written
from lib.refusal import Refused
from lib.text import bilingual, spelled_day
from outbox.actions import set_due

MOST_DAYS = 180
MOST_TRIAL = timedelta(days=365)


@transaction.atomic
def extend_trial(subscription: Subscription, *, days: int, reason: str, by: User) -> Subscription:
    """A trial lasts longer; one that ended without a choice goes on."""
    only_operators(by, subscription.body)
    subscription = held(subscription, None)
    never_paid = subscription.state == SubscriptionState.ENDED and not subscription.invoices.exists()
    if subscription.state != SubscriptionState.TRIAL and not never_paid:
        raise Refused(_("Only a trial is extended."))
    if not 1 <= days <= MOST_DAYS:
        raise Refused(_("Between 1 and %(most)d days.") % {"most": MOST_DAYS})
    if not reason.strip():
        raise Refused(_("Say why the trial is extended."))
    if subscription.until + timedelta(days=days) > clock.day_of(subscription.began_at) + MOST_TRIAL:
        raise Refused(
            _("A trial lasts %(most)d days at most, with all that it is extended by.") % {"most": MOST_TRIAL.days}
        )
    subscription.until = max(subscription.until, clock.today()) + timedelta(days=days)
    subscription.state, subscription.ended_at = SubscriptionState.TRIAL, None
    subscription.save(update_fields=["until", "state", "ended_at"])
    set_due(RENEWS, subscription.pk, moment_of(subscription.until), body=subscription.body)
    set_due(TRIAL_ENDS, subscription.pk, moment_of(subscription.until - timedelta(days=5)), body=subscription.body)
    tell_body(
        subscription,
        bilingual("试用已延长", "Your trial is extended"),
        bilingual(
            f"延长 {days} 天，至{spelled_day(subscription.last_day)['zh']}。原因：{reason.strip()}",
            f"By {days} days, until {spelled_day(subscription.last_day)['en']}. {reason.strip()}",
        ),
        by=by,
    )
    return subscription


@transaction.atomic
def propose_waiver(invoice: SubscriptionInvoice, *, reason: str, by: User) -> Waiver:
    """Ask that what is left of an invoice is given up. A second operator answers."""
    only_operators(by, invoice.subscription.body)
    held(invoice.subscription, None)
    invoice = SubscriptionInvoice.objects.get(pk=invoice.pk)
    if invoice.state != OwnInvoiceState.ISSUED:
        raise Refused(_("Nothing is open of this invoice."))
    if invoice.charges.running().exists():
        raise Refused(_("A payment of this invoice is under way. Look again in a minute."))
    if not reason.strip():
        raise Refused(_("Say why it is given up."))
    if invoice.waivers.filter(answered_at=None).exists():
        raise Refused(_("That is proposed already, and waits for a second operator."))
    return Waiver.objects.create(invoice=invoice, reason=reason.strip(), proposed_by=by, proposed_at=clock.now())


@transaction.atomic
def answer_waiver(waiver: Waiver, *, agrees: bool, by: User) -> Waiver:
    """A second operator agrees, and nothing is owed any more; or does not, and it stays open."""
    only_operators(by, waiver.invoice.subscription.body)
    subscription = held(waiver.invoice.subscription, None)
    waiver = Waiver.objects.select_related("invoice").get(pk=waiver.pk)
    invoice = waiver.invoice
    invoice.subscription = subscription
    if waiver.answered_at:
        raise Refused(_("This waits for nobody any more."))
    if agrees and waiver.proposed_by_id == by.pk:
        raise Refused(_("Whoever proposed it does not agree to it. Ask a second operator."))
    waiver.answered_by, waiver.answered_at = by, clock.now()
    if agrees:
        if invoice.state != OwnInvoiceState.ISSUED:
            raise Refused(_("Nothing is open of this invoice."))
        if invoice.charges.running().exists():
            raise Refused(_("A payment of this invoice is under way. Look again in a minute."))
        waiver.amount = invoice.owed
        _give_up(invoice, waiver, by)
    waiver.save(update_fields=["answered_by", "answered_at", "amount"])
    if agrees:
        restore_where_paid(subscription, is_given_up=True)
    return waiver


def _give_up(invoice: SubscriptionInvoice, waiver: Waiver, by: User) -> None:
    owed = invoice.owed
    tax = half_up(Decimal(invoice.tax * owed) / invoice.total)
    invoice.state, invoice.waived_at = OwnInvoiceState.WAIVED, clock.now()
    invoice.save(update_fields=["state", "waived_at"])
    moves = {AccountKind.SUBSCRIPTIONS: owed - tax, AccountKind.OWN_TAX: tax, AccountKind.OWN_RECEIVABLE: -owed}
    book(own_booking(LedgerAct.OWN_WAIVED, invoice, moves), by=by)
    forget_dates_of(invoice)
    amount = written(money_of(owed, invoice.currency))
    tell_body(
        invoice.subscription,
        bilingual(f"账单 {invoice.number} 无需再付", f"Invoice {invoice.number} need not be paid"),
        bilingual(f"{amount} 已免收。原因：{waiver.reason}", f"{amount} is given up. {waiver.reason}"),
        by=by,
    )
