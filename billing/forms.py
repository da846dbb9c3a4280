"""What finance staff and clients type about money."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from moneyed import Money

from accounts.models import Organisation
from billing.actions import Allotment, LineData, StepData
from billing.actions.reminding import MOST_STEPS
from billing.fapiao_files import checked_fapiao
from billing.models import (
    PAID_AT,
    BankAccount,
    CurrencyAccount,
    Fapiao,
    Invoice,
    ReminderStep,
    Transfer,
)
from billing.queries import is_client, own_clients, question_about_transfer, said_rate_of
from billing.references import is_mistyped_iban
from billing.tax import HOURS_TO_CONFIRM, USUAL_RATE
from lib.credit_code import credit_code
from lib.fields import DayInput, needed_where
from lib.money import CURRENCIES, in_figures, minor_units, money_of, written
from lib.refusal import Refused
from lib.text import bilingual, localized
from tenants.models import CertificationBody


class PayeeForm(forms.ModelForm[Any]):
    """An account that clients pay to: of all that is typed here, one wrong digit costs the most.

    `seen`: the number of the change by which the account stands that is shown; 0 where none stands.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, seen: int = 0, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["seen"].initial = seen

    def clean_number(self) -> str:
        number = str(self.cleaned_data["number"]).strip()
        if is_mistyped_iban(number):
            raise forms.ValidationError(_("This is no IBAN: a digit is wrong or missing. Compare it once more."))
        return number


