"""Choices and lists as they are typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

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
