"""Money goes back by the provider, to the card or account that paid: asked for by a person, sent by a task, settled when it is.

No balance at the provider is no failure: it waits there, or here, and says so. The same refund is never made twice: before
each try the provider is asked what it has of it.
"""

from uuid import UUID

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.at_provider import book_what_went_back
from billing.actions.keeping import keep_as_credit
from billing.actions.locking import locked, one_after_another
from billing.actions.refunds import open_refund, open_refund_of_credit, refund_came_back, settle_online_refund
from billing.actions.sending_back import PAUSE, WAITS_FOR_BALANCE, AskedBack, sent_once
from billing.models import Checkout, CheckoutState, Invoice, Refund, RefundState, Return, ReturnState
from billing.providers import ProviderAway, ProviderRefuses, SellerGone, SentBack, provider
from billing.queries import card_for, left_on_card
from lib import clock, crash_points
from lib.queue import later
from lib.refusal import Refused
from lib.text import bilingual

log = structlog.get_logger(__name__)
UNDER_WAY = (ReturnState.ASKED, ReturnState.PENDING)
FURTHER = {ReturnState.PROPOSED: 0, ReturnState.ASKED: 1, ReturnState.PENDING: 2, ReturnState.SUCCEEDED: 3}


@transaction.atomic
def send_refund(refund: Refund, *, by: User) -> Return:
    """Have an approved refund sent back to the card. Never by who approved it."""
    known = Return.objects.filter(refund=refund).select_related("checkout__invoice").first()
    checkout = known.checkout if known else card_for(refund)
    if checkout is None:
        raise Refused(_("No payment by card of this invoice is large enough. Send the money at your bank."))
    locked(checkout.invoice, by)
    if (
        refund.invoice_id is None
    ):  # of credit: whoever pays it out at the bank holds the body's payments, and no invoice
        one_after_another(refund.body)
    refund = Refund.objects.select_related("body", "invoice", "transfer").get(pk=refund.pk)
    if refund.state != RefundState.APPROVED:
        raise Refused(_("Only an approved refund that was not paid yet can be sent."))
    if refund.approved_by_id == by.pk:
        raise Refused(_("Whoever approved a refund does not pay it out. Ask another person."))
    known = Return.objects.filter(refund=refund).select_related("checkout", "refund").first()
    if known is not None:
        return _go_on(known, by)
    if left_on_card(checkout) < refund.amount:
        raise Refused(_("No payment by card of this invoice is large enough. Send the money at your bank."))
    made = Return.objects.create(
        refund=refund,
        checkout=checkout,
        state=ReturnState.ASKED,
        amount=refund.amount,
        currency=refund.currency,
        asked_by=by,
        made_at=clock.now(),
    )
    later("billing.send_return", str(made.pk))
    return made


def _go_on(known: Return, by: User) -> Return:
    """One that failed is tried anew; one that was made at the provider is settled with it."""
    if known.state in UNDER_WAY:
        raise Refused(_("This refund is on its way already."))
    if known.is_outside and known.state == ReturnState.FAILED:
        raise Refused(_("This refund was made at Stripe itself and failed there. Send the money at your bank."))
    known.asked_by = by
    if known.state == ReturnState.SUCCEEDED:
        known.save(update_fields=["asked_by"])
        _settle(known)
        return known
    known.state, known.attempt, known.failure, known.words = ReturnState.ASKED, known.attempt + 1, "", ""
    known.try_at, known.provider_refund = clock.now(), ""
    known.save()
    later("billing.send_return", str(known.pk))
    return known


