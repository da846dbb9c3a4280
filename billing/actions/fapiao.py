"""An organisation asks for a fapiao; finance staff make it in the tax office's system and record it here."""

from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.locking import locked, tell_organisation
from billing.models import Fapiao, Invoice, State
from billing.queries import acts_for
from billing.tax import tax_number_of
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual


@transaction.atomic
def request_fapiao(invoice: Invoice, *, kind: Fapiao.Kind | str, title: str, tax_number: str, by: User) -> Fapiao:
    """Ask for a fapiao, as a member of the organisation. May be corrected until it has been made."""
    invoice = Invoice.objects.select_for_update(of=("self",)).select_related("body").get(pk=invoice.pk)
    if not acts_for(by, invoice.organisation_id):
        raise Refused(_("Only the organisation's own people may ask for its fapiao."))
    if invoice.state not in {State.ISSUED, State.PAID}:
        raise Refused(_("A fapiao can be asked for once the invoice is issued and not cancelled."))
    number = tax_number_of(tax_number)
    if not number:
        raise Refused(_("This tax number is mistyped: its check digit does not fit. It has 18 digits and letters."))
    if Fapiao.objects.filter(invoice=invoice, recorded_at__isnull=False).exists():
        raise Refused(
            _("The fapiao for this invoice has been made already. Ask the body's finance staff to replace it.")
        )
    asked = {"kind": kind, "title": title.strip(), "tax_number": number, "requested_by": by}
    fapiao, _created = Fapiao.objects.update_or_create(invoice=invoice, defaults=asked | {"requested_at": clock.now()})
    return fapiao


@transaction.atomic
def record_fapiao(invoice: Invoice, *, number: str, by: User, file: "File[Any] | None" = None) -> Fapiao:
    """Write down the number of the fapiao that was made, with its file; tells the organisation. A correction replaces it."""
    invoice = locked(invoice, by)
    fapiao = Fapiao.objects.filter(invoice=invoice).first()
    if fapiao is None:
        raise Refused(_("Nobody has asked for a fapiao for this invoice."))
    number = number.strip()
    if not (number.isascii() and number.isdigit() and len(number) in {8, 20}):
        raise Refused(_("A fapiao number has 20 digits (digital) or 8 (paper)."))
    fapiao.number = number
    if file is not None:
        fapiao.file = file
    fapiao.recorded_by, fapiao.recorded_at = by, clock.now()
    fapiao.save(update_fields=["number", "file", "recorded_by", "recorded_at"])
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 的发票已开具", f"The fapiao for invoice {invoice.number} is ready"),
        bilingual(f"发票号码 {number}。", f"Number {number}."),
    )
    return fapiao
