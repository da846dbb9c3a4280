"""Money goes back to whoever paid: one opens, a second approves, one who did not approve pays it out."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.booking import Booking, book, undone
from billing.actions.locking import locked, one_after_another, refuse_strangers, state_invoice, tell_client
from billing.events import Refunded
from billing.models import PROMISED, AccountKind, Dispute, Invoice, LedgerAct, Refund, RefundState, Return, Transfer
from billing.queries import card_for, client_path, in_invoice, payers_of, way_back_of
from billing.reasons import BY_PROVIDER, in_both
from lib import clock
from lib.money import money_of, written
from lib.refusal import Refused
from lib.text import Bilingual, bilingual, spelled_day
from outbox.actions import announce


@transaction.atomic
def open_refund(
    invoice: Invoice, *, amount: int, reason: Bilingual, by: User | None, caused_by: User | None = None
) -> Refund:
    """Promise part or all of what was paid for an invoice back, in minor units. `by` is None where the product does it,
    because of what `caused_by` did.
    """
    invoice = locked(invoice, by)
    if amount <= 0:
        raise Refused(_("Give the amount that goes back."))
    if not invoice.paid:
        raise Refused(_("Nothing was paid for this invoice: nothing can go back."))
    if amount > invoice.paid - invoice.refunded - invoice.refund_open:
        raise Refused(
            _("%(amount)s is more than the %(left)s that was paid and has not gone back yet.")
            % {"amount": written(money_of(amount, invoice.currency)), "left": written(invoice.refundable)}
        )
    opened = Refund(
        body=invoice.body,
        organisation=invoice.organisation,
        invoice=invoice,
        currency=invoice.currency,
        caused_by=caused_by,
    )
    return _announced(_opened(opened, amount, reason, by))


@transaction.atomic
def open_refund_of_credit(transfer: Transfer, *, amount: int, reason: Bilingual, by: User | None) -> Refund:
    """Promise back what no invoice took of a transfer."""
    if by is not None:
        refuse_strangers(by, transfer.body)
    one_after_another(transfer.body)
    transfer = Transfer.objects.select_related("body", "organisation").get(pk=transfer.pk)
    if amount <= 0:
        raise Refused(_("Give the amount that goes back."))
    if amount > transfer.rest:
        raise Refused(
            _("Only %(rest)s of the transfer %(reference)s is left.")
            % {"rest": written(transfer.rest_money), "reference": transfer.bank_reference}
        )
    opened = Refund(
        body=transfer.body, organisation=transfer.organisation, transfer=transfer, currency=transfer.currency
    )
    return _announced(_opened(opened, amount, reason, by))


@transaction.atomic
def approve_refund(refund: Refund, *, by: User) -> Refund:
    """Agree that the money goes back. Never by who opened it; who approves does not pay it out either."""
    refund = _held(refund, by)
    if refund.state != RefundState.OPEN:
        raise Refused(_("This refund waits for no approval any more."))
    if refund.opened_by_id == by.pk:
        raise Refused(_("Whoever opened a refund does not approve it. Ask a second person."))
    if refund.caused_by_id == by.pk:
        raise Refused(_("You cancelled what this refund is for: a second person approves it."))
    refund.state = RefundState.APPROVED
    refund.approved_by, refund.approved_at = by, clock.now()
    refund.save(update_fields=["state", "approved_by", "approved_at"])
    return refund


@transaction.atomic
def settle_refund(
    refund: Refund, *, settled_on: date, bank_reference: str, paid_to: str, by: User, elsewhere_because: str = ""
) -> Refund:
    """Write down that the money was sent: when, under which reference, to which account. That is the payer's, or there is
    a reason.
    """
    refund = _held(refund, by)
    bank_reference, paid_to = " ".join(bank_reference.split()), " ".join(paid_to.split())
    _refuse_settling(refund, settled_on, bank_reference, paid_to, by)
    _refuse_while_it_is_sent(refund)
    refund.elsewhere_because = elsewhere_because.strip()
    _refuse_another_way(refund, bank_reference, paid_to)
    return _paid_back(refund, settled_on=settled_on, bank_reference=bank_reference, paid_to=paid_to, by=by)


@transaction.atomic
def settle_online_refund(refund: Refund, *, reference: str, by: User) -> Refund:
    """Write down that the provider sent it, as `by` had it do: `by` may have left the body since."""
    if refund.invoice:
        locked(refund.invoice, None)
    else:
        one_after_another(refund.body)
    refund = Refund.objects.select_related("body", "organisation", "invoice__body", "transfer").get(pk=refund.pk)
    today = clock.today(refund.body.time_zone)
    _refuse_settling(refund, today, reference, BY_PROVIDER, by)
    return _paid_back(refund, settled_on=today, bank_reference=reference, paid_to=BY_PROVIDER, by=by)


@transaction.atomic
def refund_came_back(refund: Refund) -> Refund:
    """The money did not reach the payer after all: a counter-entry, and another refund over it, which is approved as this one
    was and waits to be paid out. Gives that one. By the product: the provider says so.
    """
    if refund.invoice:
        locked(refund.invoice, None)
    else:
        one_after_another(refund.body)
    refund = Refund.objects.select_related("body", "organisation", "invoice__body", "transfer").get(pk=refund.pk)
    if refund.state != RefundState.SETTLED:
        return refund
    refund.state = RefundState.RETURNED
    refund.save(update_fields=["state"])
    source = AccountKind.GIVEN_BACK if refund.invoice_id else AccountKind.CREDIT
    back = {_lay_at(refund): refund.amount, source: -refund.amount}
    book(_booking(LedgerAct.REFUND_RETURNED, refund, back), by=None)
    anew = _like(refund)
    anew.follows = refund
    _opened(anew, refund.amount, refund.reason, refund.opened_by)
    anew.state = RefundState.APPROVED
    anew.approved_by, anew.approved_at = refund.approved_by, refund.approved_at
    anew.save(update_fields=["state", "approved_by", "approved_at"])
    assert refund.settled_on is not None  # noqa: S101  # it was settled
    day = spelled_day(refund.settled_on)
    _tell(
        anew,
        ("的退款未到账", "Money did not reach you for"),
        f"{day['zh']}退回的 {written(refund.money)} 未能到账，将重新退回。",
        f"The {written(refund.money)} sent on {day['en']} did not arrive. It is sent again.",
    )
    return anew


def _paid_back(refund: Refund, *, settled_on: date, bank_reference: str, paid_to: str, by: User) -> Refund:
    refund.state = RefundState.SETTLED
    refund.settled_by, refund.settled_at = by, clock.now()
    refund.settled_on, refund.bank_reference, refund.paid_to = settled_on, bank_reference, paid_to
    told = ["settled_by", "settled_at", "settled_on", "bank_reference", "paid_to", "elsewhere_because"]
    refund.save(update_fields=["state", *told])
    paid_out = {AccountKind.REFUNDABLE: refund.amount, _lay_at(refund): -refund.amount}
    book(_booking(LedgerAct.REFUND_SETTLED, refund, paid_out), by=by)
    _count(refund)
    _announce(refund)
    where_zh, where_en = "原付款账户，银行流水号", "the account that paid, bank's reference"
    if paid_to == BY_PROVIDER:
        where_zh, where_en = "原付款卡或账户，Stripe 退款编号", "the card or account that paid, Stripe's reference"
    elif refund.elsewhere_because:
        where_zh, where_en = f"{paid_to}，银行流水号", f"{paid_to}, bank's reference"
    day = spelled_day(settled_on)
    _tell(
        refund,
        ("已退款", "Money paid back for"),
        f"{day['zh']}已退回 {written(refund.money)} 至{where_zh} {bank_reference}。",
        f"{written(refund.money)} was sent to {where_en} {bank_reference}, on {day['en']}.",
    )
    return refund


@transaction.atomic
def drop_refund(refund: Refund, *, reason: str, by: User) -> Refund:
    """Not pay it back after all. It stays on record, with the reason, which the client reads."""
    refund = _held(refund, by)
    if refund.state not in PROMISED:
        raise Refused(_("This refund has ended already."))
    _refuse_while_it_is_sent(refund)
    if refund.opened_by_id is None:
        raise Refused(
            _(
                "This refund is owed by the terms of what was cancelled: it is paid out. If the money never came, take the payment "
                "back, and the refund falls away with it."
            )
        )
    if not reason.strip():
        raise Refused(_("Say why the refund is dropped."))
    if refund.invoice and refund.invoice.covered > refund.invoice.refunded + refund.invoice.refund_open - refund.amount:
        raise Refused(_("A credit note stands for this refund already: pay it out."))
    _drop(refund, reason, by)
    return refund


def drop_for(invoice: Invoice, amount: int, *, reason: str, by: User | None) -> int:
    """Money that was counted never came: of what the product promised back and no credit note stands for, drop so much.
    Gives how much was dropped.

    The invoice is locked. `by` is None where a bank took the money back. What the provider is sending is passed over.
    """
    left = wanted = max(0, min(amount, invoice.refunded + invoice.refund_open - invoice.covered))
    for refund in invoice.refunds.filter(state__in=PROMISED, opened_by=None).order_by("-opened_at", "pk"):
        if not left:
            break
        if _is_sent(refund):
            continue
        stays = max(0, refund.amount - left)
        _drop(refund, reason, by, stays=stays)
        left -= refund.amount - stays
        invoice.refresh_from_db(fields=["refunded", "refund_open", "revision"])
    return wanted - left


def _drop(refund: Refund, reason: str, by: User | None, *, stays: int = 0) -> None:
    """`stays`: so much of it is promised anew in the same moment, for a credit note may stand for that."""
    refund.state = RefundState.DROPPED
    refund.dropped_by, refund.dropped_at, refund.drop_reason = by, clock.now(), reason.strip()
    refund.save(update_fields=["state", "dropped_by", "dropped_at", "drop_reason"])
    book(_booking(LedgerAct.REFUND_DROPPED, refund, undone(_promised(refund))), by=by)
    anew = _opened(_like(refund), stays, refund.reason, None) if stays else None
    if anew is None:
        _count(refund)
    why = in_both(refund.drop_reason)
    _tell(
        refund,
        ("的退款已撤销", "No refund after all for"),
        f"原定退回的 {written(refund.money)} 不再退回。原因：{why['zh']}。",
        f"The {written(refund.money)} announced does not go back: {why['en']}.",
    )
    if anew is not None:
        _announced(anew)


def _like(refund: Refund) -> Refund:
    """Another of the same money."""
    return Refund(
        body=refund.body,
        organisation=refund.organisation,
        invoice=refund.invoice,
        transfer=refund.transfer,
        currency=refund.currency,
        caused_by=refund.caused_by,
    )


def _opened(refund: Refund, amount: int, reason: Bilingual, by: User | None) -> Refund:
    zh, en = reason.get("zh", "").strip(), reason.get("en", "").strip()
    if not zh and not en:
        raise Refused(_("Say why money goes back. The client reads it."))
    refund.amount, refund.reason_zh, refund.reason_en = amount, zh, en
    refund.opened_by, refund.opened_at = by, clock.now()
    refund.save(force_insert=True)
    book(_booking(LedgerAct.REFUND_OPENED, refund, _promised(refund)), by=by)
    _count(refund)
    return refund


def _announced(refund: Refund) -> Refund:
    zh, en = refund.reason_zh, refund.reason_en
    _tell(
        refund,
        ("将退款", "A refund for"),
        f"将退回 {written(refund.money)} 至原付款账户。原因：{zh or en}。",
        f"{written(refund.money)} goes back to the account that paid. Reason: {en or zh}.",
    )
    return refund


def _held(refund: Refund, by: User) -> Refund:
    """The refund as it is once what it is of is locked: two people at once come one after the other."""
    if refund.invoice:
        locked(refund.invoice, by)
    else:
        refuse_strangers(by, refund.body)
        one_after_another(refund.body)
    return Refund.objects.select_related("body", "organisation", "invoice__body", "transfer").get(pk=refund.pk)


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
    if _is_sent(refund):
        raise Refused(_("Stripe is sending this money back to the card. Wait until it has, or has failed to."))


def _is_sent(refund: Refund) -> bool:
    """Of one on its way at an account that is gone nobody hears any more: people look there, and write down what they see."""
    on_its_way = Return.objects.filter(refund=refund, state__in=["asked", "pending", "succeeded"])
    return on_its_way.exclude(state="pending", checkout__account__gone_at__isnull=False).exists()


def _refuse_another_way(refund: Refund, bank_reference: str, paid_to: str) -> None:
    """Money goes back the way it came: to the card that paid it, unless that was tried; else to an account that paid."""
    payers = payers_of(refund)
    by_bank = sum(
        in_invoice(one, refund.invoice) if refund.invoice else one.amount for one in payers if one.recorded_by_id
    )
    tried = [refund.pk, refund.follows_id]
    was_tried = Return.objects.filter(refund__in=tried, state__in=["failed", "pending"]).exists()
    is_taken_by_bank = Dispute.objects.filter(
        dispute__iexact=bank_reference, checkout__account__body=refund.body
    ).exists()
    if is_taken_by_bank:  # the payer's bank took this very money: that was its way back
        return
    if by_bank < refund.amount and not was_tried and card_for(refund) is not None:
        raise Refused(_("This money came by card: send it back to the card, not by bank transfer."))
    known = {_bare(one.payer_account) for one in payers if one.payer_account}
    if known and not any(account in _bare(paid_to) for account in known) and not refund.elsewhere_because:
        raise Refused(
            _("The money came from %(account)s. If it goes to another account, say why.")
            % {"account": way_back_of(refund)}
        )


def _bare(account: str) -> str:
    """An account's number, however it is grouped."""
    return "".join(letter for letter in account.upper() if letter.isalnum())