@transaction.atomic
def propose_return(checkout: Checkout, *, by: User) -> Return:
    """Ask that money which fitted nothing goes back whole. A second person agrees."""
    locked(checkout.invoice, by)
    checkout = Checkout.objects.get(pk=checkout.pk)
    if checkout.state == CheckoutState.KEPT:
        raise Refused(_("This payment is the client's credit: return it from its transfer."))
    if checkout.state != CheckoutState.UNBOOKED:
        raise Refused(_("This payment is booked. Open a refund of its invoice."))
    if (amount := left_on_card(checkout)) <= 0:
        raise Refused(_("It is on its way back already."))
    return Return.objects.create(
        checkout=checkout,
        state=ReturnState.PROPOSED,
        amount=amount,
        currency=checkout.received_currency or checkout.currency,
        proposed_by=by,
        made_at=clock.now(),
    )


@transaction.atomic
def agree_to_return(proposed: Return, *, by: User) -> Return:
    """Agree to what was proposed: that it goes back, or stays as the client's credit."""
    proposed, _invoice = _held(proposed, by)
    if proposed.state != ReturnState.PROPOSED:
        raise Refused(_("This waits for nobody any more."))
    if proposed.proposed_by_id == by.pk:
        raise Refused(_("Whoever proposed it does not agree to it. Ask a second person."))
    if proposed.keeps:
        return keep_as_credit(proposed, by=by)
    proposed.state, proposed.asked_by = ReturnState.ASKED, by
    proposed.save(update_fields=["state", "asked_by"])
    later("billing.send_return", str(proposed.pk))
    return proposed


@transaction.atomic
def drop_return(proposed: Return, *, by: User) -> Return:
    proposed, _invoice = _held(proposed, by)
    if proposed.state != ReturnState.PROPOSED:
        raise Refused(_("This waits for nobody any more."))
    proposed.state, proposed.ended_at = ReturnState.DROPPED, clock.now()
    proposed.save(update_fields=["state", "ended_at"])
    return proposed


@transaction.atomic
def adopt_return(made: Return, *, by: User) -> Refund:
    """A refund that was made at the provider itself is written down as one of ours; two people still settle it."""
    made, invoice = _held(made, by)
    if not made.is_outside or made.refund_id:
        raise Refused(_("This refund is written down already."))
    if made.state == ReturnState.FAILED:
        raise Refused(_("This refund failed at Stripe: no money went back."))
    reason = bilingual("在支付机构直接退款", "Refunded at the payment provider")
    if made.checkout.kept_as is not None:
        made.refund = open_refund_of_credit(made.checkout.kept_as, amount=made.amount, reason=reason, by=by)
    elif made.checkout.state == CheckoutState.PAID:
        made.refund = open_refund(invoice, amount=made.amount, reason=reason, by=by)
    else:
        raise Refused(_("This payment was never booked: its going back needs no booking either."))
    made.save(update_fields=["refund"])
    return made.refund


def send(made: Return) -> Return:
    """Send what is to be sent, or ask how it stands. Safe to do twice, and after any failure."""
    made = Return.objects.select_related("checkout__account", "checkout__invoice", "refund").get(pk=made.pk)
    checkout = made.checkout
    account, payment = checkout.account.account, checkout.payment_intent
    if made.state not in UNDER_WAY or _was_settled_otherwise(made):
        return made
    try:
        if made.provider_refund:
            return note_return(made, provider().sent_back(account, made.provider_refund))
        known = set(Return.objects.filter(checkout=checkout).values_list("provider_refund", flat=True))
        sent = sent_once(AskedBack(account, payment, made.amount, made.pk, made.attempt, known))
    except ProviderAway as away:
        rows = Return.objects.filter(pk=made.pk, provider_refund="", attempt=made.attempt)
        rows.update(try_at=clock.now() + PAUSE, attempt=made.attempt + (1 if away.was_answered else 0))
        raise
    except ProviderRefuses as no:
        return _refused(made, no)
    crash_points.reached("return.sent")
    return note_return(made, sent)


def _was_settled_otherwise(made: Return) -> bool:
    """Whoever sent it, or dropped it, came before us: nothing is sent that was not sent yet."""
    return made.refund is not None and made.refund.state != RefundState.APPROVED and not made.provider_refund


