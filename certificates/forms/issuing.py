"""What registrars and signatories type from a decision to a certificate, and how the body issues."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from certificates.drafting import Limits
from certificates.forms.fields import day_field
from certificates.models import IssuingRules
from lib.fields import LinesField, needed_where


class IssueCertificateForm(forms.Form):
    """What a registrar still says of a certificate that a decision grants: what is printed and was not evaluated."""

    models_text = LinesField(
        label=gettext_lazy("Models"),
        help_text=gettext_lazy("One a line: model | what is printed beside it. Lines may be left out, never added to."),
        parts=2,
        example="BCD-520 | 230 V",
        rows=4,
    )
    may_bear_mark = forms.BooleanField(label=gettext_lazy("the mark may be used"), required=False)
    next_surveillance_on = day_field(
        gettext_lazy("First surveillance by"), required=False, help_text=gettext_lazy("Needed with the mark.")
    )

    def __init__(self, *args: Any, limits: Limits, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not limits.licenses_mark:
            del self.fields["may_bear_mark"]
        if limits.licenses_mark and limits.needs_surveillance:
            needed_where(self.fields["next_surveillance_on"])
        else:
            del self.fields["next_surveillance_on"]

    def typed(self) -> dict[str, Any]:
        """What `actions.issue_for_case` takes."""
        given = self.cleaned_data
        return {
            "covered_models": [{"model": row[0], "specification": row[1]} for row in given["models_text"]],
            "may_bear_mark": given.get("may_bear_mark", False),
            "next_surveillance_on": given.get("next_surveillance_on"),
        }


class SignForm(forms.Form):
    seen_at = forms.CharField(widget=forms.HiddenInput, required=False)
    has_read = forms.BooleanField(label=gettext_lazy("I have read the certificate above and sign it for the body."))

    def clean_seen_at(self) -> datetime | None:
        try:
            return datetime.fromisoformat(self.cleaned_data["seen_at"])
        except ValueError:
            return None


class SurveillancePlanForm(forms.Form):
    next_due_on = day_field(gettext_lazy("next surveillance by"))


class RulesForm(forms.ModelForm[IssuingRules]):
    printed = ("number_pattern",)

    class Meta:
        model = IssuingRules
        fields = ["number_pattern", "paper_language", "holds_back_unpaid"]
        help_texts = {"number_pattern": gettext_lazy("With {year} and {serial}; {body} and {scheme} may be added.")}

    def _post_clean(self) -> None:
        """The action checks: a form that fails must not touch the instance."""
