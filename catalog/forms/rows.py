"""Rows where a section of the editor is a list."""

from typing import Any

from django import forms
from django.db.models import Model
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from catalog.forms.choices import NamedRowsField
from catalog.models import (
    DocumentWanted,
    Fee,
    Question,
    Reason,
    StandardReference,
)
from lib.money import minor_units, money_of
from lib.refusal import Refused
from vocabulary.terms import FeePayee

BLANK_ROWS = 2


class RowForm(forms.ModelForm[Any]):
    """One row. A row left empty is passed over."""

    def row(self) -> Any:
        """The row typed, unsaved; `catalog.actions` puts it into its version."""
        return self._meta.model(**self.row_values())

    def row_values(self) -> dict[str, Any]:
        names = {field.name for field in self._meta.model._meta.fields}
        return {name: value for name, value in self.cleaned_data.items() if name in names}


class StandardRow(RowForm):
    printed = ("reference", "name_zh", "name_en")

    class Meta:
        model = StandardReference
        fields = ["reference", "name_zh", "name_en"]
        help_texts = {"reference": _("For example GB/T 20234.1-2023. Names of known standards are filled in.")}


class FeeRow(RowForm):
    printed = ("label_zh", "label_en")
    price = forms.DecimalField(label=_("Amount"), min_value=0, max_digits=14, decimal_places=2)

    class Meta:
        model = Fee
        fields = ["per", "label_zh", "label_en", "price", "currency", "tax", "payee"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["payee"].required = False
        if "amount" in self.initial:
            self.initial["price"] = money_of(self.initial["amount"], self.initial["currency"]).amount

    def clean_payee(self) -> str:
        return self.cleaned_data["payee"] or FeePayee.BODY

    def clean(self) -> dict[str, Any] | None:
        price, currency = self.cleaned_data.get("price"), self.cleaned_data.get("currency")
        if price is not None and currency:
            try:
                self.cleaned_data["amount"] = minor_units(price, currency)
            except Refused as refusal:
                self.add_error("price", str(refusal))
        return None

    def row_values(self) -> dict[str, Any]:
        return super().row_values() | {"amount": self.cleaned_data["amount"]}


class DocumentRow(RowForm):
    class Meta:
        model = DocumentWanted
        fields = ["name_zh", "name_en", "help_zh", "help_en", "is_required"]


class QuestionRow(RowForm):
    options = NamedRowsField(
        "code",
        label=_("Choices"),
        help_text=_("For choices, one a line: code | in Chinese | in English"),
        example="cn | 国内 | At home",
    )

    class Meta:
        model = Question
        fields = ["code", "kind", "text_zh", "text_en", "help_zh", "help_en", "unit", "options", "is_required"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["options"] = [
            {"code": choice["code"], "name": choice} for choice in self.initial.get("choices", [])
        ]

    def clean(self) -> dict[str, Any] | None:
        wants_choices = self.cleaned_data.get("kind") in {"choice", "multiple"}
        if wants_choices and len(self.cleaned_data.get("options") or []) < 2:
            self.add_error("options", _("Give at least two choices."))
        return None

    def row_values(self) -> dict[str, Any]:
        choices = [{"code": option["code"], **option["name"]} for option in self.cleaned_data["options"]]
        return super().row_values() | {"choices": choices}


class ReasonRow(RowForm):
    printed = ("text_zh", "text_en")

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

    part: type[Any] | None = None
    json_field = ""

    @classmethod
    def of(cls, draft: Any, data: Any = None) -> "Rows":
        return cls(data, initial=cls.initial_of(draft), prefix="rows")

    @classmethod
    def initial_of(cls, draft: Any) -> list[dict[str, Any]]:
        if cls.part:
            names = [field.name for field in cls.part._meta.fields if field.name not in {"id", "version", "position"}]
            return list(cls.part.objects.filter(version=draft).values(*names))
        return [
            {f"{part}_{language}": words for part, texts in row.items() for language, words in texts.items()}
            for row in getattr(draft, cls.json_field)
        ]

    def given(self) -> list[Any]:
        """The rows typed, in order, without empty and deleted ones."""
        remaining = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        remaining.sort(key=lambda form: form.cleaned_data.get("ORDER") or 1000)
        return [form.row() for form in remaining]


def rows_of(
    row: type[forms.BaseForm], part: type[Model] | None = None, json_field: str = "", formset: type[Rows] = Rows
) -> type[Rows]:
    made = formset_factory(row, formset=formset, extra=BLANK_ROWS, can_delete=True, can_order=True, max_num=200)
    made.part, made.json_field = part, json_field  # type: ignore[attr-defined]
    return made  # type: ignore[return-value]


StandardRows = rows_of(StandardRow, StandardReference)
FeeRows = rows_of(FeeRow, Fee)
DocumentRows = rows_of(DocumentRow, DocumentWanted)
QuestionRows = rows_of(QuestionRow, Question)
ReasonRows = rows_of(ReasonRow, Reason)
CommitmentRows = rows_of(CommitmentRow, json_field="commitments")
