"""What people type about subscriptions: a body about its own, operators about plans, rules and money."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from billing.fapiao_bulk.forms import FilesField
from billing.forms import FapiaoRequestForm, SettleRefundForm
from billing.models import OwnFapiao, Plan, PlanTerms, Subscription, SubscriptionRules
from billing.references import canonical
from billing.subscriptions.actions import PlanData, TermsData
from lib.fields import DayInput
from lib.money import CURRENCIES, minor_units, money_of
from lib.refusal import Refused

MOST_IN_A_LIST = 6


class ChangePlanForm(forms.Form):
    """From when a bigger plan holds."""

    when = forms.ChoiceField(label=gettext_lazy("From when"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, may_at_once: bool, difference: str, next_month: str, **more: Any) -> None:
        super().__init__(*args, **more)
        next_one = ("next", _("From the next month, %(day)s. Nothing is charged now.") % {"day": next_month})
        now = (
            "now",
            _("At once. The difference of %(amount)s for this month is invoiced now.") % {"amount": difference},
        )
        field = self.fields["when"]
        field.choices = [now, next_one] if may_at_once else [next_one]  # type: ignore[attr-defined]
        field.initial = "next"


class BilledToForm(forms.ModelForm[Subscription]):
    class Meta:
        model = Subscription
        fields = ["billed_name", "billed_code", "billed_address"]
        labels = {"billed_address": gettext_lazy("Address on the invoice")}
        help_texts = {"billed_name": gettext_lazy("Empty: the name under which you stand in the register.")}


class OwnTransferForm(forms.Form):
    """A transfer as it stands on the platform's bank statement."""

    amount = forms.DecimalField(max_digits=14, decimal_places=2)
    received_on = forms.DateField(label=gettext_lazy("Received on"), widget=DayInput())
    bank_reference = forms.CharField(
        label=gettext_lazy("Bank's reference"),
        max_length=60,
        help_text=gettext_lazy("The transaction number on the bank statement."),
    )
    payer_name = forms.CharField(
        label=gettext_lazy("Payer"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("As the statement names it. Money that goes back goes to this payer."),
    )

    def __init__(self, *args: Any, currency: str, **more: Any) -> None:
        self.currency = currency
        super().__init__(*args, **more)
        self.fields["amount"].label = _("Amount received, in %(currency)s") % {"currency": currency}

    def clean_amount(self) -> int:
        return _in_coins(self.cleaned_data["amount"], self.currency)


def _in_coins(amount: Any, currency: str) -> int:
    try:
        return minor_units(amount, currency)
    except Refused as refusal:
        raise forms.ValidationError(str(refusal)) from refusal


class OwnRefundForm(OwnTransferForm):
    """How much of what was paid ahead goes back, and why."""

    received_on = bank_reference = payer_name = None  # type: ignore[assignment]
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("The subscriber reads it."),
    )

    def __init__(self, *args: Any, currency: str, **more: Any) -> None:
        super().__init__(*args, currency=currency, **more)
        self.fields["amount"].label = _("Amount that goes back, in %(currency)s") % {"currency": currency}


class SettleOwnRefundForm(SettleRefundForm):
    """Where money went that an operator sent at our bank, and why there, unless it is known to be the payer's."""

    def __init__(self, *args: Any, knows_payer: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["paid_to"].help_text = _("Holder and number of the account.")
        if not knows_payer:
            reason = self.fields["elsewhere_because"]
            reason.label = _("Why to this account")
            reason.help_text = _("How you know that it is the payer's, or why the money goes elsewhere.")
            reason.required = True


class OwnFapiaoRequestForm(FapiaoRequestForm):
    """As a body's client asks for one."""

    class Meta(FapiaoRequestForm.Meta):
        model = OwnFapiao  # type: ignore[assignment]


class OwnFapiaoRecordForm(forms.Form):
    number = forms.CharField(label=gettext_lazy("Fapiao number"), max_length=20)
    uploads = FilesField(
        label=gettext_lazy("Files of fapiao"),
        required=False,
        help_text=gettext_lazy("XML (the original), OFD and PDF, at most 5 MB each, or a ZIP archive of them."),
    )


class FindReferenceForm(forms.Form):
    reference = forms.CharField(
        label=gettext_lazy("Payment reference on the transfer"),
        max_length=40,
        help_text=gettext_lazy("RF and digits, with or without spaces."),
    )

    def clean_reference(self) -> str:
        reference = canonical(self.cleaned_data["reference"])
        if not reference:
            raise forms.ValidationError(
                _("The check digits do not fit: it is mistyped. Compare it with the statement.")
            )
        return reference


class OwnReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class ExtendTrialForm(OwnReasonForm):
    days = forms.IntegerField(label=gettext_lazy("Days more"), min_value=1, max_value=180)
    field_order = ("days", "reason")


class SeenToForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("What was done"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class PlanForm(forms.ModelForm[Plan]):
    class Meta:
        model = Plan
        fields = ["rank", "name_zh", "name_en", "is_offered", "is_for_trials"]
        help_texts = {"rank": gettext_lazy("1 is the smallest plan.")}

    @property
    def typed_plan(self) -> PlanData:
        return PlanData(**{name: self.cleaned_data[name] for name in self.Meta.fields})

    def validate_unique(self) -> None:
        """The action says it in words."""


class TermsForm(forms.Form):
    """A price in each currency, limits, and from which day."""

    starts_on = forms.DateField(label=gettext_lazy("For months that begin on or after"), widget=DayInput())
    seats = forms.IntegerField(
        label=gettext_lazy("People who work here"),
        min_value=0,
        max_value=100_000,
        required=False,
        help_text=gettext_lazy("Empty: as many as they like."),
    )
    offers = forms.IntegerField(
        label=gettext_lazy("Schemes and services on offer"),
        min_value=0,
        max_value=100_000,
        required=False,
        help_text=gettext_lazy("Empty: as many as they like."),
    )
    reason = forms.CharField(label=gettext_lazy("Why it changes"), max_length=300, required=False)

    def __init__(self, *args: Any, terms: PlanTerms | None, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["starts_on"].initial = today
        for code in CURRENCIES:
            price = terms.price(code) if terms else None
            self.fields[f"price_{code}"] = forms.DecimalField(
                label=_("Price of a month in %(currency)s, before tax") % {"currency": code},
                required=False,
                min_value=0,
                max_digits=11,
                decimal_places=2,
                initial=None if price is None else money_of(price, code).amount,
            )
        if terms:
            self.fields["seats"].initial, self.fields["offers"].initial = terms.seats, terms.offers
        self.order_fields(["starts_on", *(f"price_{code}" for code in CURRENCIES), "seats", "offers", "reason"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.prices: dict[str, int] = {}
        for code in CURRENCIES:
            amount = cleaned.get(f"price_{code}")
            if amount is not None:
                try:
                    self.prices[code] = minor_units(amount, code)
                except Refused as refusal:
                    self.add_error(f"price_{code}", str(refusal))
        return cleaned

    @property
    def typed_terms(self) -> TermsData:
        given = self.cleaned_data
        return TermsData(given["starts_on"], self.prices, given["seats"], given["offers"], given["reason"])


class SubscriptionRulesForm(forms.ModelForm[SubscriptionRules]):
    """How we ask for subscriptions. Days are typed as a list: 3, 7, 14."""

    card_tries = forms.CharField(
        label=gettext_lazy("A declined card is tried again after days"),
        required=False,
        help_text=gettext_lazy("Days after the invoice, with commas: 3, 7, 14. Empty: not at all."),
    )
    reminders = forms.CharField(
        label=gettext_lazy("An overdue invoice is asked for after days"),
        required=False,
        help_text=gettext_lazy("Days after the due date, with commas: 1, 7, 14."),
    )

    class Meta:
        model = SubscriptionRules
        fields = [
            "is_on",
            "trial_days",
            "days_to_pay",
            "tax_rate",
            "tax_rate_abroad",
            "tax_words_zh",
            "tax_words_en",
            "card_tries",
            "reminders",
            "grace_days",
            "holder",
            "bank",
            "number",
            "bank_code",
            "tax_number",
        ]

        help_texts = {
            "tax_words_en": gettext_lazy(
                "Printed on invoices to subscribers outside mainland China, for instance that an export of services bears no "
                "Chinese VAT. Empty: nothing is said."
            )
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["tax_rate_abroad"].required = False
        for name in ("card_tries", "reminders"):
            days = getattr(self.instance, name, None) or []
            self.initial[name] = ", ".join(str(day) for day in days)

    def clean_tax_rate_abroad(self) -> Decimal:
        return self.cleaned_data["tax_rate_abroad"] or Decimal(0)

    def clean_card_tries(self) -> list[int]:
        return _days(self.cleaned_data["card_tries"])

    def clean_reminders(self) -> list[int]:
        return _days(self.cleaned_data["reminders"])


def _days(typed: str) -> list[int]:
    parts = [part.strip() for part in typed.replace("，", ",").replace("、", ",").split(",") if part.strip()]
    if any(not part.isdecimal() for part in parts) or len(parts) > MOST_IN_A_LIST:
        raise forms.ValidationError(_("Numbers of days with commas between them, six at most: 3, 7, 14."))
    return [int(part) for part in parts]
