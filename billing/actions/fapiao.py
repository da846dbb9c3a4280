"""An organisation asks for a fapiao; finance staff make it in the tax office's system and record it here."""

from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for, may_enter_body
from billing.actions.locking import locked, one_after_another, tell_organisation
from billing.models import CreditNote, Fapiao, FapiaoVersion, Invoice, NoteState, RedFapiao, State
from billing.queries import waits_for_payment
from lib import clock
from lib.credit_code import credit_code
from lib.refusal import Refused
from lib.text import bilingual
from tenants.models import CertificationBody


@transaction.atomic
def request_fapiao(invoice: Invoice, *, kind: Fapiao.Kind | str, title: str, tax_number: str, by: User) -> Fapiao:
    """Ask for a fapiao, as a member of the organisation, or for one that asked finance staff by other ways. May be corrected until
    it has been made. An ordinary one for a person, an authority or a buyer abroad bears no tax number.
    """
    invoice = locked(invoice, None)
    if not acts_for(by, invoice.organisation_id) and not may_enter_body(by, invoice.body):
        raise Refused(_("Only the organisation's own people may ask for its fapiao."))
    if invoice.state not in {State.ISSUED, State.PAID} or invoice.creditable <= 0:
        raise Refused(_("A fapiao can be asked for once the invoice is issued and not cancelled."))
    buyer = buyer_of(kind, title, tax_number)
    if Fapiao.objects.filter(invoice=invoice, recorded_at__isnull=False).exists():
        raise Refused(
            _("The fapiao for this invoice has been made already. Ask the body's finance staff to replace it.")
        )
    _refuse_once_exported(invoice, by)
    asked = buyer | {"requested_by": by}
    fapiao, _created = Fapiao.objects.update_or_create(invoice=invoice, defaults=asked | {"requested_at": clock.now()})
    return fapiao


def buyer_of(kind: Fapiao.Kind | str, title: str, tax_number: str) -> dict[str, Any]:
    """Kind, title and tax number as a fapiao keeps them. Raises Refused where they do not go together."""
    number = credit_code(tax_number)
    if not title.strip():
        raise Refused(_("A fapiao is made out to somebody: give its title."))
    if not tax_number.strip() and kind == Fapiao.Kind.SPECIAL:
        raise Refused(_("A special fapiao bears the buyer's tax number."))
    if not number and tax_number.strip():
        raise Refused(_("This tax number is mistyped: its check digit does not fit. It has 18 digits and letters."))
    return {"kind": kind, "title": title.strip(), "tax_number": number}


def _refuse_once_exported(invoice: Invoice, by: User) -> None:
    """What the sheet says is being made: finance staff, who have it, may still change it."""
    is_exported = Fapiao.objects.filter(invoice=invoice, exported_at__isnull=False).exists()
    if is_exported and not may_enter_body(by, invoice.body):
        raise Refused(_("This fapiao is being made as it was asked for. Ask the body's finance staff to change it."))


@transaction.atomic
def make_fapiao_early(invoice: Invoice, *, by: User) -> Fapiao:
    """Have a fapiao made though its invoice is not paid yet, where the body makes them after payment. Payment stays owed."""
    invoice = locked(invoice, by)
    fapiao = Fapiao.objects.filter(invoice=invoice).first()
    if fapiao is None:
        raise Refused(_("Nobody has asked for a fapiao for this invoice."))
    if not waits_for_payment(invoice):
        raise Refused(_("This fapiao does not wait for payment."))
    fapiao.early_by, fapiao.early_at = by, clock.now()
    fapiao.save(update_fields=["early_by", "early_at"])
    return fapiao


@transaction.atomic
def record_fapiao(invoice: Invoice, *, number: str, by: User, file: "File[Any] | None" = None) -> Fapiao:
    """Write down the number of the fapiao that was made, with its file; tells the organisation.

    A correction replaces both: a file belongs to its number, so a new number without a file leaves none. What was
    recorded before stays on record.
    """
    invoice = locked(invoice, by)
    fapiao = Fapiao.objects.filter(invoice=invoice).first()
    number = number.strip()
    if fapiao is None:
        raise Refused(_("Nobody has asked for a fapiao for this invoice."))
    _refuse_record(invoice, fapiao, number, file)

    before = fapiao.number
    fapiao.number = number
    fapiao.file = file if file is not None else None if number != before else fapiao.file
    fapiao.recorded_by, fapiao.recorded_at = by, clock.now()
    fapiao.save(update_fields=["number", "file", "recorded_by", "recorded_at"])
    FapiaoVersion.objects.create(
        fapiao=fapiao, number=number, file=fapiao.file.name or "", recorded_by=by, recorded_at=fapiao.recorded_at
    )
    _tell(invoice, fapiao, before)
    return fapiao


def refuse_number(number: str) -> None:
    if not (number.isascii() and number.isdigit() and len(number) in {8, 20}):
        raise Refused(_("A fapiao number has 20 digits (digital) or 8 (paper)."))


def refuse_taken_number(number: str, body: CertificationBody, *, blue_of: Invoice | None = None) -> None:
    """A number is that of one fapiao, blue or red, and of one client, whose files lie under it; its own invoices may share a blue one.
    `blue_of`: the invoice that it is the blue one of. Whoever calls holds that invoice; numbers of a body wait for each other.
    """
    refuse_number(number)
    one_after_another(body)
    if RedFapiao.objects.filter(body=body, number=number).exists():
        raise Refused(_("This is the number of a red-letter fapiao."))
    blue = Fapiao.objects.filter(number=number, invoice__body=body)
    if blue_of is None and blue.exists():
        raise Refused(_("This is the number of a blue fapiao. The red-letter one has its own."))
    if blue_of is not None and blue.exclude(invoice__organisation=blue_of.organisation_id).exists():
        raise Refused(_("This number is recorded for an invoice of another client."))


def _refuse_record(invoice: Invoice, fapiao: Fapiao, number: str, file: "File[Any] | None") -> None:
    refuse_taken_number(number, invoice.body, blue_of=invoice)
    if number == fapiao.number and file is None:
        raise Refused(_("This number is recorded already. Give another number, or the file."))
    if invoice.state == State.CANCELLED and not fapiao.number:
        raise Refused(_("This invoice is cancelled: no fapiao is due for it."))
    if invoice.creditable <= 0 and not fapiao.number:
        raise Refused(_("All of this invoice was credited: no fapiao is due for it."))
    if number != fapiao.number and _is_taken_back(invoice):
        raise Refused(
            _("A credit note takes this fapiao back, by its number. End the red-letter form and drop the note first.")
        )


def _is_taken_back(invoice: Invoice) -> bool:
    notes = CreditNote.objects.filter(invoice=invoice, state=NoteState.OPEN)
    return notes.exclude(blue_number="").exists()


def _tell(invoice: Invoice, fapiao: Fapiao, before: str) -> None:
    number = fapiao.number
    if not before:
        subject = (f"账单 {invoice.number} 的发票已开具", f"The fapiao for invoice {invoice.number} is ready")
        text = (f"发票号码 {number}。", f"Number {number}.")
    else:
        subject = (f"账单 {invoice.number} 的发票已更正", f"The fapiao for invoice {invoice.number} was corrected")
        text = (f"发票号码 {number}，此前登记为 {before}。", f"Number {number}; before, {before} was recorded.")
    if before and not fapiao.file:
        text = (f"{text[0]}原文件已撤下。", f"{text[1]} The file of before is no longer offered.")
    tell_organisation(invoice, bilingual(*subject), bilingual(*text))
