"""A transfer comes to the bank: it pays one invoice or several, and what is left stays the client's credit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from billing.actions.locking import locked, one_after_another, refuse_strangers, tell_client
from billing.actions.payments import book_transfer, end_transfer, pay_from, tell_of_used_credit
from billing.actions.taking_back import reverse
from billing.models import Invoice, Transfer, TransferBatch
from billing.queries import account_path, credit_for, in_invoice
from lib import clock
from lib.money import CURRENCIES, money_of, written
from lib.refusal import Refused
from lib.text import bilingual, spelled_day, written_day
from tenants.models import CertificationBody


@dataclass(frozen=True)
class Allotment:
    """How much of a transfer pays an invoice, in minor units."""

    invoice: Invoice
    amount: int


@transaction.atomic
def record_transfer(
    organisation: Organisation,
    *,
    body: CertificationBody,
    amount: int,
    currency: str,
    received_on: date,
    bank_reference: str,
    by: User,
    payer_name: str = "",
    payer_account: str = "",
    allotments: Sequence[Allotment] = (),
    batch: TransferBatch | None = None,
) -> Transfer:
    """Write down a transfer with what it pays. What is left over stays the credit of `organisation`. `batch`: with which others."""
    bank_reference = " ".join(bank_reference.split())
    invoices = _held(body, allotments, by)
    one_after_another(body)
    _refuse_transfer(body, amount, currency, received_on, bank_reference)
    rest = amount - sum(one.amount for one in allotments)
    if rest < 0:
        raise Refused(_("What the invoices take is more than the %(amount)s that came.") % _said(amount, currency))
    transfer = Transfer.objects.create(
        body=body,
        organisation=organisation,
        amount=amount,
        currency=currency,
        received_on=received_on,
        bank_reference=bank_reference,
        payer_name=" ".join(payer_name.split()),
        payer_account=" ".join(payer_account.split()),
        batch=batch,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    if not allotments:
        book_transfer(transfer, by)
    for place, one in enumerate(allotments):
        held, is_part = invoices[one.invoice.pk], len(allotments) > 1
        pay_from(transfer, held, one.amount, by=by, is_part=is_part, is_new=not place)
    if rest:
        tell_of_credit(transfer)
    return transfer


@transaction.atomic
def allot(transfer: Transfer, invoice: Invoice, *, amount: int, by: User) -> Transfer:
    """Pay an invoice from what is left of a transfer."""
    (invoice,) = _held(transfer.body, [Allotment(invoice, amount)], by).values()
    one_after_another(transfer.body)
    transfer = Transfer.objects.select_related("body", "organisation").get(pk=transfer.pk)
    if not transfer.stands:
        raise Refused(_("This transfer was taken back: nothing is left of it."))
    pay_from(transfer, invoice, amount, by=by, is_part=True, was_credit=True)
    tell_of_used_credit(invoice, amount)
    return transfer


@transaction.atomic
def use_credit(invoice: Invoice, *, amount: int, by: User) -> Invoice:
    """Pay an invoice from the client's credit, the oldest first."""
    (invoice,) = _held(invoice.body, [Allotment(invoice, amount)], by).values()
    one_after_another(invoice.body)
    left = amount
    for source in credit_for(invoice):
        if left > 0:
            taken = min(left, source.rest)
            pay_from(source, invoice, taken, by=by, is_part=True, was_credit=True)
            left -= taken
    if amount <= 0:
        raise Refused(_("Give the amount that the credit pays."))
    if left > 0:
        raise Refused(
            _("The client's credit is %(credit)s.") % {"credit": written(money_of(amount - left, invoice.currency))}
        )
    tell_of_used_credit(invoice, amount)
    return invoice


