"""What a subscriber paid ahead goes back to whoever paid: one operator opens it, a second approves, and it is sent.

A transfer is sent at our bank and written down; money of a card goes back by the provider, to that card, as soon as it is
approved. What is promised pays no invoice. Every change is made under the lock of the subscription.
"""

from datetime import date
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import User
from billing.actions.booking import Booking, book, undone
from billing.actions.sending_back import PAUSE, WAITS_FOR_BALANCE, AskedBack, sent_once
from billing.models import PROMISED, AccountKind, LedgerAct, OwnReceipt, OwnRefund, RefundState
from billing.providers import ProviderAway, ProviderRefuses, SentBack, provider
from billing.reasons import BY_PROVIDER, in_both
from billing.subscriptions.actions.holding import held, only_operators, tell_body
from billing.subscriptions.actions.receiving import pay_from_credit
from billing.subscriptions.queries.subscriptions import credit_left
from lib import clock, crash_points
from lib.money import money_of, written
from lib.queue import later
from lib.refusal import Refused
from lib.text import Bilingual, bilingual

log = structlog.get_logger(__name__)
AT_ONCE = 200


@transaction.atomic
def open_own_refund(receipt: OwnReceipt, *, amount: int, reason: str, by: User) -> OwnRefund:
    """Promise back what no invoice took of money that came, in minor units. The subscriber reads the reason."""
    only_operators(by, receipt.subscription.body)
    receipt = _held_receipt(receipt)
    left = credit_left(receipt)
    if amount <= 0:
        raise Refused(_("Give the amount that goes back."))
    if amount > left:
        raise Refused(
            _("Only %(rest)s of %(reference)s is paid ahead.")
            % {"rest": written(money_of(max(left, 0), receipt.currency)), "reference": receipt.bank_reference}
        )
    if not reason.strip():
        raise Refused(_("Say why money goes back. The subscriber reads it."))
    refund = OwnRefund.objects.create(
        receipt=receipt,
        amount=amount,
        currency=receipt.currency,
        reason=reason.strip(),
        opened_by=by,
        opened_at=clock.now(),
    )
    _book(LedgerAct.OWN_PROMISED, refund, _promised(refund), by)
    words = written(refund.money)
    where_zh, where_en = ("原付款卡", "card") if refund.is_by_card else ("原付款账户", "account")
    _tell(
        refund,
        (f"将退回预付余额 {words}", f"{words} that you paid ahead goes back to you"),
        f"退至{where_zh}。原因：{refund.reason}",
        f"To the {where_en} that paid. {refund.reason}",
        by,
    )
    return refund


@transaction.atomic
def approve_own_refund(refund: OwnRefund, *, by: User) -> OwnRefund:
    """A second operator agrees. Money of a card is sent with that, since it can go nowhere but to the card."""
    refund = _held(refund, by)
    if refund.state != RefundState.OPEN:
        raise Refused(_("This refund waits for no approval any more."))
    if refund.opened_by_id == by.pk:
        raise Refused(_("Whoever opened a refund does not approve it. Ask a second operator."))
    refund.state, refund.approved_by, refund.approved_at = RefundState.APPROVED, by, clock.now()
    refund.try_at = clock.now()
    refund.save(update_fields=["state", "approved_by", "approved_at", "try_at"])
    if refund.is_by_card:
        later("billing.send_own_refund", str(refund.pk))
    return refund


@transaction.atomic
def settle_own_refund(
    refund: OwnRefund, *, settled_on: date, bank_reference: str, paid_to: str, by: User, elsewhere_because: str = ""
) -> OwnRefund:
    """Write down that the money was sent at our bank. It goes to whoever paid, or there is a reason."""
    refund = _held(refund, by)
    bank_reference, paid_to = " ".join(bank_reference.split()), " ".join(paid_to.split())
    if refund.state == RefundState.OPEN:
        raise Refused(_("A second operator has to approve this refund first."))
    _refuse_ended(refund)
    _refuse_while_sent(refund)
    if refund.approved_by_id == by.pk:
        raise Refused(_("Whoever approved a refund does not pay it out. Ask another operator."))
    if settled_on > clock.today():
        raise Refused(_("The money cannot have been sent in the future."))
    if not bank_reference:
        raise Refused(_("Give the bank's reference, so that the transfer can be found on the statement."))
    if not paid_to:
        raise Refused(_("Say to which account of the payer it went."))
    payer = refund.receipt.payer_name
    if _bare(paid_to) == _bare(payer):
        raise Refused(_("A name is no account. Give the account's number as well."))
    if not elsewhere_because.strip():
        _refuse_elsewhere(refund, paid_to)
    refund.settled_by, refund.elsewhere_because = by, elsewhere_because.strip()
    return _paid_back(refund, settled_on=settled_on, bank_reference=bank_reference, paid_to=paid_to, by=by)