def _lay_at(refund: Refund) -> AccountKind:
    """Where the money lay that was paid out: at the provider, where it sent it, or the payer's bank took it there."""
    by_dispute = Dispute.objects.filter(dispute__iexact=refund.bank_reference, checkout__account__body=refund.body)
    is_there = refund.went_by_card or by_dispute.exists()
    return AccountKind.AT_PROVIDER if is_there else AccountKind.RECEIVED


def _promised(refund: Refund) -> dict[AccountKind, int]:
    """Money of an invoice goes back though what it was for stays charged; credit of a client is its own."""
    source = AccountKind.GIVEN_BACK if refund.invoice_id else AccountKind.CREDIT
    return {source: refund.amount, AccountKind.REFUNDABLE: -refund.amount}


def _booking(act: LedgerAct, refund: Refund, moves: dict[AccountKind, int]) -> Booking:
    """By the day on which money was sent, where any was."""
    return Booking(
        act=act,
        source=refund.pk,
        body=refund.body,
        organisation=refund.organisation_id,
        currency=refund.currency,
        moves=moves,
        day=(refund.settled_on if act == LedgerAct.REFUND_SETTLED else None) or clock.today(refund.body.time_zone),
        reference=refund.bank_reference or refund.named,
        invoice=refund.invoice,
    )


