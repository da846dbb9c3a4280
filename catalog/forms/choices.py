"""Choices and lists as they are typed."""

from typing import Any

from django import forms

from lib.fields import LinesField, joined
from lib.text import localized
from vocabulary.queries import category_choices


def several(choices: Any, label: Any, help_text: Any = "") -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        choices=choices, label=label, help_text=help_text, required=False, widget=forms.CheckboxSelectMultiple
    )


def choose(field: Any, choices: Any) -> None:
    """Give a field the choices of this moment and language."""
    field.choices = choices


def grouped_categories(*, with_tops: bool = False) -> list[tuple[str, list[tuple[str, str]]]]:
    """The category tree as grouped choices; with the top categories themselves, where one may stand for all under it."""
    groups = []
    for (top, name), leaves in category_choices():
        whole = [(top, localized(name))] if with_tops else []
        groups.append((localized(name), whole + [(code, localized(words)) for code, words in leaves]))
    return groups


class NamedRowsField(LinesField):
    """Things with a name in both languages, one a line: `A | 优级 | Excellent`; the English name may be left out."""

    def __init__(self, key: str, **more: Any) -> None:
        self.key = key
        super().__init__(parts=3, least=2, required=False, **more)

    def clean(self, value: Any) -> list[dict[str, Any]]:  # type: ignore[override]
        return [{self.key: row[0], "name": {"zh": row[1], "en": row[2]}} for row in super().clean(value)]

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return joined((row[self.key], row["name"].get("zh", ""), row["name"].get("en", "")) for row in value)
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)