@transaction.atomic
def drop_own_refund(refund: OwnRefund, *, reason: str, by: User) -> OwnRefund:
    """Not send it after all: it is the subscriber's credit again. It stays on record, with the reason, which it reads."""
    refund = _held(refund, by)
    _refuse_ended(refund)
    _refuse_while_sent(refund)
    if not reason.strip():
        raise Refused(_("Say why the refund is dropped."))
    drop_held(refund, reason.strip(), by)
    pay_from_credit(refund.receipt.subscription)
    return refund


def drop_held(refund: OwnRefund, reason: str, by: User | None, *, stays: int = 0) -> None:
    """The subscription is locked. `by` is None where the payer's bank took the money meanwhile.

    `stays`: so much of it is promised anew in the same moment. It is another amount than was approved: a second operator looks at it.
    """
    refund.state, refund.dropped_by, refund.dropped_at = RefundState.DROPPED, by, clock.now()
    refund.drop_reason = reason
    refund.save(update_fields=["state", "dropped_by", "dropped_at", "drop_reason"])
    _book(LedgerAct.OWN_DROPPED, refund, undone(_promised(refund)), by)
    words, why = written(money_of(refund.amount - stays, refund.currency)), in_both(reason)
    rest_zh = rest_en = ""
    if stays:
        rest = _promised_anew(refund, stays, by)
        rest_zh, rest_en = (
            f"。其余 {written(rest.money)} 仍将退回。",
            f". The other {written(rest.money)} still goes back.",
        )
    _tell(
        refund,
        (f"{words} 不再退回", f"{words} does not go back after all"),
        f"原因：{why['zh']}{rest_zh}",
        f"{why['en']}{rest_en}",
        by,
    )
    _tell_operators(refund, stays, why, by)


def _promised_anew(dropped: OwnRefund, amount: int, by: User | None) -> OwnRefund:
    anew = OwnRefund.objects.create(
        receipt=dropped.receipt,
        amount=amount,
        currency=dropped.currency,
        reason=dropped.reason,
        opened_by=dropped.opened_by,
        opened_at=clock.now(),
    )
    _book(LedgerAct.OWN_PROMISED, anew, _promised(anew), by)
    return anew


def _tell_operators(dropped: OwnRefund, stays: int, why: Bilingual, by: User | None) -> None:
    """The two who promised it read that it fell away, and what of it waits for approval again; not who did it, and no former one."""
    subscription = dropped.receipt.subscription
    zh, en = (subscription.body.name.get(language, "") for language in ("zh", "en"))
    gone, rest = written(money_of(dropped.amount - stays, dropped.currency)), written(money_of(stays, dropped.currency))
    again_zh = f"其余 {rest} 已另列为退款，须重新批准。" if stays else ""
    again_en = f" The other {rest} is a refund of its own now, which waits to be approved again." if stays else ""
    subject = bilingual(f"退还 {zh or en} 的 {gone} 已撤销", f"{gone} does not go back to {en or zh} after all")
    text = bilingual(f"原因：{why['zh']}。{again_zh}", f"{why['en']}.{again_en}")
    url = reverse("billing:subscriber", urlconf=settings.PUBLIC_SCHEMA_URLCONF, args=[subscription.pk])
    for operator in (dropped.opened_by, dropped.approved_by):
        if operator is not None and operator != by and operator.is_operator and operator.is_active:
            notify(operator, subject=subject, text=text, url=url)


@transaction.atomic
def own_refund_came_back(refund: OwnRefund, *, reason: str, by: User | None) -> OwnRefund:
    """What was sent did not reach the subscriber: a counter-entry, and it is its credit again. By None: the provider says so."""
    refund = _held(refund, by)
    if refund.state != RefundState.SETTLED:
        raise Refused(_("Only a refund that was sent can come back."))
    if not reason.strip():
        raise Refused(_("Say why it came back."))
    lay_at = _lay_at(refund)
    refund.state, refund.returned_by, refund.returned_at = RefundState.RETURNED, by, clock.now()
    refund.return_reason = reason.strip()[:300]
    refund.save(update_fields=["state", "returned_by", "returned_at", "return_reason"])
    _book(LedgerAct.OWN_RETURNED, refund, {lay_at: refund.amount, AccountKind.OWN_CREDIT: -refund.amount}, by)
    words = written(refund.money)
    _tell(
        refund,
        (f"退款 {words} 未到账", f"{words} did not reach you"),
        f"款项已退回我方，重新计入贵机构的预付余额。原因：{refund.return_reason}",
        f"It came back to us and is paid ahead again. {refund.return_reason}",
        by,
    )
    pay_from_credit(refund.receipt.subscription)
    return refund


