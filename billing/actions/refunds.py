"""Money goes back to whoever paid: one opens, a second approves, one who did not approve pays it out."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.booking import book, of_invoice, undone
from billing.actions.locking import locked, state_invoice, tell_organisation
from billing.events import Refunded
from billing.models import PROMISED, AccountKind, Invoice, LedgerAct, Refund, RefundState, Return
from lib import clock
from lib.money import money_of, written
from lib.refusal import Refused
from lib.text import Bilingual, bilingual
from outbox.actions import announce


@transaction.atomic
def open_refund(invoice: Invoice, *, amount: int, reason: Bilingual, by: User | None) -> Refund:
    """Promise part or all of what was paid for an invoice back, in minor units. `by` is None where the product does it."""
    invoice = locked(invoice, by)
    zh, en = reason.get("zh", "").strip(), reason.get("en", "").strip()
    if amount <= 0:
        raise Refused(_("Give the amount that goes back."))
    if not invoice.paid:
        raise Refused(_("Nothing was paid for this invoice: nothing can go back."))
    if amount > invoice.paid - invoice.refunded - invoice.refund_open:
        raise Refused(
            _("%(amount)s is more than the %(left)s that was paid and has not gone back yet.")
            % {"amount": written(money_of(amount, invoice.currency)), "left": written(invoice.refundable)}
        )
    if not zh and not en:
        raise Refused(_("Say why money goes back. The client reads it."))

    refund = Refund.objects.create(
        body=invoice.body,
        organisation=invoice.organisation,
        invoice=invoice,
        amount=amount,
        currency=invoice.currency,
        reason_zh=zh,
        reason_en=en,
        opened_by=by,
        opened_at=clock.now(),
    )
    _book(LedgerAct.REFUND_OPENED, refund, _promised(refund), by)
    _count(invoice)
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 将退款", f"A refund for invoice {invoice.number}"),
        bilingual(
            f"将退回 {written(refund.money)} 至原付款账户。原因：{zh or en}。",
            f"{written(refund.money)} goes back to the account that paid. Reason: {en or zh}.",
        ),
    )
    return refund


@transaction.atomic
def approve_refund(refund: Refund, *, by: User) -> Refund:
    """Agree that the money goes back. Never by who opened it; who approves does not pay it out either."""
    refund, _invoice = _held(refund, by)
    if refund.state != RefundState.OPEN:
        raise Refused(_("This refund waits for no approval any more."))
    if refund.opened_by_id == by.pk:
        raise Refused(_("Whoever opened a refund does not approve it. Ask a second person."))
    refund.state = RefundState.APPROVED
    refund.approved_by, refund.approved_at = by, clock.now()
    refund.save(update_fields=["state", "approved_by", "approved_at"])
    return refund


@transaction.atomic
def settle_refund(refund: Refund, *, settled_on: date, bank_reference: str, paid_to: str, by: User) -> Refund:
    """Write down that the money was sent: when, under which reference, to which account, which must be the payer's."""
    refund, invoice = _held(refund, by)
    bank_reference, paid_to = " ".join(bank_reference.split()), " ".join(paid_to.split())
    _refuse_settling(refund, settled_on, bank_reference, paid_to, by)
    _refuse_while_it_is_sent(refund)
    return _paid_back(refund, invoice, settled_on=settled_on, bank_reference=bank_reference, paid_to=paid_to, by=by)


@transaction.atomic
def settle_online_refund(refund: Refund, *, reference: str, by: User) -> Refund:
    """Write down that the provider sent it, as `by` had it do: `by` may have left the body since."""
    invoice = locked(refund.invoice, None)
    refund = Refund.objects.select_related("body", "organisation").get(pk=refund.pk)
    today, paid_to = clock.today(refund.body.time_zone), _("the card or account that paid, by Stripe")
    _refuse_settling(refund, today, reference, paid_to, by)
    return _paid_back(refund, invoice, settled_on=today, bank_reference=reference, paid_to=paid_to, by=by)


