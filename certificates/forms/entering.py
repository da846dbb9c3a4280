"""What registrars and quality managers type about certificates from before this register."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.queries import offered_schemes
from certificates.models import Certificate
from lib.fields import DayInput, LinesField, joined
from lib.text import bilingual, localized

COLUMNS = {
    "number", "product_zh", "product_en", "trademark", "holder_name_zh", "holder_name_en", "holder_address_zh",
    "holder_address_en", "manufacturer_name_zh", "manufacturer_name_en", "manufacturer_address_zh",
    "manufacturer_address_en", "mode_zh", "mode_en", "grade", "may_bear_mark", "issued_on", "first_issued_on",
    "valid_from", "valid_until",
}  # fmt: skip


class ImportForm(forms.ModelForm[Certificate]):
    """An older certificate as it is printed: the minimum content of PROCESS.md section 10."""

    # on the notices about it: a certificate of before this register has no paper of ours
    printed = (
        "number", "holder_name_zh", "holder_name_en", "holder_address_zh", "holder_address_en", "product_zh", "product_en",
    )  # fmt: skip
    scheme_choice = forms.ChoiceField(label=gettext_lazy("Scheme"), required=False)
    standards_text = LinesField(
        label=gettext_lazy("Standards"),
        help_text=gettext_lazy("One a line: number and year | title (optional)."),
        parts=2,
        example="GB/T 23119-2017 | 家用电器",
        required=False,
    )
    models_text = LinesField(
        label=gettext_lazy("Models"),
        help_text=gettext_lazy("One a line: model | specification (optional)."),
        parts=2,
        example="BCD-520 | 230 V",
        rows=4,
        required=False,
    )
    factories_text = LinesField(
        label=gettext_lazy("Factories"),
        help_text=gettext_lazy("One a line: name in Chinese | in English | address."),
        parts=3,
        least=0,
        example="丰泽工厂 | Fengze Works | 泉州市1号",
        required=False,
    )
    measured_text = LinesField(
        label=gettext_lazy("Measured values"),
        help_text=gettext_lazy("One a line: name | value | unit."),
        parts=3,
        least=2,
        example="年耗电量 | 180 | kWh",
        rows=2,
        required=False,
    )

    class Meta:
        model = Certificate
        fields = sorted(COLUMNS)
        field_classes = dict.fromkeys(("issued_on", "valid_from"), forms.DateField)
        widgets = {name: DayInput() for name in ("issued_on", "first_issued_on", "valid_from", "valid_until")}

    field_order = [
        "number", "scheme_choice", "product_zh", "product_en", "models_text", "trademark", "standards_text",
        "holder_name_zh", "holder_name_en", "holder_address_zh", "holder_address_en",
        "manufacturer_name_zh", "manufacturer_name_en", "manufacturer_address_zh", "manufacturer_address_en",
        "factories_text", "mode_zh", "mode_en", "grade", "measured_text", "may_bear_mark",
        "issued_on", "first_issued_on", "valid_from", "valid_until",
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {str(version.scheme_id): version for version in offered_schemes()}
        choices = [(pk, localized(version.name)) for pk, version in self.versions.items()]
        scheme: Any = self.fields["scheme_choice"]
        scheme.choices = [("", _("none of those offered here")), *choices]
        if self.instance.number:
            self.initial.update(texts_of(self.instance))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, label in (("product", _("product")), ("holder_name", _("holder"))):
            if not (given.get(f"{name}_zh") or given.get(f"{name}_en")):
                self.add_error(f"{name}_zh", _("Name the %(what)s in Chinese or in English.") % {"what": label})
        return given

    def _post_clean(self) -> None:
        """The model is checked by the action: a form that fails must not touch the instance."""

    def content(self) -> dict[str, Any]:
        """What `actions.prepare_import` takes."""
        given = self.cleaned_data
        version = self.versions.get(given["scheme_choice"])
        return {name: given[name] for name in COLUMNS} | {
            "scheme": version.scheme_id if version else None,
            "scheme_version": version.number if version else None,
            "scheme_name_zh": version.name_zh if version else "",
            "scheme_name_en": version.name_en if version else "",
            "standards": [{"number": row[0], "title": bilingual(row[1], row[1])} for row in given["standards_text"]],
            "covered_models": [{"model": row[0], "specification": row[1]} for row in given["models_text"]],
            "factories": [
                {"name": bilingual(row[0], row[1]), "address": bilingual(row[2], row[2])}
                for row in given["factories_text"]
            ],
            "measured": [
                {"name": bilingual(row[0], row[0]), "value": row[1], "unit": row[2]} for row in given["measured_text"]
            ],
        }


def texts_of(certificate: Certificate) -> dict[str, str]:
    """A certificate's lists as their boxes show them."""
    return {
        "scheme_choice": str(certificate.scheme or ""),
        "standards_text": joined((row["number"], row["title"]["zh"]) for row in certificate.standards),
        "models_text": joined((row["model"], row["specification"]) for row in certificate.covered_models),
        "factories_text": joined(
            (row["name"]["zh"], row["name"]["en"], row["address"]["zh"]) for row in certificate.factories
        ),
        "measured_text": joined((row["name"]["zh"], row["value"], row["unit"]) for row in certificate.measured),
    }


class ConfirmEntriesForm(forms.Form):
    seen_at = forms.CharField(widget=forms.HiddenInput, required=False)  # nobody vouches for what was changed meanwhile
    takes_responsibility = forms.BooleanField(
        label=gettext_lazy(
            "The body granted this certificate as it stands here, holds the records of its decision, and answers for "
            "what is stated."
        )
    )

    def clean_seen_at(self) -> datetime | None:
        try:
            return datetime.fromisoformat(self.cleaned_data["seen_at"])
        except ValueError:
            return None