# --- by the provider, to the card -------------------------------------------------------------------------------------


@transaction.atomic
def send_own_refund_again(refund: OwnRefund, *, by: User) -> OwnRefund:
    """The provider would not send it: it is asked once more, under another key."""
    refund = _held(refund, by)
    if refund.state != RefundState.APPROVED or not refund.is_by_card or not refund.failure:
        raise Refused(_("Only a refund that failed at the provider is sent again."))
    refund.attempt, refund.failure, refund.waits_because, refund.provider_refund = refund.attempt + 1, "", "", ""
    refund.try_at = clock.now()
    refund.save(update_fields=["attempt", "failure", "waits_because", "provider_refund", "try_at"])
    later("billing.send_own_refund", str(refund.pk))
    return refund


def send_own_refund(pk: UUID) -> OwnRefund | None:
    """Send what is to be sent to a card, or ask how it stands. Safe to do twice, and after any failure."""
    refund = OwnRefund.objects.select_related("receipt__subscription").filter(pk=pk).first()
    if refund is None or not refund.is_being_sent:
        return refund
    OwnRefund.objects.filter(pk=pk).update(try_at=clock.now() + PAUSE)
    payment = refund.receipt.bank_reference
    try:
        if refund.provider_refund:
            return note_own_refund(refund, provider().sent_back("", refund.provider_refund))
        sent = sent_once(AskedBack("", payment, refund.amount, refund.pk, refund.attempt))
    except ProviderAway as away:
        if away.was_answered:  # it would say the same for ever under this key
            rows = OwnRefund.objects.filter(pk=pk, provider_refund="", attempt=refund.attempt)
            rows.update(attempt=refund.attempt + 1)
        raise
    except ProviderRefuses as no:
        return _refused(refund, no)
    crash_points.reached("return.sent")
    return note_own_refund(refund, sent)


def own_refunds_to_send() -> list[UUID]:
    """Those on their way to a card whose turn it is."""
    due = OwnRefund.objects.filter(
        state=RefundState.APPROVED, receipt__how=OwnReceipt.How.CARD, failure="", try_at__lte=clock.now()
    )
    return list(due.order_by("try_at").values_list("pk", flat=True)[:AT_ONCE])


def own_refund_of(sent: SentBack) -> OwnRefund | None:
    """The refund of ours that the provider tells of; one that failed is known by its own name alone, for another may follow it."""
    rows = OwnRefund.objects.select_related("receipt__subscription__body")
    known = rows.filter(provider_refund=sent.id).first()
    if known is not None or not sent.refund:
        return known
    try:
        return rows.filter(pk=UUID(sent.refund), receipt__bank_reference=sent.payment).first()
    except ValueError:  # somebody else's mark
        return None


@transaction.atomic
def note_own_refund(refund: OwnRefund, sent: SentBack) -> OwnRefund:
    """Write down what the provider said of it. It goes forward; only a failure may come after a success."""
    refund = _held(refund, None)
    if (refund.provider_refund or sent.id) != sent.id or (not refund.provider_refund and sent.state == "failed"):
        return refund  # of an earlier try
    if sent.state == "failed":
        return _failed(refund, sent.failure or "failed")
    if refund.state != RefundState.APPROVED:
        return refund
    refund.provider_refund, refund.failure = sent.id, ""
    refund.waits_because = sent.waits_because[:60] if sent.state == "pending" else ""
    refund.save(update_fields=["provider_refund", "waits_because", "failure"])
    if sent.state == "succeeded":
        return _paid_back(refund, settled_on=clock.today(), bank_reference=sent.id, paid_to=BY_PROVIDER, by=None)
    return refund


@transaction.atomic
def _refused(refund: OwnRefund, no: ProviderRefuses) -> OwnRefund:
    refund = _held(refund, None)
    if refund.state != RefundState.APPROVED:
        return refund
    if refund.provider_refund:  # it was made: that a question about it is refused says nothing of how it ended
        refund.waits_because = no.code[:60]
    elif no.code in WAITS_FOR_BALANCE:
        refund.waits_because = "insufficient_funds"
    else:
        log.warning("own_refund.refused", refund=str(refund.pk), code=no.code)
        refund.failure = no.code[:100] or "refused"
    refund.save(update_fields=["waits_because", "failure"])
    return refund