def _count(refund: Refund) -> None:
    """Add up what goes back of an invoice, and tell its client. The invoice is locked."""
    if refund.invoice is None:
        return
    invoice = Invoice.objects.select_related("body", "organisation").get(pk=refund.invoice.pk)
    refunds = list(invoice.refunds.all())
    invoice.refunded = sum(one.amount for one in refunds if one.state == RefundState.SETTLED)
    invoice.refund_open = sum(one.amount for one in refunds if one.state in PROMISED)
    invoice.save(update_fields=["refunded", "refund_open"])
    state_invoice(invoice)
    refund.invoice = invoice


def _announce(refund: Refund) -> None:
    invoice = refund.invoice
    fact = Refunded(
        refund=refund.pk,
        invoice=refund.invoice_id,
        organisation=refund.organisation_id,
        subject_kind=invoice.subject_kind if invoice else "",
        subject=invoice.subject if invoice else None,
        is_whole=bool(invoice and invoice.refunded == invoice.paid),
    )
    announce(fact, body=refund.body)


def _tell(refund: Refund, happened: tuple[str, str], zh: str, en: str) -> None:
    of_zh, of_en = ("账单", "invoice") if refund.invoice else ("转账", "transfer")
    tell_client(
        refund.body,
        refund.organisation,
        bilingual(f"{of_zh} {refund.named} {happened[0]}", f"{happened[1]} {of_en} {refund.named}"),
        bilingual(zh, en),
        url=client_path(refund.invoice) if refund.invoice else "",
    )
