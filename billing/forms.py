"""What finance staff and clients type about money."""

import codecs
import zipfile
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation
from billing.actions import LineData
from billing.models import BankAccount, Fapiao, Invoice
from billing.queries import question_about_transfer
from billing.tax import USUAL_RATE
from lib import zips
from lib.credit_code import credit_code
from lib.fields import DayInput
from lib.money import CURRENCIES, minor_units
from lib.refusal import Refused
from lib.text import bilingual
from web.uploads import checked

BIGGEST_FAPIAO = 5 * 1024 * 1024


class BankAccountForm(forms.ModelForm[BankAccount]):
    printed = ("holder", "bank", "number", "bank_code", "tax_number")

    class Meta:
        model = BankAccount
        fields = ["holder", "bank", "number", "bank_code", "tax_number", "days_to_pay", "tax_rounding"]
        widgets = {"tax_rounding": forms.RadioSelect}
        help_texts = {
            "number": gettext_lazy("As your clients should type it."),
            "tax_number": gettext_lazy("Printed on the invoice."),
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["tax_rounding"].required = False

    def clean_tax_rounding(self) -> str:
        return self.cleaned_data["tax_rounding"] or self.instance.tax_rounding


class IssueInvoiceForm(forms.Form):
    due_on = forms.DateField(label=gettext_lazy("Pay by"), widget=DayInput())


class _AmountForm(forms.Form):
    """An amount of money of an invoice, in its currency."""

    def __init__(self, *args: Any, invoice: Invoice, **more: Any) -> None:
        super().__init__(*args, **more)
        self.invoice = invoice
        self.fields["amount"].help_text = _("In %(currency)s.") % {"currency": invoice.currency}

    def clean_amount(self) -> int:
        return _minor(self.cleaned_data["amount"], self.invoice.currency)


class PaymentForm(_AmountForm):
    amount = forms.DecimalField(label=gettext_lazy("Amount received"), max_digits=14, decimal_places=2)
    received_on = forms.DateField(label=gettext_lazy("Received on"), widget=DayInput())
    bank_reference = forms.CharField(
        label=gettext_lazy("Bank's reference"),
        max_length=60,
        help_text=gettext_lazy("The transaction number on the bank statement."),
    )

    is_part = forms.BooleanField(  # asked only where it is a question
        label=gettext_lazy("Yes: one transfer paid these invoices together"),
        required=False,
        widget=forms.HiddenInput,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "amount" not in cleaned or "bank_reference" not in cleaned:
            return cleaned
        if question := question_about_transfer(self.invoice, cleaned["bank_reference"], cleaned["amount"]):
            self.fields["is_part"].widget = forms.CheckboxInput()
            if not cleaned["is_part"]:
                self.add_error("is_part", question)
        return cleaned


def _minor(amount: Decimal, currency: str) -> int:
    try:
        return minor_units(amount, currency)
    except Refused as refusal:
        raise forms.ValidationError(str(refusal)) from None


class InvoiceReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class RefundForm(_AmountForm):
    """Part or all of what was paid for an invoice."""

    amount = forms.DecimalField(label=gettext_lazy("Amount that goes back"), max_digits=14, decimal_places=2)
    reason_zh = forms.CharField(label=gettext_lazy("Reason in Chinese"), max_length=300, required=False)
    reason_en = forms.CharField(label=gettext_lazy("Reason in English"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("reason_zh") and not cleaned.get("reason_en"):
            self.add_error("reason_zh", _("Say in one language at least why money goes back. The client reads it."))
        return cleaned

    @property
    def reason(self) -> dict[str, str]:
        return bilingual(self.cleaned_data["reason_zh"], self.cleaned_data["reason_en"])


class SettleRefundForm(forms.Form):
    settled_on = forms.DateField(label=gettext_lazy("Sent on"), widget=DayInput())
    bank_reference = forms.CharField(
        label=gettext_lazy("Bank's reference"),
        max_length=60,
        help_text=gettext_lazy("The transaction number on the bank statement."),
    )
    paid_to = forms.CharField(
        label=gettext_lazy("Payer's account it went to"),
        max_length=200,
        help_text=gettext_lazy("Holder and account from which the payment came. Money goes back nowhere else."),
    )


class FapiaoRequestForm(forms.ModelForm[Fapiao]):
    class Meta:
        model = Fapiao
        fields = ["kind", "title", "tax_number"]
        widgets = {"kind": forms.RadioSelect}
        help_texts = {"tax_number": gettext_lazy("The unified social credit code: 18 digits and letters.")}

    def clean_tax_number(self) -> str:
        number = credit_code(self.cleaned_data["tax_number"])
        if not number:
            raise forms.ValidationError(_("The check digit does not fit. Please compare it with your licence."))
        return number


class FapiaoRecordForm(forms.Form):
    number = forms.CharField(label=gettext_lazy("Fapiao number"), max_length=20)
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy(
            "PDF, OFD or XML, at most 5 MB. A new number needs its own file: the one of before goes."
        ),
    )

    def clean_file(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > BIGGEST_FAPIAO:
            raise forms.ValidationError(_("This file is larger than 5 MB."))
        ending = _fapiao_ending(file)
        if not ending:
            raise forms.ValidationError(_("This file is no PDF, OFD or XML, whatever it is called."))
        file.name = f"fapiao{ending}"  # the storage makes it unique; what a stranger called it is of no use
        try:
            checked(file, biggest=BIGGEST_FAPIAO)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return file


def _fapiao_ending(file: "UploadedFile[bytes]") -> str:
    """What a fapiao's file is by its content. The legal originals of a digital fapiao are OFD and XML."""
    head = file.read(64).removeprefix(codecs.BOM_UTF8)
    file.seek(0)
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"<?xml"):
        return ".xml"
    try:
        with zips.opened(file) as archive:
            is_ofd = "OFD.xml" in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        is_ofd = False
    file.seek(0)
    return ".ofd" if is_ofd else ""


class InvoiceForm(forms.Form):
    """The head of an invoice drafted by hand. The organisation is found by its exact code or name: nobody browses clients."""

    printed = ("about_zh", "about_en")
    organisation = forms.CharField(
        label=gettext_lazy("Client"),
        help_text=gettext_lazy("Its unified social credit code, registration number or full name, exactly."),
        max_length=200,
    )
    about_zh = forms.CharField(label=gettext_lazy("What it is for, in Chinese"), max_length=300, required=False)
    about_en = forms.CharField(label=gettext_lazy("What it is for, in English"), max_length=300, required=False)
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), choices=[(code, code) for code in CURRENCIES])

    def clean_organisation(self) -> Organisation:
        typed = self.cleaned_data["organisation"].strip()
        for field in ("credit_code", "registration_number", "name_zh", "name_en"):
            wanted = credit_code(typed) or typed if field == "credit_code" else typed
            organisations = list(Organisation.objects.filter(**{field: wanted})[:2])
            if len(organisations) == 1:
                return organisations[0]
        raise forms.ValidationError(_("We know no such organisation. Ask the client to sign up, or check the code."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("about_zh") and not cleaned.get("about_en"):
            self.add_error("about_zh", _("Say in one language at least what it is for."))
        return cleaned

    @property
    def about(self) -> dict[str, str]:
        return bilingual(self.cleaned_data["about_zh"], self.cleaned_data["about_en"])


class LineForm(forms.Form):
    """One line. A line without description and price is left out."""

    printed = ("description_zh", "description_en")
    description_zh = forms.CharField(label=gettext_lazy("Description in Chinese"), max_length=300, required=False)
    description_en = forms.CharField(label=gettext_lazy("Description in English"), max_length=300, required=False)
    quantity = forms.DecimalField(
        label=gettext_lazy("Quantity"), max_digits=8, decimal_places=2, min_value=Decimal("0.01"), initial=1
    )
    price = forms.DecimalField(
        label=gettext_lazy("Unit price"), max_digits=12, decimal_places=2, min_value=0, required=False
    )
    tax_rate = forms.DecimalField(
        label=gettext_lazy("Tax in %"), max_digits=5, decimal_places=2, min_value=0, max_value=99, initial=USUAL_RATE
    )
    tax_included = forms.BooleanField(label=gettext_lazy("Price includes tax"), required=False, initial=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        says_what = cleaned.get("description_zh") or cleaned.get("description_en")
        if cleaned.get("price") is not None and not says_what:
            self.add_error("description_zh", _("Say what is charged."))
        if says_what and cleaned.get("price") is None and "price" not in self.errors:
            self.add_error("price", _("Give the price."))
        return cleaned

    @property
    def is_filled(self) -> bool:
        return self.cleaned_data.get("price") is not None

    def line(self, currency: str) -> LineData:
        """Refused where the price is finer than the coins of a currency that only the invoice's head names."""
        typed = self.cleaned_data
        return LineData(
            description=bilingual(typed["description_zh"], typed["description_en"]),
            unit_price=minor_units(typed["price"], currency),
            currency=currency,
            quantity=typed["quantity"],
            tax_rate=typed["tax_rate"],
            tax_included=typed["tax_included"],
        )


LineFormSet = forms.formset_factory(LineForm, extra=3, max_num=200, validate_max=True)
