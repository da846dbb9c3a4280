"""What scheme managers type: one form for each section of the editor, rows where a section is a list."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _
from moneyed import get_currency

from catalog.models import (
    CURRENCIES,
    BodyPassport,
    DocumentWanted,
    Fee,
    Question,
    Reason,
    Scheme,
    SchemeVersion,
    StandardReference,
    VersionPart,
    slug_words,
)
from lib.text import localized
from vocabulary import terms
from vocabulary.countries import market_codes, market_name
from vocabulary.queries import category_choices

BLANK_ROWS = 2


def several(choices: Any, label: Any, help_text: Any = "") -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        choices=choices, label=label, help_text=help_text, required=False, widget=forms.CheckboxSelectMultiple
    )


def choose(field: Any, choices: Any) -> None:
    """Give a field the choices of this moment and language."""
    field.choices = choices


class NewSchemeForm(forms.Form):
    """The three things a scheme begins with."""

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


class SectionForm(forms.ModelForm[SchemeVersion]):
    """Part of a draft. Everything may be left empty until it is published."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].initial = self.instance.edition

    def values(self) -> dict[str, Any]:
        """The draft's fields that this form holds."""
        return {name: value for name, value in self.cleaned_data.items() if name != "edition"}


class EditionForm(SectionForm):
    """For sections that are lists only."""

    class Meta:
        model = SchemeVersion
        fields: ClassVar[list[str]] = []


class NamesForm(SectionForm):
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