def _failed(refund: OwnRefund, why: str) -> OwnRefund:
    if refund.state == RefundState.SETTLED and refund.settled_by_id is None:
        log.error("own_refund.failed_late", refund=str(refund.pk))
        refund.failure = why[:100]
        refund.save(update_fields=["failure"])
        return own_refund_came_back(refund, reason=refund.failure_words, by=None)
    if refund.state == RefundState.APPROVED:
        refund.failure, refund.waits_because = why[:100], ""
        refund.save(update_fields=["failure", "waits_because"])
    return refund


# --- what all of them share -------------------------------------------------------------------------------------------


def _held_receipt(receipt: OwnReceipt) -> OwnReceipt:
    subscription = held(receipt.subscription, None)
    receipt = OwnReceipt.objects.get(pk=receipt.pk)
    receipt.subscription = subscription
    return receipt


def _held(refund: OwnRefund, by: User | None) -> OwnRefund:
    """It as it is once its subscription is locked, for an operator who does not work for the body; None: for the product."""
    if by is not None:
        only_operators(by, refund.receipt.subscription.body)
    receipt = _held_receipt(refund.receipt)
    refund = OwnRefund.objects.get(pk=refund.pk)
    refund.receipt = receipt
    return refund


def _refuse_ended(refund: OwnRefund) -> None:
    if refund.state not in PROMISED:
        raise Refused(_("This refund has ended already."))


def _refuse_while_sent(refund: OwnRefund) -> None:
    if refund.is_being_sent:
        raise Refused(_("The provider is sending this money back to the card. Wait until it has, or has failed to."))


def _refuse_elsewhere(refund: OwnRefund, paid_to: str) -> None:
    """Without a reason it goes to whoever paid, where that is known, and to nobody where it is not."""
    payer = refund.receipt.payer_name
    if not refund.is_by_card and not _bare(payer):
        raise Refused(_("Nobody wrote down who paid. Say how you know that this account is the payer's."))
    if refund.is_by_card or _bare(payer) not in _bare(paid_to):
        raise Refused(
            _("The money came from %(account)s. If it goes to another account, say why.")
            % {"account": _("a card") if refund.is_by_card else payer}
        )


def _paid_back(refund: OwnRefund, *, settled_on: date, bank_reference: str, paid_to: str, by: User | None) -> OwnRefund:
    refund.state, refund.settled_at, refund.settled_on = RefundState.SETTLED, clock.now(), settled_on
    refund.bank_reference, refund.paid_to, refund.waits_because = bank_reference[:60], paid_to, ""
    refund.save()
    moves = {AccountKind.OWN_REFUNDABLE: refund.amount, _lay_at(refund): -refund.amount}
    _book(LedgerAct.OWN_SENT_BACK, refund, moves, by)
    words = written(refund.money)
    where_zh, where_en = f"{paid_to}，银行流水号", f"{paid_to}, bank's reference"
    if paid_to == BY_PROVIDER:
        where_zh, where_en = "原付款卡，退款编号", "the card that paid, reference"
    _tell(
        refund,
        (f"已退回 {words}", f"{words} was sent back"),
        f"{settled_on:%Y-%m-%d} 退至{where_zh} {refund.bank_reference}。",
        f"On {settled_on:%Y-%m-%d} to {where_en} {refund.bank_reference}.",
        by,
    )
    return refund


def _lay_at(refund: OwnRefund) -> AccountKind:
    """Where the money lay that was sent."""
    return AccountKind.OWN_AT_PROVIDER if refund.paid_to == BY_PROVIDER else AccountKind.OWN_RECEIVED


def _promised(refund: OwnRefund) -> dict[AccountKind, int]:
    return {AccountKind.OWN_CREDIT: refund.amount, AccountKind.OWN_REFUNDABLE: -refund.amount}


def _book(act: LedgerAct, refund: OwnRefund, moves: dict[AccountKind, int], by: User | None) -> None:
    day = refund.settled_on if act == LedgerAct.OWN_SENT_BACK else None
    reference = refund.bank_reference or refund.receipt.bank_reference
    booking = Booking(act, refund.pk, None, None, refund.currency, moves, day or clock.today(), reference=reference)
    book(booking, by=by)


def _tell(refund: OwnRefund, subject: tuple[str, str], zh: str, en: str, by: User | None) -> None:
    tell_body(refund.receipt.subscription, bilingual(*subject), bilingual(zh, en), by=by)


def _bare(name: str) -> str:
    """A name, however it is written."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())