def _paid_back(
    refund: Refund, invoice: Invoice, *, settled_on: date, bank_reference: str, paid_to: str, by: User
) -> Refund:
    refund.state = RefundState.SETTLED
    refund.settled_by, refund.settled_at = by, clock.now()
    refund.settled_on, refund.bank_reference, refund.paid_to = settled_on, bank_reference, paid_to
    refund.save(update_fields=["state", "settled_by", "settled_at", "settled_on", "bank_reference", "paid_to"])
    paid_out = {AccountKind.REFUNDABLE: refund.amount, AccountKind.RECEIVED: -refund.amount}
    _book(LedgerAct.REFUND_SETTLED, refund, paid_out, by)
    _count(invoice)
    fact = Refunded(
        refund=refund.pk,
        invoice=invoice.pk,
        organisation=invoice.organisation_id,
        subject_kind=invoice.subject_kind,
        subject=invoice.subject,
        is_whole=invoice.refunded == invoice.paid,
    )
    announce(fact, body=invoice.body)
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 已退款", f"Money paid back for invoice {invoice.number}"),
        bilingual(
            f"{settled_on:%Y-%m-%d} 已退回 {written(refund.money)} 至原付款账户，银行流水号 {bank_reference}。",
            f"{written(refund.money)} was sent to the account that paid on {settled_on:%Y-%m-%d}, "
            f"bank's reference {bank_reference}.",
        ),
    )
    return refund


@transaction.atomic
def drop_refund(refund: Refund, *, reason: str, by: User) -> Refund:
    """Not pay it back after all. It stays on record, with the reason, which the client reads."""
    refund, invoice = _held(refund, by)
    if refund.state not in PROMISED:
        raise Refused(_("This refund has ended already."))
    _refuse_while_it_is_sent(refund)
    if not reason.strip():
        raise Refused(_("Say why the refund is dropped."))
    refund.state = RefundState.DROPPED
    refund.dropped_by, refund.dropped_at, refund.drop_reason = by, clock.now(), reason.strip()
    refund.save(update_fields=["state", "dropped_by", "dropped_at", "drop_reason"])
    _book(LedgerAct.REFUND_DROPPED, refund, undone(_promised(refund)), by)
    _count(invoice)
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 的退款已取消", f"No refund for invoice {invoice.number} after all"),
        bilingual(
            f"原定退回的 {written(refund.money)} 不再退回。原因：{refund.drop_reason}。",
            f"The {written(refund.money)} announced does not go back: {refund.drop_reason}.",
        ),
    )
    return refund


def _held(refund: Refund, by: User) -> tuple[Refund, Invoice]:
    """The refund as it is once its invoice is locked: two people at once come one after the other."""
    invoice = locked(refund.invoice, by)
    return Refund.objects.select_related("body", "organisation", "invoice__body").get(pk=refund.pk), invoice


def _refuse_settling(refund: Refund, settled_on: date, bank_reference: str, paid_to: str, by: User) -> None:
    if refund.state == RefundState.OPEN:
        raise Refused(_("A second person has to approve this refund first."))
    if refund.state != RefundState.APPROVED:
        raise Refused(_("This refund has ended already."))
    if refund.approved_by_id == by.pk:
        raise Refused(_("Whoever approved a refund does not pay it out. Ask another person."))
    if settled_on > clock.today(refund.body.time_zone):
        raise Refused(_("The money cannot have been sent in the future."))
    if not bank_reference:
        raise Refused(_("Give the bank's reference, so that the transfer can be found on the statement."))
    if not paid_to:
        raise Refused(_("Say to which account of the payer it went."))


def _refuse_while_it_is_sent(refund: Refund) -> None:
    """One way only: what the provider is sending, or has sent, is neither sent by the bank nor dropped."""
    if Return.objects.filter(refund=refund, state__in=["asked", "pending", "succeeded"]).exists():
        raise Refused(_("Stripe is sending this money back to the card. Wait until it has, or has failed to."))


def _promised(refund: Refund) -> dict[AccountKind, int]:
    return {AccountKind.GIVEN_BACK: refund.amount, AccountKind.REFUNDABLE: -refund.amount}


def _book(act: LedgerAct, refund: Refund, moves: dict[AccountKind, int], by: User | None) -> None:
    """By the day on which money was sent, where any was."""
    reference = refund.bank_reference or refund.invoice.number
    booking = of_invoice(act, refund.pk, refund.invoice, moves, day=refund.settled_on, reference=reference)
    book(booking, by=by)


def _count(invoice: Invoice) -> None:
    """Add up what goes back of an invoice, and tell its client. The invoice is locked."""
    refunds = list(invoice.refunds.all())
    invoice.refunded = sum(one.amount for one in refunds if one.state == RefundState.SETTLED)
    invoice.refund_open = sum(one.amount for one in refunds if one.state in PROMISED)
    invoice.save(update_fields=["refunded", "refund_open"])
    state_invoice(invoice)
