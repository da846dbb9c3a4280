"""The four rows of Directive (EU) 2024/825 of a green scheme, as its manager states them."""

from typing import Any, ClassVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from catalog.forms.sections import SectionForm
from catalog.models import SchemeVersion
from lib.text import bilingual
from vocabulary.terms import GreenRow

PARTS = ("zh", "en", "source")


class GreenForm(SectionForm):
    """Each row in both languages, with where anybody can read it. A row left empty is not stated, and the page says so."""

    class Meta:
        model = SchemeVersion
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stated = {row["row"]: row for row in self.instance.green_rows}
        for row, words in GreenRow.choices:
            self.fields |= _fields_of(row, words, stated.get(row, {}))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for row in GreenRow.values:
            zh, en, source = (given.get(f"{row}_{part}", "") for part in PARTS)
            if (zh or en) and not source:
                self.add_error(f"{row}_source", _("Say where anybody can read it."))
            if source and not (zh or en):
                self.add_error(f"{row}_zh", _("Say how the scheme is so, in Chinese or in English."))
        return given

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        rows = [
            {
                "row": row,
                "words": bilingual(given[f"{row}_zh"], given[f"{row}_en"]),
                "source": given[f"{row}_source"],
            }
            for row in GreenRow.values
            if given[f"{row}_source"]
        ]
        return {"green_rows": rows}


def _fields_of(row: str, words: Any, stated: dict[str, Any]) -> dict[str, forms.Field]:
    area: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": 2}), "max_length": 500, "required": False}
    said = stated.get("words", {})
    return {
        f"{row}_zh": forms.CharField(label=format_lazy("{} ({})", words, _("in Chinese")), initial=said.get("zh"), **area),
        f"{row}_en": forms.CharField(label=format_lazy("{} ({})", words, _("in English")), initial=said.get("en"), **area),
        f"{row}_source": forms.CharField(
            label=_("Where it can be read"), max_length=300, required=False, initial=stated.get("source"),
            help_text=_("An address, or a document with its clause."),
        ),
    }  # fmt: skip
