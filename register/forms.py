"""What people type to have a certificate checked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from register.answers import Question
from tenants.models import CertificationBody


class VerifyForm(forms.Form):
    """One box; the rest is optional and compared with what the register says."""

    number = forms.CharField(
        label=_("Certificate number"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    holder = forms.CharField(label=_("Holder, as printed"), required=False, max_length=300)
    model = forms.CharField(label=_("Product or model"), required=False, max_length=200)
    standard = forms.CharField(label=_("Standard"), required=False, max_length=100)
    date = forms.DateField(
        label=_("Was it valid on this day?"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    body = forms.ModelChoiceField(
        label=_("Certification body"),
        required=False,
        queryset=CertificationBody.objects.filter(kind="body"),
        to_field_name="slug",
        empty_label=pgettext_lazy("value of a filter", "any"),
    )

    def question(self) -> Question:
        asked: dict[str, Any] = self.cleaned_data
        return Question(
            asked["number"], asked["holder"], asked["standard"], asked["date"], asked["body"], asked["model"]
        )
