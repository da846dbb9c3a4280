"""The body's passport as its people type it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from moneyed import get_currency

from catalog.forms.choices import choose, grouped_categories, several
from catalog.models import (
    CURRENCY_CHOICES,
    BodyPassport,
)
from lib.fields import DayInput
from tenants.context import current_body
from tenants.models import CertificationBody


class PassportForm(forms.ModelForm[BodyPassport]):
    printed = (
        "approval_number", "address_zh", "address_en", "telephone", "website", "accreditation_body", "accreditation_number",
    )  # fmt: skip

    approved_categories = several([], _("Approved fields"), _("A top category covers everything under it."))
    insured_sum = forms.DecimalField(
        label=_("Sum insured"), min_value=0, max_digits=16, decimal_places=2, required=False
    )
    insured_currency = forms.ChoiceField(label=_("Currency"), choices=CURRENCY_CHOICES, initial="CNY", required=False)

    class Meta:
        model = BodyPassport
        fields = [
            "approval_number", "approved_on", "approved_until", "approved_categories", "accreditation_body",
            "accreditation_number", "accredited_until", "insurer", "policy_number", "insured_sum", "insured_currency",
            "insured_until", "about_zh", "about_en", "address_zh", "address_en", "email", "telephone", "website",
        ]  # fmt: skip
        widgets = {name: DayInput() for name in ("approved_on", "approved_until", "accredited_until", "insured_until")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if current_body().kind == CertificationBody.Kind.BODY:
            choose(self.fields["approved_categories"], grouped_categories(with_tops=True))
        else:  # only certification bodies are approved
            for name in [name for name in self.fields if name.startswith("approv")]:
                del self.fields[name]
        if self.instance.insured is not None:
            self.initial["insured_sum"] = self.instance.insured.amount

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        amount, currency = given.pop("insured_sum"), given["insured_currency"] or "CNY"
        unit = get_currency(currency).sub_unit
        return given | {"insured_currency": currency, "insured_amount": None if amount is None else int(amount * unit)}