@transaction.atomic
def take_back_transfer(transfer: Transfer, *, reason: str, by: User) -> Transfer:
    """Take a transfer back that was recorded by mistake, with everything that it paid. All of it stays on record, and its client
    reads why.
    """
    payments = transfer.payments.standing().select_related("invoice__body")
    held = {
        invoice.pk: locked(invoice, by) for invoice in sorted((one.invoice for one in payments), key=lambda one: one.pk)
    }
    refuse_strangers(by, transfer.body)
    one_after_another(transfer.body)
    transfer = Transfer.objects.select_related("body", "organisation").get(pk=transfer.pk)
    if not transfer.stands:
        raise Refused(_("This transfer has been taken back already."))
    if transfer.recorded_by_id is None:
        raise Refused(_("This money came by card: it cannot be a mistake of writing. Send it back instead."))
    if not reason.strip():
        raise Refused(_("Say why the transfer is taken back."))
    if transfer.refunds.exclude(state__in=["dropped", "returned"]).exists():
        raise Refused(_("Part of this transfer goes back to the client. Drop that refund first, if it can be dropped."))
    left = transfer.rest
    standing = transfer.payments.standing().order_by("recorded_at", "pk")
    if any(payment.invoice_id not in held for payment in standing):
        raise Refused(_("This transfer has just been used for another invoice. Look at it again."))
    for payment in standing:
        if in_invoice(transfer, held[payment.invoice_id]) > 0:  # else a credit note made all of it credit
            reverse(held[payment.invoice_id], payment, reason=reason.strip(), by=by)
    if left:
        _tell_of_credit_gone(transfer, left, reason.strip())
    return end_transfer(transfer, reason.strip(), by)


def _held(body: CertificationBody, allotments: Iterable[Allotment], by: User) -> dict[UUID, Invoice]:
    """The invoices, each locked, in an order that is the same for everybody. For a person who works for their body."""
    refuse_strangers(by, body)
    wanted = {one.invoice.pk: one.invoice for one in allotments}
    held = {pk: locked(wanted[pk], None) for pk in sorted(wanted)}
    if any(invoice.body_id != body.pk for invoice in held.values()):
        raise Refused(_("Only the body's own staff may do this."))
    return held


def _refuse_transfer(
    body: CertificationBody, amount: int, currency: str, received_on: date, bank_reference: str
) -> None:
    if amount <= 0:
        raise Refused(_("Give the amount that was received."))
    if currency not in CURRENCIES:
        raise Refused(_("We do not know the currency %(currency)s.") % {"currency": currency})
    if received_on > clock.today(body.time_zone):
        raise Refused(_("The money cannot have been received in the future."))
    if not bank_reference:
        raise Refused(_("Give the bank's reference, so that the payment can be found on the statement."))
    known = Transfer.objects.for_body(body).standing().named(bank_reference).first()
    if known is not None:
        raise Refused(
            _("The transfer %(reference)s over %(amount)s is recorded already, as received on %(day)s.")
            % {"reference": known.bank_reference, "amount": written(known.money), "day": written_day(known.received_on)}
        )


def _said(amount: int, currency: str) -> dict[str, str]:
    return {"amount": written(money_of(amount, currency))}


def tell_of_credit(transfer: Transfer) -> None:
    amount, left, reference = written(transfer.money), written(transfer.rest_money), transfer.bank_reference
    tell_client(
        transfer.body,
        transfer.organisation,
        bilingual(f"收到转账 {reference}", f"Transfer {reference} has come"),
        bilingual(
            f"收到 {amount}，其中 {left} 未对应账单，留作贵单位的预付余额：可冲抵以后的账单，或经贵单位要求退回。",
            f"We received {amount}. {left} of it belongs to no invoice and is kept as your credit: "
            "for a later invoice, or to be returned if you ask for it.",
        ),
        url=account_path(transfer.organisation),
    )


def _tell_of_credit_gone(transfer: Transfer, left: int, reason: str) -> None:
    """Who was told of its credit hears that it was a mistake. Of what the transfer paid, each invoice tells."""
    gone, reference = written(money_of(left, transfer.currency)), transfer.bank_reference
    day = spelled_day(transfer.received_on)
    tell_client(
        transfer.body,
        transfer.organisation,
        bilingual(f"转账 {reference} 的登记已撤销", f"Transfer {reference} is taken back"),
        bilingual(
            f"{day['zh']}收到的转账系误记，该登记现已撤销，贵单位的预付余额减少 {gone}。原因：{reason}",
            f"It was recorded by mistake, as received on {day['en']}, and is taken back: {gone} of it is not your credit any more. {reason}",
        ),
        url=account_path(transfer.organisation),
    )
