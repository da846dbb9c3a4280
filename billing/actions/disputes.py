"""A payer's bank is asked to take a payment back: what the seller answers, and what is booked at the end."""

from collections.abc import Iterable
from datetime import datetime

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.at_provider import book_dispute
from billing.actions.locking import locked, refuse_strangers
from billing.actions.payments import record_online_payment
from billing.actions.taking_back import lose_payment
from billing.models import Checkout, Dispute, Payment
from billing.providers import ProviderAway, ProviderRefuses, StatedDispute, provider
from lib import clock
from lib.refusal import Refused
from web.uploads import Upload

log = structlog.get_logger(__name__)


def ask_dispute(account: str, dispute: str) -> Dispute | None:
    """How a dispute stands now. None where its payment is not one of ours."""
    asked_at = clock.now()
    return note_dispute(provider().dispute_of(account, dispute), asked_at=asked_at)


def note_dispute(stated: StatedDispute, *, asked_at: datetime) -> Dispute | None:
    """Keep what the provider says of a dispute, unless we know it from later, and book its end once."""
    checkout = Checkout.objects.filter(payment_intent=stated.payment, account__account=stated.account).first()
    return None if checkout is None or not stated.payment else _note(checkout, stated, asked_at)


@transaction.atomic
def _note(checkout: Checkout, stated: StatedDispute, asked_at: datetime) -> Dispute:
    invoice = locked(checkout.invoice, None)
    known = {
        "state": stated.state,
        "answer_by": stated.answer_by,
        "answers_sent": stated.answers_sent,
        "asked_at": asked_at,
    }
    dispute, is_new = Dispute.objects.get_or_create(
        dispute=stated.id,
        defaults={
            **known,
            "checkout": checkout,
            "amount": stated.amount,
            "currency": stated.currency,
            "reason": stated.reason[:60],
            "opened_at": stated.opened_at,
        },
    )
    if not is_new and dispute.asked_at > asked_at:
        return dispute
    for name, value in known.items():
        setattr(dispute, name, value)
    dispute.checkout = Checkout.objects.select_related("payment").get(pk=checkout.pk)
    dispute.checkout.invoice = invoice
    _book_end(dispute)
    book_dispute(dispute, stated.fees)
    dispute.save()
    return dispute


def _book_end(dispute: Dispute) -> None:
    """Lost: the payment is taken back, and a part that stays is written down again. Won after that: the money is back."""
    try:
        with transaction.atomic():
            if dispute.state == "lost" and dispute.taken_back_id is None:
                _take_back(dispute)
            elif dispute.state == "won" and dispute.taken_back_id and dispute.booked_again_id is None:
                dispute.booked_again = _book_again(dispute)
            dispute.words = ""
    except Refused as refusal:  # finance has to see to it: the bank has decided, whatever stands here
        dispute.taken_back = dispute.booked_again = None
        dispute.words = str(refusal)[:300]
        log.error("dispute.unbooked", dispute=str(dispute.pk))


def _take_back(dispute: Dispute) -> None:
    payment = dispute.checkout.payment
    if payment is None:
        raise Refused(_("The payment itself was never booked."))
    reason = _("The payer's bank took it back (dispute %(name)s).") % {"name": dispute.dispute}
    dispute.taken_back = lose_payment(payment, amount=min(dispute.amount, payment.amount), reason=reason)


def _book_again(dispute: Dispute) -> Payment:
    invoice, today = dispute.checkout.invoice, clock.today(dispute.checkout.invoice.body.time_zone)
    return record_online_payment(invoice, amount=dispute.amount, received_on=today, payment=dispute.dispute)


def answer_dispute(
    dispute: Dispute, *, words: dict[str, str], files: Iterable[tuple[str, Upload]], by: User
) -> Dispute:
    """Send what speaks for the seller to the payer's bank. Once: the bank reads one answer, and reads it until a day.

    `words` and `files` by the provider's own names of what is evidence.
    """
    refuse_strangers(by, dispute.checkout.invoice.body)
    if not dispute.may_be_answered:
        raise Refused(_("This dispute cannot be answered any more."))
    account, files = dispute.checkout.account.account, list(files)
    if not any(words.values()) and not files:
        raise Refused(_("Say or show something that speaks for you."))
    asked_at = clock.now()
    try:
        evidence = {name: text for name, text in words.items() if text}
        for name, upload in files:
            key = f"evidence:{dispute.dispute}:{name}:{upload.sha256}"
            evidence[name] = provider().keep_evidence(account, name=upload.name, file=upload.file, key=key)
        stated = provider().answer_dispute(account, dispute.dispute, evidence=evidence, key=f"answer:{dispute.dispute}")
    except ProviderAway as away:
        raise Refused(_("The payment provider does not answer now. Nothing was sent: try again in a minute.")) from away
    except ProviderRefuses as no:
        raise Refused(_("The payment provider did not take the answer (%(code)s).") % {"code": no.code}) from no
    sent = {**words, **{name: upload.name for name, upload in files}}
    Dispute.objects.filter(pk=dispute.pk, answered_at=None).update(answered_by=by, answered_at=asked_at, answer=sent)
    note_dispute(stated, asked_at=asked_at)
    dispute.refresh_from_db()
    return dispute