@transaction.atomic
def _refused(made: Return, no: ProviderRefuses) -> Return:
    made, _invoice = _held(made, None)
    if made.provider_refund:  # it was made: that a question about it is refused says nothing of how it ended
        made.waits_because, made.try_at = no.code[:60], clock.now() + PAUSE
        log.warning("return.unknown", made=str(made.pk), code=no.code)
    elif no.code in WAITS_FOR_BALANCE:
        made.waits_because, made.try_at = "insufficient_funds", clock.now() + PAUSE
    else:
        made.state, made.failure, made.ended_at = ReturnState.FAILED, no.code[:100], clock.now()
        gone = isinstance(no, SellerGone)
        log.warning("return.refused", made=str(made.pk), code=no.code, is_gone=gone)
    made.save()
    return made


@transaction.atomic
def note_return(made: Return, sent: SentBack) -> Return:
    """Write down what the provider said of it. It goes forward; only a failure may come after a success."""
    made, _invoice = _held(made, None)
    if made.provider_refund and made.provider_refund != sent.id:
        return made
    made.provider_refund = sent.id
    was, now = ReturnState(made.state), ReturnState(sent.state)
    if now == ReturnState.FAILED and was != ReturnState.FAILED:
        _fail(made, sent)
    elif now in FURTHER and was in FURTHER and FURTHER[now] >= FURTHER[was]:
        made.state = now
        made.waits_because = sent.waits_because[:60] if now == ReturnState.PENDING else ""
        if now == ReturnState.SUCCEEDED:
            made.ended_at = made.ended_at or clock.now()
            _settle(made)
    made.save()
    book_what_went_back(made)
    return made


def _fail(made: Return, sent: SentBack) -> None:
    if made.state == ReturnState.SUCCEEDED and made.refund is not None:
        refund_came_back(made.refund)
        log.error("return.failed_late", made=str(made.pk))
    made.state, made.failure, made.ended_at = ReturnState.FAILED, sent.failure[:100], clock.now()


def _settle(made: Return) -> None:
    """The refund of ours is paid out with it, where two people agreed to it."""
    if made.refund is None or made.refund.state != RefundState.APPROVED or made.asked_by is None:
        return
    settle_online_refund(made.refund, reference=made.provider_refund, by=made.asked_by)


def hear_of_refund(account: str, sent: SentBack) -> Return | None:
    """A refund at the provider, whoever made it. None where its payment is not one of ours."""
    mine = Return.objects.select_related("checkout__invoice", "refund")
    made = mine.filter(provider_refund=sent.id).first()
    if made is None and (own := _uuid(sent.refund)):
        ours = mine.filter(pk=own, checkout__account__account=account).first()
        if (
            ours is not None and sent.state == "failed"
        ):  # of an earlier try: the one that counts is asked for by its own id
            return ours
        made = ours if ours is not None and not ours.provider_refund else None
    if made is not None:
        return note_return(made, sent)
    checkout = Checkout.objects.filter(payment_intent=sent.payment, account__account=account).first()
    return None if checkout is None or not sent.payment else _from_outside(checkout, sent)


@transaction.atomic
def _from_outside(checkout: Checkout, sent: SentBack) -> Return:
    invoice = locked(checkout.invoice, None)
    made, _is_new = Return.objects.get_or_create(
        provider_refund=sent.id,
        defaults={
            "checkout": checkout,
            "state": ReturnState(sent.state),
            "amount": sent.amount,
            "currency": sent.currency,
            "is_outside": True,
            "made_at": sent.sent_at or clock.now(),
        },
    )
    made.checkout.invoice = invoice
    book_what_went_back(made)
    return made


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:  # somebody else's mark
        return None


def _held(made: Return, by: User | None) -> tuple[Return, Invoice]:
    """It as it is once the invoice of its payment is locked."""
    invoice = locked(made.checkout.invoice, by)
    found = Return.objects.select_related("refund", "asked_by", "checkout__account").get(pk=made.pk)
    found.checkout.invoice = invoice
    return found, invoice
