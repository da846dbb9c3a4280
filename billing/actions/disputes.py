"""A payer's bank is asked to take a payment back: what the seller answers, and what is booked at the end."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

import structlog
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.at_provider import book_costs
from billing.actions.locking import locked, one_after_another, refuse_strangers
from billing.actions.taking_back import lose, win_back
from billing.models import Checkout, Dispute, Invoice
from billing.models.online import OTHER_CURRENCY, WENT_BACK
from billing.providers import ProviderAway, ProviderRefuses, StatedDispute, provider
from billing.queries import unbooked_of_dispute
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
    held = _held(checkout)
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
    if dispute.answers_sent and dispute.answered_by_id and dispute.answered_at is None:
        dispute.answered_at = asked_at  # it arrived, though nobody told us
    dispute.checkout = Checkout.objects.select_related("payment__transfer", "kept_as").get(pk=checkout.pk)
    dispute.checkout.invoice = held[0]
    _book_end(dispute, held)
    book_costs(dispute, stated.fees)
    dispute.save()
    return dispute


def _held(checkout: Checkout) -> list[Invoice]:
    """All invoices that the payment pays, locked in the order of everybody; its own comes first."""
    came = Checkout.objects.select_related("payment__transfer", "kept_as").get(pk=checkout.pk).transfer
    paid = Invoice.objects.filter(payments__transfer=came) if came else Invoice.objects.none()
    wanted = {invoice.pk: invoice for invoice in (checkout.invoice, *paid)}
    held = [locked(wanted[pk], None) for pk in sorted(wanted)]
    one_after_another(checkout.invoice.body)
    return sorted(held, key=lambda invoice: invoice.pk != checkout.invoice_id)


def _book_end(dispute: Dispute, held: list[Invoice]) -> None:
    """Lost: the money is gone, whatever it paid by now. Won after that: it is back. The bank has decided: it is always booked,
    but for what went back to the client before.
    """
    dispute.words = ""
    if (came := dispute.checkout.transfer) is None:  # it was never booked either
        return
    if dispute.currency != came.currency:
        dispute.words = OTHER_CURRENCY if dispute.state == "lost" else ""
    elif dispute.state == "lost":
        lose(dispute, held)
        dispute.words = WENT_BACK if unbooked_of_dispute(dispute) > 0 else ""
    elif dispute.state == "won" and dispute.booked:
        win_back(dispute, held[0])
    if dispute.words:  # finance has to see to it
        log.error("dispute.unbooked", dispute=str(dispute.pk), why=dispute.words)


def book_dispute(dispute: Dispute, *, by: User) -> Dispute:
    """Ask how it stands, and book what can be booked by now."""
    refuse_strangers(by, dispute.checkout.invoice.body)
    try:
        return ask_dispute(dispute.checkout.account.account, dispute.dispute) or dispute
    except (ProviderAway, ProviderRefuses) as away:
        raise Refused(
            _("The payment provider does not answer now. Nothing was changed: try again in a minute.")
        ) from away


def answer_dispute(
    dispute: Dispute, *, words: dict[str, str], files: Iterable[tuple[str, Upload]], by: User
) -> Dispute:
    """Send what speaks for the seller to the payer's bank. Once: the bank reads one answer, and reads it until a day.

    `words` and `files` by the provider's own names of what is evidence.
    """
    refuse_strangers(by, dispute.checkout.invoice.body)
    files = list(files)
    if not any(words.values()) and not files:
        raise Refused(_("Say or show something that speaks for you."))
    try:
        dispute = ask_dispute(dispute.checkout.account.account, dispute.dispute) or dispute
        if not dispute.may_be_answered:
            raise Refused(_("This dispute cannot be answered any more."))
        sent = {**words, **{name: upload.name for name, upload in files}}
        # Before it is sent: if its answer is lost, it is known all the same who sent what.
        Dispute.objects.filter(pk=dispute.pk, answered_at=None).update(answered_by=by, answer=sent)
        asked_at = clock.now()  # after it was asked above: what is known from earlier counts for less
        stated = _sent(dispute, {name: text for name, text in words.items() if text}, files)
    except ProviderAway as away:
        if away.was_answered:  # by a 500: the same key would bring the same for a day
            Dispute.objects.filter(pk=dispute.pk).update(answer_tries=F("answer_tries") + 1)
        raise Refused(_("The payment provider does not answer now. Nothing was sent: try again in a minute.")) from away
    except ProviderRefuses as no:
        raise Refused(_("The payment provider did not take the answer (%(code)s).") % {"code": no.code}) from no
    Dispute.objects.filter(pk=dispute.pk, answered_at=None).update(answered_at=asked_at)
    note_dispute(stated, asked_at=asked_at)
    dispute.refresh_from_db()
    return dispute


def _sent(dispute: Dispute, evidence: dict[str, str], files: list[tuple[str, Upload]]) -> StatedDispute:
    """Another evidence is another act, under a key of its own."""
    account, tries = dispute.checkout.account.account, dispute.answer_tries
    for name, upload in files:
        key = f"evidence:{dispute.dispute}:{name}:{upload.sha256}:{tries}"
        evidence[name] = provider().keep_evidence(account, name=upload.name, file=upload.file, key=key)
    what = hashlib.sha256(json.dumps(evidence, sort_keys=True).encode()).hexdigest()[:32]
    return provider().answer_dispute(
        account, dispute.dispute, evidence=evidence, key=f"answer:{dispute.dispute}:{what}:{tries}"
    )
