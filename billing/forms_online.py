"""What people type about payments by card."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from lib.refusal import Refused
from tenants.models import CertificationBody
from web.uploads import Upload, checked

# Where Stripe opens accounts of this kind by itself, as stripe.com/global lists it. That list grows: compare it before a release.
TAKES = [
    "AT", "AU", "BE", "BG", "CA", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HK", "HR", "HU",
    "IE", "IT", "JP", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "NZ", "PL", "PT", "RO", "SE", "SG", "SI", "SK", "US",
]  # fmt: skip
BIGGEST_EVIDENCE = 4 * 1024 * 1024
EVIDENCE_KINDS = {"application/pdf", "image/jpeg", "image/png"}


class OnboardingForm(forms.Form):
    country = forms.ChoiceField(label=gettext_lazy("Where your company is registered"))

    def __init__(self, *args: Any, body: CertificationBody, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["country"]
        named = sorted(((code, countries.name(code)) for code in TAKES), key=lambda each: str(each[1]))
        field.choices = [("", _("choose")), *named]  # type: ignore[attr-defined]
        if str(body.country) in TAKES:
            field.initial = str(body.country)


class DisputeAnswerForm(forms.Form):
    """What speaks for the seller, by the provider's own names of evidence."""

    product_description = forms.CharField(
        label=gettext_lazy("What you delivered"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    service_date = forms.CharField(
        label=gettext_lazy("On which day you delivered it"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("For a training of several days, the first and the last."),
    )
    uncategorized_text = forms.CharField(
        label=gettext_lazy("What else speaks for you"),
        required=False,
        max_length=15_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("The payer's bank reads it, in English best."),
    )
    service_documentation = forms.FileField(
        label=gettext_lazy("Proof of delivery"),
        required=False,
        help_text=gettext_lazy("The agreement, a report, a signed receipt, a list of participants."),
    )
    customer_communication = forms.FileField(label=gettext_lazy("Messages with the payer"), required=False)
    uncategorized_file = forms.FileField(
        label=gettext_lazy("Another file"),
        required=False,
    )
    is_final = forms.BooleanField(
        label=gettext_lazy("This is our whole answer: it can be sent only once."),
        error_messages={"required": gettext_lazy("Confirm that this is your whole answer.")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.files_sent: list[tuple[str, Upload]] = []
        for name, value in list(cleaned.items()):
            if isinstance(value, UploadedFile):
                self._keep(name, value)
        return cleaned

    def _keep(self, name: str, file: "UploadedFile[bytes]") -> None:
        try:
            upload = checked(file, biggest=BIGGEST_EVIDENCE)
        except Refused as refusal:
            self.add_error(name, str(refusal))
            return
        if upload.content_type not in EVIDENCE_KINDS:
            self.add_error(name, _("Send a PDF, JPEG or PNG."))
            return
        self.files_sent.append((name, upload))

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("product_description", "service_date", "uncategorized_text")}

    @classmethod
    def labels(cls) -> dict[str, str | Promise | None]:
        return {name: field.label for name, field in cls.base_fields.items()}