class BankAccountForm(PayeeForm):
    printed = (*PAID_AT, "tax_number")
    tax_rate = forms.DecimalField(
        label=gettext_lazy("Usual tax rate in %"),
        max_digits=5,
        decimal_places=2,
        min_value=0,
        max_value=99,
        required=False,
    )

    class Meta:
        model = BankAccount
        fields = ["holder", "bank", "number", "bank_code", "tax_number", "days_to_pay", "tax_rounding"]
        widgets = {"tax_rounding": forms.RadioSelect}
        help_texts = {
            "number": gettext_lazy("As your clients should type it."),
            "tax_number": gettext_lazy("Printed on the invoice."),
        }

    def __init__(self, *args: Any, body: CertificationBody, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["tax_rounding"].required = False
        self.fields["tax_rate"].initial = said_rate_of(body)
        self.fields["tax_rate"].help_text = (
            _(
                "Of all that you charge, where nothing else is said. Empty: no tax. What your own law asks, you say here."
            )
            if body.is_overseas
            else _("Of all that you charge, where nothing else is said. Empty: 6 %.")
        )

    def clean_tax_rounding(self) -> str:
        return str(self.cleaned_data["tax_rounding"] or self.instance.tax_rounding)


class CurrencyAccountForm(PayeeForm):
    """Where what is invoiced in one currency is paid: `currency` is chosen once, of those that have no account yet."""

    printed = PAID_AT

    class Meta:
        model = CurrencyAccount
        fields = ["currency", *PAID_AT]
        help_texts = {"number": gettext_lazy("As your clients should type it.")}

    def __init__(self, *args: Any, free: Collection[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        if self.instance.currency:
            del self.fields["currency"]
        else:
            self.fields["currency"] = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in free])
            self.order_fields(["currency"])


class IssueInvoiceForm(forms.Form):
    due_on = forms.DateField(label=gettext_lazy("Pay by"), widget=DayInput())


def _reason(label: Any) -> forms.CharField:
    """Why, in one of two languages: `clean` wants one at least."""
    help_text = gettext_lazy("The client reads it. One of the two languages is enough.")
    return needed_where(forms.CharField(label=label, help_text=help_text, max_length=300, required=False))


class _AmountForm(forms.Form):
    """An amount of money in a currency that is known."""

    def __init__(self, *args: Any, currency: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.currency = currency
        self.fields["amount"].help_text = _("In %(currency)s.") % {"currency": currency}

    def clean_amount(self) -> int:
        return _minor(self.cleaned_data["amount"], self.currency)


class PaymentForm(_AmountForm):
    amount = forms.DecimalField(label=gettext_lazy("Amount received"), max_digits=14, decimal_places=2)
    received_on = forms.DateField(label=gettext_lazy("Received on"), widget=DayInput())
    bank_reference = forms.CharField(
        label=gettext_lazy("Bank's reference"),
        max_length=60,
        help_text=gettext_lazy("The transaction number on the bank statement."),
    )
    payer_name = forms.CharField(label=gettext_lazy("Payer"), max_length=200, required=False)
    payer_account = forms.CharField(
        label=gettext_lazy("Payer's account"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("If money has to go back, it goes there."),
    )

    is_part = forms.BooleanField(  # asked only where it is a question
        label=gettext_lazy("Yes: one transfer paid these invoices together"),
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, invoice: Invoice, **more: Any) -> None:
        super().__init__(*args, currency=invoice.currency, **more)
        self.invoice = invoice

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


def organisation_typed(typed: str) -> Organisation:
    """The one organisation of exactly this code or name."""
    typed = typed.strip()
    for field in ("credit_code", "registration_number", "name_zh", "name_en"):
        wanted = credit_code(typed) or typed if field == "credit_code" else typed
        organisations = list(Organisation.objects.filter(**{field: wanted})[:2])
        if len(organisations) == 1:
            return organisations[0]
    raise forms.ValidationError(_("We know no such organisation. Ask the client to sign up, or check the code."))


SUGGESTED = 8  # clients that fit a part of a name


def client_typed(typed: str, body: CertificationBody) -> Organisation:
    """An organisation by the whole of its code or name; of the body's own clients, by any part that fits one alone."""
    try:
        return organisation_typed(typed)
    except forms.ValidationError:
        found = list(own_clients(body, typed)[: SUGGESTED + 1]) if len(typed.strip()) > 1 else []
        if len(found) == 1:
            return found[0]
        if not found:
            raise
    names = ", ".join(localized(client.name) for client in found[:SUGGESTED])
    raise forms.ValidationError(_("Several of your clients fit: %(names)s. Type more of the name.") % {"names": names})


class ReasonForClientForm(InvoiceReasonForm):
    """Why, in words that are mailed to the client."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].label = _("Reason (the client reads it)")


class MoreTimeForm(forms.Form):
    """Until when, and why."""

    printed = ("reason_zh", "reason_en")
    due_on = forms.DateField(label=gettext_lazy("Pay by"), widget=DayInput())
    reason_zh = _reason(gettext_lazy("Reason in Chinese"))
    reason_en = _reason(gettext_lazy("Reason in English"))

    @property
    def reason(self) -> dict[str, str]:
        return bilingual(self.cleaned_data["reason_zh"], self.cleaned_data["reason_en"])


class ReversePaymentForm(ReasonForClientForm):
    keeps_credit = forms.BooleanField(
        label=gettext_lazy("The money did come: keep it as the client's credit"),
        required=False,
        help_text=gettext_lazy("It then pays another invoice, or is returned. Else it counts as never received."),
    )


class ClientForm(forms.Form):
    """A client of the body, found by any part of its name or code that fits it alone."""

    organisation = forms.CharField(
        label=pgettext_lazy("who pays", "Client"),
        help_text=gettext_lazy("A part of its name or code is enough."),
        max_length=200,
    )

    def __init__(self, *args: Any, body: CertificationBody, **more: Any) -> None:
        super().__init__(*args, **more)
        self.body = body

    def clean_organisation(self) -> Organisation:
        found = client_typed(self.cleaned_data["organisation"], self.body)
        if not is_client(found, self.body):
            raise forms.ValidationError(
                _(
                    "This organisation has had no invoice from you yet. Draft one first: what it paid ahead then pays it."
                )
            )
        return found


@dataclass(frozen=True)
class TransferSums:
    """What of a transfer pays invoices, and what is left of it."""

    currency: str
    amount: int
    taken: int

    @property
    def taken_money(self) -> Money:
        return money_of(self.taken, self.currency)

    @property
    def rest_money(self) -> Money:
        return money_of(self.amount - self.taken, self.currency)


class TransferForm(forms.Form):
    """A transfer as it stands on the bank statement, and what each open invoice takes of it."""

    amount = forms.DecimalField(label=gettext_lazy("Amount received"), max_digits=14, decimal_places=2)
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), choices=[(code, code) for code in CURRENCIES])
    received_on = forms.DateField(label=gettext_lazy("Received on"), widget=DayInput())
    bank_reference = forms.CharField(
        label=gettext_lazy("Bank's reference"),
        max_length=60,
        help_text=gettext_lazy("The transaction number on the bank statement."),
    )
    payer_name = forms.CharField(label=gettext_lazy("Payer's name on the statement"), max_length=200, required=False)
    payer_account = forms.CharField(
        label=gettext_lazy("Payer's account"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Should money go back one day, it goes to this account."),
    )

    keeps_rest = forms.BooleanField(  # asked only where it is a question
        label=gettext_lazy("Yes: the rest stays the client's credit"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, invoices: list[Invoice], is_line: bool = False, **more: Any) -> None:
        """`is_line`: it is a line of a statement, which stays as it was read."""
        super().__init__(*args, **more)
        for name in ("amount", "currency", "received_on", "payer_name", "payer_account") if is_line else ():
            self.fields[name].disabled = True
        self.invoices = {f"invoice_{invoice.pk.hex}": invoice for invoice in invoices}
        if invoices:
            self.fields["currency"].initial = invoices[0].currency
        for name, invoice in self.invoices.items():
            self.fields[name] = forms.DecimalField(
                label=_("%(number)s, %(remaining)s open")
                % {"number": invoice.number, "remaining": written(invoice.asked_money)},
                help_text=localized(invoice.about),
                max_digits=14,
                decimal_places=2,
                min_value=0,
                required=False,
            )
        self.order_fields([*(name for name in self.fields if name != "keeps_rest"), "keeps_rest"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        currency = cleaned.get("currency", "")
        for name in ("amount", *self.invoices):
            if cleaned.get(name) is not None and currency:
                try:
                    cleaned[name] = minor_units(cleaned[name], currency)
                except Refused as refusal:
                    self.add_error(name, str(refusal))
        for name, invoice in self.invoices.items():
            if cleaned.get(name) and invoice.currency != currency:
                self.add_error(name, _("A transfer pays invoices of its own currency alone."))
        if not self.errors:
            self._ask_of_rest(cleaned)
        return cleaned

    def _ask_of_rest(self, cleaned: dict[str, Any]) -> None:
        """Where an open invoice could take more of what came: that it is not to is said, with the sum and the rest."""
        currency = cleaned["currency"]
        taken = {name: cleaned.get(name) or 0 for name in self.invoices}
        rest = cleaned["amount"] - sum(taken.values())
        open_ones = [name for name, invoice in self.invoices.items() if invoice.currency == currency]
        if rest <= 0 or not any(taken[name] < self.invoices[name].asked for name in open_ones):
            return
        self.fields["keeps_rest"].widget = forms.CheckboxInput()
        if not cleaned["keeps_rest"]:
            words = _("%(paid)s of it pays invoices, %(rest)s stays the client's credit though invoices are open.")
            paid = written(money_of(sum(taken.values()), currency))
            self.add_error("keeps_rest", words % {"paid": paid, "rest": written(money_of(rest, currency))})

    @property
    def told(self) -> dict[str, Any]:
        """What the action takes of it."""
        cleaned = self.cleaned_data
        plain = ("amount", "currency", "received_on", "bank_reference", "payer_name", "payer_account")
        taken = [Allotment(invoice, cleaned[name]) for name, invoice in self.invoices.items() if cleaned.get(name)]
        return {name: cleaned[name] for name in plain} | {"allotments": taken}

    @property
    def sums(self) -> TransferSums | None:
        """What invoices take and what is left, as far as it was typed; None where the amount does not hold yet."""
        self.is_valid()
        amount, currency = self.cleaned_data.get("amount"), self.cleaned_data.get("currency")
        if not isinstance(amount, int) or not currency:
            return None
        typed = (self.cleaned_data.get(name) for name in self.invoices)
        return TransferSums(currency, amount, sum(taken for taken in typed if isinstance(taken, int)))

    def oldest_first(self) -> dict[str, str]:
        """What each open invoice takes of the amount that was typed: the first due first, until nothing is left."""
        sums = self.sums
        left, filled = sums.amount if sums else 0, dict[str, str]()
        for name, invoice in self.invoices.items():
            if sums and invoice.currency == sums.currency and (taken := min(left, invoice.asked)):
                filled[name] = in_figures(money_of(taken, sums.currency))
                left -= taken
        return filled

    @property
    def told_of_line(self) -> dict[str, Any]:
        return {name: self.told[name] for name in ("bank_reference", "allotments")}


class AllotForm(_AmountForm):
    """Which open invoice takes how much of what is left."""

    invoice = forms.ModelChoiceField(label=gettext_lazy("Invoice"), queryset=Invoice.objects.none(), empty_label=None)
    amount = forms.DecimalField(label=gettext_lazy("Amount"), max_digits=14, decimal_places=2)

    def __init__(self, *args: Any, transfer: Transfer, invoices: QuerySet[Invoice], **more: Any) -> None:
        super().__init__(*args, currency=transfer.currency, **more)
        field = cast("forms.ModelChoiceField[Invoice]", self.fields["invoice"])
        field.queryset = invoices
        field.label_from_instance = lambda obj: f"{obj.number} · {written(obj.asked_money)}"  # type: ignore[method-assign]
        first = next((invoice for invoice in invoices if invoice.asked), None)
        field.initial = first
        asked = first.asked_money if first else transfer.rest_money
        self.fields["amount"].initial = min(transfer.rest_money, asked).amount


class CreditUseForm(_AmountForm):
    """How much of a client's credit pays an invoice."""

    amount = forms.DecimalField(label=gettext_lazy("Amount"), max_digits=14, decimal_places=2)


class RefundForm(_AmountForm):
    """Part or all of what was paid for an invoice, or of a client's credit."""

    amount = forms.DecimalField(label=gettext_lazy("Amount that goes back"), max_digits=14, decimal_places=2)
    reason_zh = _reason(gettext_lazy("Reason in Chinese"))
    reason_en = _reason(gettext_lazy("Reason in English"))

    def __init__(self, *args: Any, most: Money, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["amount"].help_text = _("In %(currency)s, at most %(most)s.") % {
            "currency": self.currency,
            "most": written(most),
        }

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
        help_text=gettext_lazy("Holder and account from which the payment came."),
    )
    elsewhere_because = forms.CharField(
        label=gettext_lazy("Why to another account"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Only where the money does not go to the account from which it came."),
    )


class CreditNoteForm(forms.Form):
    """Everything that is left of an invoice, or an amount for each line."""

    printed = ("reason_zh", "reason_en")
    everything = forms.BooleanField(label=gettext_lazy("Credit everything that is left"), required=False)
    reason_zh = _reason(gettext_lazy("Reason in Chinese"))
    reason_en = _reason(gettext_lazy("Reason in English"))

    def __init__(self, *args: Any, invoice: Invoice, left: Mapping[int, int], **more: Any) -> None:
        super().__init__(*args, **more)
        self.invoice, self.left = invoice, left
        for line in invoice.lines.all():
            if left[line.position]:
                self.fields[f"line_{line.position}"] = needed_where(
                    forms.DecimalField(
                        label=localized(line.description),
                        help_text=_("With tax. %(left)s is left.")
                        % {"left": written(money_of(left[line.position], invoice.currency))},
                        max_digits=14,
                        decimal_places=2,
                        min_value=0,
                        required=False,
                    )
                )
        self.order_fields(["everything", *(name for name in self.fields if name.startswith("line_"))])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("reason_zh") and not cleaned.get("reason_en"):
            self.add_error("reason_zh", _("Say in one language at least why it is credited. The client reads it."))
        if cleaned.get("everything") and any(cleaned.get(f"line_{position}") for position in self.left):
            self.add_error("everything", _("Either everything that is left, or amounts of lines: not both."))
        for name in self.fields:
            if name.startswith("line_") and cleaned.get(name) is not None:
                try:
                    cleaned[name] = minor_units(cleaned[name], self.invoice.currency)
                except Refused as refusal:
                    self.add_error(name, str(refusal))
        return cleaned

    @property
    def wanted(self) -> dict[int, int] | None:
        """Position of a line → amount; None for everything."""
        if self.cleaned_data["everything"]:
            return None
        typed = {position: self.cleaned_data.get(f"line_{position}") for position in self.left}
        return {position: amount for position, amount in typed.items() if amount}

    @property
    def reason(self) -> dict[str, str]:
        return bilingual(self.cleaned_data["reason_zh"], self.cleaned_data["reason_en"])


class RedFormForm(forms.Form):
    form_number = forms.CharField(label=gettext_lazy("Number of the red-letter form"), max_length=30)
    must_confirm = forms.BooleanField(
        label=gettext_lazy("The client has to confirm it"),
        required=False,
        initial=True,
        help_text=format_lazy(
            gettext_lazy("Where it has deducted or booked the fapiao. It is told, and has {hours} hours."),
            hours=HOURS_TO_CONFIRM,
        ),
    )


class AnswerRedForm(forms.Form):
    agrees = forms.TypedChoiceField(
        label=gettext_lazy("Answer"),
        choices=[("yes", gettext_lazy("Confirmed")), ("no", pgettext_lazy("red-letter form", "Refused"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    refusal = needed_where(forms.CharField(label=gettext_lazy("Why it was refused"), max_length=300, required=False))


class PeriodForm(forms.Form):
    """The days between two; without them, all. `currencies`: one of them is chosen, where there are several."""

    since = forms.DateField(label=pgettext_lazy("a day", "From"), widget=DayInput(), required=False)
    until = forms.DateField(label=gettext_lazy("Until"), widget=DayInput(), required=False)

    def __init__(self, *args: Any, currencies: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        if len(currencies) > 1:
            choices = [(code, code) for code in currencies]
            self.fields["currency"] = forms.ChoiceField(label=_("Currency"), choices=choices, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The period ends before it begins."))
        return cleaned

    @property
    def period(self) -> tuple[date | None, date | None]:
        if not self.is_valid():
            return None, None
        return self.cleaned_data["since"], self.cleaned_data["until"]


class RemindersForm(forms.Form):
    """Up to five steps, and whether the last tells the case desk."""

    tells_case_desk = forms.BooleanField(
        label=gettext_lazy("The last reminder also tells the case desk that an invoice stays unpaid"),
        required=False,
        help_text=gettext_lazy(
            "Without any amount. What follows for a case or a certificate is decided there, never here."
        ),
    )

    def __init__(self, *args: Any, steps: list[ReminderStep], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["tells_case_desk"].initial = any(one.tells_case_desk for one in steps)
        names = [f"days_{position}" for position in range(1, MOST_STEPS + 1)]
        for position, name in enumerate(names, 1):
            self.fields[name] = forms.IntegerField(
                label=_("Reminder %(position)d: days after the due date") % {"position": position},
                min_value=1,
                max_value=365,
                required=False,
                initial=steps[position - 1].days if position <= len(steps) else None,
            )
        self.order_fields([*names, "tells_case_desk"])

    @property
    def steps(self) -> list[StepData]:
        days = [self.cleaned_data[f"days_{position}"] for position in range(1, MOST_STEPS + 1)]
        typed = sorted(one for one in days if one)
        tells = self.cleaned_data["tells_case_desk"]
        return [StepData(one, tells and place == len(typed)) for place, one in enumerate(typed, 1)]


class FapiaoRequestForm(forms.ModelForm[Fapiao]):
    class Meta:
        model = Fapiao
        fields = ["kind", "title", "tax_number"]
        widgets = {"kind": forms.RadioSelect}
        help_texts = {
            "kind": gettext_lazy(
                "A special one is needed to deduct the input tax; for a buyer who does not, an ordinary one does."
            ),
            "tax_number": gettext_lazy(
                "The unified social credit code: 18 digits and letters. Empty for a person, an authority or a buyer abroad, "
                "who get an ordinary fapiao."
            ),
        }

    def clean_tax_number(self) -> str:
        typed = self.cleaned_data["tax_number"]
        number = credit_code(typed)
        if typed and not number:
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
        try:
            return cast("UploadedFile[bytes]", checked_fapiao(file))
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class RedFapiaoForm(FapiaoRecordForm):
    """The one that takes another back: its number is easily mistaken for that of the other."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["number"].label = _("Number of the red-letter fapiao")
        self.fields["number"].help_text = _("Its own number, not that of the fapiao it takes back.")
        self.fields["file"].help_text = _("PDF, OFD or XML, at most 5 MB.")


class InvoiceForm(forms.Form):
    """The head of an invoice drafted by hand. A client is found by a part of its name or code, others by the whole of it."""

    printed = ("about_zh", "about_en")
    organisation = forms.CharField(
        label=pgettext_lazy("who pays", "Client"),
        help_text=gettext_lazy(
            "Of a client of yours, a part of its name or code. Of others the unified social credit code, registration number "
            "or full name, exactly."
        ),
        max_length=200,
    )
    about_zh = forms.CharField(label=gettext_lazy("What it is for, in Chinese"), max_length=300, required=False)
    about_en = forms.CharField(label=gettext_lazy("What it is for, in English"), max_length=300, required=False)
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), choices=[(code, code) for code in CURRENCIES])

    def __init__(self, *args: Any, body: CertificationBody, **more: Any) -> None:
        super().__init__(*args, **more)
        self.body = body

    def clean_organisation(self) -> Organisation:
        return client_typed(self.cleaned_data["organisation"], self.body)

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

    def __init__(self, *args: Any, usual: Mapping[str, Any] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, value in (usual or {}).items():
            self.fields[name].initial = value

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
