"""What those who ask to join type, and what operators answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oversight.models import BodyRequest
from tenants.models import host_label


class JoinForm(forms.ModelForm[BodyRequest]):
    """A body's request, as its contact person writes it."""

    class Meta:
        model = BodyRequest
        fields = [
            "kind",
            "name_zh",
            "name_en",
            "slug",
            "approval_number",
            "contact_name",
            "email",
            "phone",
            "message",
        ]
        widgets = {
            "message": forms.Textarea(attrs={"rows": 4}),
            "slug": forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        }
        help_texts = {
            "slug": _("Small Latin letters, digits and hyphens. It becomes the first word of your web address."),
            "approval_number": _("For certification bodies approved in China: CNCA-R-YYYY-NNN."),
            "message": _("What you certify, how many certificates you would bring, whatever helps us to answer."),
        }

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == "body" and not cleaned.get("approval_number") and not cleaned.get("message"):
            self.add_error(
                "approval_number", _("Give the approval number, or say in the message under which law you certify.")
            )
        return cleaned


class ApproveForm(forms.Form):
    slug = forms.CharField(label=_("Address"), max_length=40, validators=[host_label])


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class PublicReasonForm(forms.Form):
    """Why a body's standing changes, in words that its visitors read."""

    zh = forms.CharField(
        label=_("Reason in Chinese, for the public"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "zh-Hans"}),
    )
    en = forms.CharField(
        label=_("Reason in English, for the public"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )
