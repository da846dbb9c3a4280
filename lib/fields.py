"""Form fields that several apps share."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _

BARS = re.compile(r"[|｜\t]")
NAMED = 5  # lines in one refusal: whoever pasted a thousand with the wrong number of parts reads it once


def needed_where[F: forms.Field](field: F) -> F:
    """Mark a field that is needed beside certain answers, as the form's `clean` says, so that no label calls it optional."""
    field.is_needed_where = True  # type: ignore[attr-defined]
    return field


class DayInput(forms.DateInput):
    """A day as browsers let it be chosen: written by ISO 8601, whatever the reader's language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class LinesField(forms.CharField):
    """A list as people type it: one thing a line, its parts apart by a bar. Clean, each row has `parts` parts.

    A line with more parts, or without its first `least`, is refused by its number: nothing that was typed is dropped.
    """

    def __init__(
        self, *, parts: int, least: int = 1, example: str, rows: int = 3, most: int = 5000, **more: Any
    ) -> None:
        self.parts, self.least, self.example, self.most = parts, least, example, most
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **more)

    def clean(self, value: Any) -> list[list[str]]:
        rows, unread = [], []
        for number, line in enumerate(super().clean(value).splitlines(), start=1):
            typed = [part.strip() for part in BARS.split(line)]
            if any(typed):
                rows.append([*typed, *[""] * self.parts][: self.parts])
                if any(typed[self.parts :]) or not all(rows[-1][: self.least]):
                    unread.append(number)
        if unread:
            raise forms.ValidationError([self._refusal(number) for number in unread[:NAMED]])
        if len(rows) > self.most:
            raise forms.ValidationError(_("At most %(most)d lines.") % {"most": self.most})
        return rows

    def _refusal(self, number: int) -> str:
        words = _("We could not read line %(number)d: write it as %(example)s.")
        return words % {"number": number, "example": self.example}


def joined(rows: Any) -> str:
    """Rows as a `LinesField` shows them."""
    return "\n".join(" | ".join(row).rstrip(" |") for row in rows)
