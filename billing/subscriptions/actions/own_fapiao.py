"""A subscriber in mainland China asks for the fapiao of an invoice of ours; operators make it and record it here.

It is the subscriber's as with a body's client: asked for as it is to read, made in the tax office's system, handed on here.
"""

from collections.abc import Iterable
from typing import Any

from django.core.files import File
from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.fapiao import buyer_of, refuse_number
from billing.fapiao_files import DIGITAL, checked_fapiao, files_in, fingerprint, refuse_another_number
from billing.models import Fapiao, OwnFapiao, OwnFapiaoFile, OwnInvoiceState, Subscription, SubscriptionInvoice
from billing.subscriptions.actions.holding import held, only_operators, tell_body
from billing.tax import CURRENCY
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual


@transaction.atomic
def request_own_fapiao(
    invoice: SubscriptionInvoice, *, kind: Fapiao.Kind | str, title: str, tax_number: str, by: User
) -> OwnFapiao:
    """Ask for it, as one of the body's own staff. May be corrected until it has been made."""
    invoice = _held(invoice, by)
    if invoice.subscription.body.is_overseas:
        raise Refused(_("A fapiao is for subscribers in mainland China."))
    if invoice.currency != CURRENCY:
        raise Refused(_("A fapiao is made in CNY; this invoice is in %(currency)s.") % {"currency": invoice.currency})
    if not invoice.paid and invoice.state == OwnInvoiceState.WAIVED:
        raise Refused(_("This invoice was given up: no fapiao is due for it."))
    if OwnFapiao.objects.filter(invoice=invoice, recorded_at__isnull=False).exists():
        raise Refused(
            _("The fapiao for this invoice has been made already. Ask the platform's operators to replace it.")
        )
    asked = buyer_of(kind, title, tax_number) | {"requested_by": by, "requested_at": clock.now()}
    fapiao, _created = OwnFapiao.objects.update_or_create(invoice=invoice, defaults=asked)
    return fapiao


@transaction.atomic
def record_own_fapiao(fapiao: OwnFapiao, *, number: str, uploads: Iterable[Any] = (), by: User) -> OwnFapiao:
    """Write down the number of the fapiao that was made, with its files; tells the subscriber. Another number corrects it."""
    fapiao, number = _held_for(fapiao, by), number.strip()
    _refuse_own_number(number)
    _one_number_at_a_time()
    if not fapiao.recorded_at and not fapiao.is_due:
        raise Refused(_("This invoice was given up: no fapiao is due for it."))
    if fapiao.red_number and number != fapiao.number:
        raise Refused(_("A red-letter fapiao takes this one back, by its number: it stays."))
    if OwnFapiao.objects.filter(red_number=number).exists():
        raise Refused(_("This is the number of a red-letter fapiao."))
    if OwnFapiao.objects.filter(number=number).exclude(pk=fapiao.pk).exists():
        raise Refused(_("This number is recorded for another invoice."))
    before = fapiao.number
    if number != before:
        fapiao.number, fapiao.recorded_by = number, by
        fapiao.recorded_at = fapiao.recorded_at or clock.now()  # a correction is of the fapiao that was made then
        fapiao.save(update_fields=["number", "recorded_by", "recorded_at"])
    added = _keep_files(fapiao, number, uploads, by)
    if number == before and not added:
        raise Refused(_("This number is recorded already. Give another number, or the file."))
    named = fapiao.invoice.number
    if not before:
        subject = (f"账单 {named} 的发票已开具", f"The fapiao for invoice {named} is ready")
        text = (f"发票号码 {number}。", f"Number {number}.")
    elif number != before:
        subject = (f"账单 {named} 的发票已更正", f"The fapiao for invoice {named} was corrected")
        text = (f"发票号码 {number}，此前登记为 {before}。", f"Number {number}; before, {before} was recorded.")
    else:
        subject = (f"账单 {named} 的发票文件可供下载", f"The fapiao of invoice {named} can be downloaded")
        text = (f"发票号码 {number}。", f"Number {number}.")
    tell_body(fapiao.invoice.subscription, bilingual(*subject), bilingual(*text), by=by)
    return fapiao


@transaction.atomic
def record_own_red(fapiao: OwnFapiao, *, number: str, uploads: Iterable[Any] = (), by: User) -> OwnFapiao:
    """Write down the red-letter fapiao that takes back what was given up after the blue one was made."""
    fapiao, number = _held_for(fapiao, by), number.strip()
    _refuse_own_number(number)
    _one_number_at_a_time()
    if not fapiao.needs_red and not fapiao.red_number:
        raise Refused(_("Nothing of this fapiao is to be taken back."))
    if OwnFapiao.objects.filter(number=number).exists():
        raise Refused(_("This is the number of a fapiao that is not a red-letter one."))
    if OwnFapiao.objects.filter(red_number=number).exclude(pk=fapiao.pk).exists():
        raise Refused(_("This number is recorded for another invoice."))
    is_new = number != fapiao.red_number
    if is_new:
        fapiao.red_number, fapiao.red_recorded_by, fapiao.red_recorded_at = number, by, clock.now()
        fapiao.save(update_fields=["red_number", "red_recorded_by", "red_recorded_at"])
    if not _keep_files(fapiao, number, uploads, by) and not is_new:
        raise Refused(_("This number is recorded already. Give another number, or the file."))
    tell_body(
        fapiao.invoice.subscription,
        bilingual(
            f"账单 {fapiao.invoice.number} 的红字发票已开具",
            f"The red-letter fapiao for invoice {fapiao.invoice.number} is made",
        ),
        bilingual(
            f"红字发票号码 {number}，对应蓝字发票 {fapiao.number}。",
            f"Number {number}; it takes back what was given up of fapiao {fapiao.number}.",
        ),
        by=by,
    )
    return fapiao


def _refuse_own_number(number: str) -> None:
    refuse_number(number)
    if len(number) != DIGITAL:
        raise Refused(_("The number of a digital fapiao has 20 digits."))


def _one_number_at_a_time() -> None:
    """A number recorded as one fapiao's and as another's red-letter one, at the same moment, would not see each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('billing.own_fapiao'))")


def _keep_files(fapiao: OwnFapiao, number: str, uploads: Iterable[Any], by: User) -> int:
    """Each file, those of a ZIP one by one, under the number; gives how many are new. Raises Refused for the first that is none."""
    added = 0
    for name, file in files_in(one for one in uploads if one):
        if isinstance(file, Refused):
            raise file
        refuse_another_number(number, name, file)
        taken = checked_fapiao(file)
        sha256 = fingerprint(taken)
        if OwnFapiaoFile.objects.filter(fapiao=fapiao, number=number, sha256=sha256).exists():
            continue
        kept = OwnFapiaoFile(fapiao=fapiao, number=number, sha256=sha256, added_by=by, added_at=clock.now())
        kept.file.save(str(taken.name), File(taken), save=False)
        kept.save(force_insert=True)
        added += 1
    return added


def _held(invoice: SubscriptionInvoice, by: User | None) -> SubscriptionInvoice:
    subscription: Subscription = held(invoice.subscription, by)
    invoice = SubscriptionInvoice.objects.get(pk=invoice.pk)
    invoice.subscription = subscription
    return invoice


def _held_for(fapiao: OwnFapiao, by: User) -> OwnFapiao:
    only_operators(by, fapiao.invoice.subscription.body)
    invoice = _held(fapiao.invoice, None)
    fapiao = OwnFapiao.objects.get(pk=fapiao.pk)
    fapiao.invoice = invoice
    return fapiao
