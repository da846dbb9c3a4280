"""Money that came by card and fits nothing stays as its client's credit: one proposes, a second person agrees.

It is a transfer like any other then: it pays a later invoice, or goes back to the card as a refund of credit.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.at_provider import book_what_came
from billing.actions.locking import locked, one_after_another
from billing.actions.payments import book_transfer
from billing.actions.transfers import tell_of_credit
from billing.models import BOOKED, Checkout, CheckoutState, Return, ReturnState, Transfer
from billing.queries import left_on_card
from lib import clock
from lib.refusal import Refused


@transaction.atomic
def propose_keeping(checkout: Checkout, *, by: User) -> Return:
    """Ask that money which fitted nothing stays whole. A second person agrees (`returns.agree_to_return`)."""
    locked(checkout.invoice, by)
    checkout = Checkout.objects.get(pk=checkout.pk)
    if (left := left_on_card(checkout)) <= 0 and checkout.state == CheckoutState.UNBOOKED:
        raise Refused(_("It goes back, went back, or somebody has proposed what becomes of it."))
    _refuse_keeping(checkout, left)
    return Return.objects.create(
        checkout=checkout,
        keeps=True,
        state=ReturnState.PROPOSED,
        amount=left,
        currency=checkout.received_currency,
        proposed_by=by,
        made_at=clock.now(),
    )


def keep_as_credit(proposed: Return, *, by: User) -> Return:
    """The second person agrees. The invoice of its payment is locked, and `by` is not who proposed it."""
    checkout = Checkout.objects.select_related("account").get(pk=proposed.checkout_id)
    invoice = checkout.invoice = proposed.checkout.invoice
    one_after_another(invoice.body)
    _refuse_keeping(checkout, left_on_card(checkout) + proposed.amount)
    if Transfer.objects.for_body(invoice.body).standing().named(checkout.payment_intent).exists():
        raise Refused(_("A transfer with this reference is recorded already."))
    zone = invoice.body.time_zone
    credit = Transfer.objects.create(
        body=invoice.body,
        organisation=invoice.organisation,
        amount=proposed.amount,
        currency=proposed.currency,
        received_on=clock.day_of(checkout.settled_at or clock.now(), zone),
        bank_reference=checkout.payment_intent,
        recorded_at=clock.now(),
    )
    checkout.state, checkout.why, checkout.kept_as = CheckoutState.KEPT, "", credit
    checkout.save(update_fields=["state", "why", "kept_as"])
    book_what_came(checkout, was_held=True)
    book_transfer(credit, by)
    proposed.state, proposed.asked_by, proposed.ended_at = ReturnState.KEPT, by, clock.now()
    proposed.save(update_fields=["state", "asked_by", "ended_at"])
    tell_of_credit(credit)
    return proposed


def _refuse_keeping(checkout: Checkout, left: int) -> None:
    """`left`: what of it has not gone back, and is not about to but for what is looked at."""
    if checkout.state in BOOKED:
        raise Refused(_("This payment is booked already."))
    if not checkout.is_held or not checkout.payment_intent:
        raise Refused(_("This money is not the client's on this account: it cannot be kept. See at Stripe what it is."))
    if left != checkout.received:
        raise Refused(
            _("Part of this payment has gone back already: it cannot be kept whole. Send the rest back, too.")
        )