class RuleForm(SectionForm):
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
    objects_certified = several(terms.ObjectKind.choices, _("Object"))
    characteristics = several(terms.Characteristic.choices, _("Characteristics"))
    attestation = several(terms.AttestationForm.choices, _("Form of attestation"))
    grades = forms.CharField(
        label=_("Grades"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line: code | name in Chinese | name in English. For example: A | 优级 | Excellent"),
    )  # fmt: skip
    measures = forms.CharField(
        label=_("Measured values"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line: unit | name in Chinese | name in English. For example: kWh/a | 年耗电量 | Annual energy use"),
    )  # fmt: skip
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
        self.initial["grades"] = as_lines(self.instance.grades, "code")
        self.initial["measures"] = as_lines(self.instance.measures, "unit")

    def clean_grades(self) -> list[dict[str, Any]]:
        return from_lines(self.cleaned_data["grades"], "code")

    def clean_measures(self) -> list[dict[str, Any]]:
        return from_lines(self.cleaned_data["measures"], "unit")


class TypeForm(SectionForm):
    scheme_type = forms.ChoiceField(
        label=_("Scheme type"), choices=terms.SchemeType.choices, required=False, widget=forms.RadioSelect,
        help_text=_("ISO/IEC 17067. Types 2 to 6 license the mark and need surveillance."),
    )  # fmt: skip

    class Meta:
        model = SchemeVersion
        fields = [
            "scheme_type", "plan_batch", "licenses_mark", "samples_market", "samples_factory", "assesses_process",
            "audits_system", "needs_factory_visit", "accepts_reports", "is_accredited",
        ]  # fmt: skip


class FactoryDaysForm(SectionForm):
    class Meta:
        model = SchemeVersion
        fields = ["factory_days"]


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
            for step, words in terms.Step.choices
        }  # fmt: skip
        self.fields = own | self.fields

    def values(self) -> dict[str, Any]:
        given = super().values()
        days = {step: given.pop(f"step_{step}") for step in terms.Step.values}
        lead_times = [{"step": step, "days": some} for step, some in days.items() if some is not None]
        return given | {"lead_times": lead_times}


class TransitionForm(SectionForm):
    """What a version after the first says before it is published."""

    class Meta:
        model = SchemeVersion
        fields = ["transition_ends_on", "change_note_zh", "change_note_en"]
        widgets = {"transition_ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class WithdrawForm(forms.Form):
    reason_zh = forms.CharField(label=_("Reason in Chinese"), max_length=300, required=False)
    reason_en = forms.CharField(label=_("Reason in English"), max_length=300, required=False)


class CompleteForm(forms.Form):
    since = forms.DateField(
        label=_("The register holds every certificate of this scheme issued since"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )


# --- Rows -----------------------------------------------------------------------------------------------------------


class RowForm(forms.ModelForm[Any]):
    """One row. A row left empty is passed over."""

    def row(self) -> Any:
        """The row typed, unsaved; `catalog.actions` puts it into its version."""
        return self._meta.model(**self.row_values())

    def row_values(self) -> dict[str, Any]:
        names = {field.name for field in self._meta.model._meta.fields}
        return {name: value for name, value in self.cleaned_data.items() if name in names}


class StandardRow(RowForm):
    class Meta:
        model = StandardReference
        fields = ["reference", "name_zh", "name_en"]
        help_texts = {"reference": _("For example GB/T 20234.1-2023. Names of known standards are filled in.")}


class FeeRow(RowForm):
    price = forms.DecimalField(label=_("Amount"), min_value=0, max_digits=14, decimal_places=2)

    class Meta:
        model = Fee
        fields = ["per", "label_zh", "label_en", "price", "currency", "tax"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "amount" in self.initial:
            currency = get_currency(self.initial["currency"])
            self.initial["price"] = Decimal(self.initial["amount"]) / currency.sub_unit

    def row_values(self) -> dict[str, Any]:
        unit = get_currency(self.cleaned_data["currency"]).sub_unit
        return super().row_values() | {"amount": int(self.cleaned_data["price"] * unit)}


class DocumentRow(RowForm):
    class Meta:
        model = DocumentWanted
        fields = ["name_zh", "name_en", "help_zh", "help_en", "is_required"]


class QuestionRow(RowForm):
    options = forms.CharField(
        label=_("Choices"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For choices, one a line: code | in Chinese | in English"),
    )  # fmt: skip

    class Meta:
        model = Question
        fields = ["code", "kind", "text_zh", "text_en", "help_zh", "help_en", "unit", "options", "is_required"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [{"code": choice["code"], "name": choice} for choice in self.initial.get("choices", [])]
        self.initial["options"] = as_lines(choices, "code")

    def clean_options(self) -> list[dict[str, Any]]:
        return from_lines(self.cleaned_data["options"], "code")

    def clean(self) -> dict[str, Any] | None:
        wants_choices = self.cleaned_data.get("kind") in {"choice", "multiple"}
        if wants_choices and len(self.cleaned_data.get("options") or []) < 2:
            self.add_error("options", _("Give at least two choices."))
        return None

    def row_values(self) -> dict[str, Any]:
        choices = [{"code": option["code"], **option["name"]} for option in self.cleaned_data["options"]]
        return super().row_values() | {"choices": choices}


class ReasonRow(RowForm):
    class Meta:
        model = Reason
        fields = ["kind", "code", "text_zh", "text_en", "export_code"]


class CommitmentRow(forms.Form):
    promise_zh = forms.CharField(label=_("Promise in Chinese"), max_length=300)
    promise_en = forms.CharField(label=_("Promise in English"), max_length=300)
    condition_zh = forms.CharField(label=_("Condition in Chinese"), max_length=300, required=False)
    condition_en = forms.CharField(label=_("Condition in English"), max_length=300, required=False)
    redress_zh = forms.CharField(label=_("Redress in Chinese"), max_length=300)
    redress_en = forms.CharField(label=_("Redress in English"), max_length=300)

    def row(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            part: {"zh": given[f"{part}_zh"], "en": given[f"{part}_en"]} for part in ("promise", "condition", "redress")
        }


class Rows(BaseFormSet[Any]):
    """All rows of a section: what there is, and some empty ones for more."""

    part: type[VersionPart] | None = None
    json_field = ""

    @classmethod
    def of(cls, draft: SchemeVersion, data: Any = None) -> "Rows":
        return cls(data, initial=cls.initial_of(draft), prefix="rows")

    @classmethod
    def initial_of(cls, draft: SchemeVersion) -> list[dict[str, Any]]:
        if cls.part:
            names = [field.name for field in cls.part._meta.fields if field.name not in {"id", "version", "position"}]
            return list(cls.part.objects.filter(version=draft).values(*names))  # type: ignore[attr-defined]
        return [
            {f"{part}_{language}": words for part, texts in row.items() for language, words in texts.items()}
            for row in getattr(draft, cls.json_field)
        ]

    def given(self) -> list[Any]:
        """The rows typed, in order, without empty and deleted ones."""
        kept = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        kept.sort(key=lambda form: form.cleaned_data.get("ORDER") or 1000)
        return [form.row() for form in kept]


def rows_of(row: type[forms.BaseForm], part: type[VersionPart] | None = None, json_field: str = "") -> type[Rows]:
    made = formset_factory(row, formset=Rows, extra=BLANK_ROWS, can_delete=True, can_order=True, max_num=200)
    made.part, made.json_field = part, json_field  # type: ignore[attr-defined]
    return made  # type: ignore[return-value]


StandardRows = rows_of(StandardRow, StandardReference)
FeeRows = rows_of(FeeRow, Fee)
DocumentRows = rows_of(DocumentRow, DocumentWanted)
QuestionRows = rows_of(QuestionRow, Question)
ReasonRows = rows_of(ReasonRow, Reason)
CommitmentRows = rows_of(CommitmentRow, json_field="commitments")


# --- Passport ---------------------------------------------------------------------------------------------------------


class PassportForm(forms.ModelForm[BodyPassport]):
    approved_categories = several([], _("Approved fields"), _("A top category covers everything under it."))
    insured_sum = forms.DecimalField(
        label=_("Sum insured"), min_value=0, max_digits=16, decimal_places=2, required=False
    )
    insured_currency = forms.ChoiceField(label=_("Currency"), choices=CURRENCIES, initial="CNY", required=False)

    class Meta:
        model = BodyPassport
        fields = [
            "approval_number", "approved_on", "approved_until", "approved_categories", "accreditation_body",
            "accreditation_number", "accredited_until", "insurer", "policy_number", "insured_sum", "insured_currency",
            "insured_until", "about_zh", "about_en", "address_zh", "address_en", "email", "telephone", "website",
        ]  # fmt: skip
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("approved_on", "approved_until", "accredited_until", "insured_until")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self.fields["approved_categories"], grouped_categories(with_tops=True))
        if self.instance.insured is not None:
            self.initial["insured_sum"] = self.instance.insured.amount

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        amount, currency = given.pop("insured_sum"), given["insured_currency"] or "CNY"
        unit = get_currency(currency).sub_unit
        return given | {"insured_currency": currency, "insured_amount": None if amount is None else int(amount * unit)}


def grouped_categories(*, with_tops: bool = False) -> list[tuple[str, list[tuple[str, str]]]]:
    """The category tree as grouped choices; with the top categories themselves, where one may stand for all under it."""
    groups = []
    for (top, name), leaves in category_choices():
        whole = [(top, localized(name))] if with_tops else []
        groups.append((localized(name), whole + [(code, localized(words)) for code, words in leaves]))
    return groups


def as_lines(rows: list[dict[str, Any]], key: str) -> str:
    """`A | 优级 | Excellent`, one row a line."""
    return "\n".join(
        " | ".join([str(row.get(key, "")), row["name"].get("zh", ""), row["name"].get("en", "")]) for row in rows
    )


def from_lines(text: str, key: str) -> list[dict[str, Any]]:
    """What was typed one row a line; the English name may be left out."""
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        parts = [part.strip() for part in line.replace("｜", "|").split("|")]
        if not any(parts):
            continue
        if len(parts) not in {2, 3} or not parts[1]:
            raise forms.ValidationError(
                _("We could not read line %(number)d: write it as A | 优级 | Excellent."), params={"number": number}
            )
        rows.append({key: parts[0], "name": {"zh": parts[1], "en": parts[2] if len(parts) == 3 else ""}})
    return rows
