"""One form for each section of the scheme editor, and for what is done with a whole scheme."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from catalog.forms.choices import NamedRowsField, choose, grouped_categories, several
from catalog.models import (
    Scheme,
    SchemeVersion,
    slug_words,
)
from lib.fields import DayInput
from lib.text import localized
from vocabulary import terms
from vocabulary.countries import market_codes, market_name


class NewSchemeForm(forms.Form):
    """The three things a scheme begins with."""

    printed = ("name_zh", "name_en")
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=160)
    slug = forms.CharField(
        label=_("Address"),
        max_length=60,
        validators=[slug_words],
        help_text=_("The last part of the scheme's web address, for example green-refrigerators."),
    )

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if Scheme.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("Another of your schemes has this address."))
        return slug


class DraftForm[Draft: Model](forms.ModelForm[Draft]):
    """Part of a draft, with the edition that the person saw."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].initial = self.instance.edition  # type: ignore[attr-defined]  # every draft has one

    def values(self) -> dict[str, Any]:
        """The draft's fields that this form holds."""
        return {name: value for name, value in self.cleaned_data.items() if name != "edition"}


class SectionForm(DraftForm[SchemeVersion]):
    """Part of a scheme's draft. Everything may be left empty until it is published."""


class EditionForm(SectionForm):
    """For sections that are lists only."""

    class Meta:
        model = SchemeVersion
        fields: ClassVar[list[str]] = []


class NamesForm(SectionForm):
    printed = ("name_zh", "name_en")
    purposes = several(terms.Purpose.choices, _("Why somebody needs it"))

    class Meta:
        model = SchemeVersion
        fields = [
            "name_zh", "name_en", "summary_zh", "summary_en", "proves_zh", "proves_en", "does_not_prove_zh",
            "does_not_prove_en", "who_needs_it_zh", "who_needs_it_en", "purposes",
        ]  # fmt: skip
        help_texts = {
            "proves_zh": _("One point a line."),
            "proves_en": _("One point a line."),
            "does_not_prove_zh": _("One point a line: limits that a reader should know."),
            "does_not_prove_en": _("One point a line: limits that a reader should know."),
        }


class SchemeRuleForm(SectionForm):
    printed = ("rule_number",)
    rule_kind = forms.ChoiceField(
        label=_("Kind of rule"), choices=terms.RuleKind.choices, required=False, widget=forms.RadioSelect
    )

    class Meta:
        model = SchemeVersion
        fields = [
            "rule_kind", "rule_number", "filing_number", "owner_zh", "owner_en", "licence_zh", "licence_en",
            "rule_text_zh", "rule_text_en",
        ]  # fmt: skip
        help_texts = {
            "owner_zh": _("Empty where the scheme is your own."),
            "owner_en": _("Empty where the scheme is your own."),
            "licence_zh": _("On what ground you use another owner's rule and mark."),
            "licence_en": _("On what ground you use another owner's rule and mark."),
            "filing_number": _("For own rules that are filed."),
        }


class DescriptionForm(SectionForm):
    printed = ("grades", "measures")
    objects_certified = several(terms.ObjectKind.choices, _("Object"))
    characteristics = several(terms.Characteristic.choices, _("Characteristics"))
    attestation = several(terms.AttestationForm.choices, _("Form of attestation"))
    grades = NamedRowsField(
        "code",
        label=_("Grades"),
        help_text=_("One a line: code | name in Chinese | name in English. For example: A | 优级 | Excellent"),
        example="A | 优级 | Excellent",
    )
    measures = NamedRowsField(
        "unit",
        label=_("Measured values"),
        help_text=_(
            "One a line: unit | name in Chinese | name in English. For example: kWh/a | 年耗电量 | Annual energy use"
        ),
        example="kWh/a | 年耗电量 | Annual energy use",
    )
    categories = several([], _("Product categories"))
    markets = forms.TypedMultipleChoiceField(
        label=_("Markets"), required=False, help_text=_("Hold Ctrl to choose several.")
    )
    lifecycle = several(terms.LifecycleStage.choices, _("Lifecycle stages"))
    green = several(terms.GreenOrientation.choices, _("Green orientation"))

    class Meta:
        model = SchemeVersion
        fields = [
            "objects_certified", "characteristics", "attestation", "grades", "measures", "categories", "markets",
            "lifecycle", "green",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self.fields["categories"], grouped_categories())
        choose(self.fields["markets"], [(code, localized(market_name(code))) for code in market_codes()])


class TypeForm(SectionForm):
    scheme_type = forms.ChoiceField(
        label=_("Scheme type"), choices=terms.SchemeType.choices, required=False, widget=forms.RadioSelect,
        help_text=_("ISO/IEC 17067. Types 2 to 6 license the mark and need surveillance."),
    )  # fmt: skip

    class Meta:
        model = SchemeVersion
        fields = [
            "scheme_type", "plan_batch", "licenses_mark", "samples_market", "samples_factory", "assesses_process",
            "audits_system", "needs_factory_visit", "accepts_reports", "is_accredited", "publishes_papers",
        ]  # fmt: skip


class FactoryDaysForm(SectionForm):
    class Meta:
        model = SchemeVersion
        fields = ["factory_days", "surveillance_days"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["surveillance_days"].required = False

    def clean_surveillance_days(self) -> Decimal:
        return self.cleaned_data["surveillance_days"] or Decimal(0)


class TimesForm(SectionForm):
    class Meta:
        model = SchemeVersion
        fields = [
            "validity_months", "surveillance_months", "surveillance_grace_days", "information_days", "agreement_days",
            "objection_days", "minor_closure_days", "major_closure_days", "upscaling_days", "maximum_suspension_days",
            "acknowledgement_days", "appeal_days", "conflict_months",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = {step["step"]: step["days"] for step in self.instance.lead_times}
        own = {
            f"step_{step}": forms.IntegerField(
                label=words, initial=days.get(step), min_value=0, max_value=3650, required=False,
                help_text=_("Days this step takes at most. Empty where the scheme has no such step."),
            )
            for step, words in terms.LeadTimeStep.choices
        }  # fmt: skip
        self.fields = own | self.fields

    def values(self) -> dict[str, Any]:
        given = super().values()
        days = {step: given.pop(f"step_{step}") for step in terms.LeadTimeStep.values}
        lead_times = [{"step": step, "days": some} for step, some in days.items() if some is not None]
        return given | {"lead_times": lead_times}


class TransitionForm(SectionForm):
    """What a version after the first says before it is published."""

    class Meta:
        model = SchemeVersion
        fields = ["transition_ends_on", "change_note_zh", "change_note_en"]
        widgets = {"transition_ends_on": DayInput()}


class WithdrawForm(forms.Form):
    reason_zh = forms.CharField(label=_("Reason in Chinese"), max_length=300, required=False)
    reason_en = forms.CharField(label=_("Reason in English"), max_length=300, required=False)


class SearchWordsForm(forms.Form):
    words = forms.CharField(
        label=_("Search words"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One a line, at most 12: what your clients call it and your texts do not say."),
    )  # fmt: skip


class CompleteForm(forms.Form):
    since = forms.DateField(
        label=_("The register holds every certificate of this scheme issued since"),
        widget=DayInput(),
    )
