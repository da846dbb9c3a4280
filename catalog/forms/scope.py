"""Lines of a laboratory's scope, as they are pasted from its annexe or a table, and how one is ended."""

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.models import ScopeLine
from lib.fields import BARS, DayInput
from vocabulary import terms

MOST = 500
FAULTS_SAID = 10  # whoever pasted the wrong table reads it no longer than that
COLUMNS = ("standard", "clause", "method", "product_zh", "product_en")


class ScopeForm(forms.Form):
    """Many lines at once: of one list and certificate, valid from and until the same days."""

    of = forms.ChoiceField(label=_("List of the scope"), choices=terms.ScopeList.choices, widget=forms.RadioSelect)
    certificate_number = forms.CharField(label=_("Number of the certificate"), max_length=60)
    valid_from = forms.DateField(label=_("Valid from"), widget=DayInput())
    valid_until = forms.DateField(label=_("Valid until"), widget=DayInput())
    rows = forms.CharField(
        label=_("Lines"), max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "One a line, as from a table: standard with its year | clause | method | product in Chinese | product in "
            "English. Bars, tabs or commas stand between them; all but the standard may be left out. Without a clause the "
            "line covers the whole standard."
        ),
    )  # fmt: skip

    def clean_rows(self) -> list[dict[str, str]]:
        rows, wrong = [], []
        for number, cells in _cells(self.cleaned_data["rows"]):
            row = dict(zip(COLUMNS, cells, strict=False))
            faults = list(_faults(number, cells, row))
            wrong += faults
            rows += [] if faults else [row]
        if wrong:
            raise forms.ValidationError(wrong[:FAULTS_SAID])
        if len(rows) > MOST:
            raise forms.ValidationError(_("At most %(most)d lines at once.") % {"most": MOST})
        return rows

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("valid_from") and given.get("valid_until") and given["valid_until"] < given["valid_from"]:
            self.add_error("valid_until", _("It ends after it begins."))
        return given

    def lines(self) -> list[ScopeLine]:
        """The lines typed, unsaved."""
        given = dict(self.cleaned_data)
        return [ScopeLine(**given | row) for row in given.pop("rows")]


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that says something with its number, apart at bars or tabs, or at commas where it has neither."""
    for number, line in enumerate(text.splitlines(), start=1):
        parts = BARS.split(line) if BARS.search(line) else next(csv.reader([line.replace("，", ",")]), [])
        cells = [part.strip() for part in parts]
        if any(cells):
            yield number, cells


def _faults(number: int, cells: list[str], row: dict[str, str]) -> Iterator[str]:
    if any(cells[len(COLUMNS) :]):
        yield _("Line %(number)d has more than %(most)d columns.") % {"number": number, "most": len(COLUMNS)}
    if not row["standard"]:
        yield _("Line %(number)d names no standard.") % {"number": number}
    for name, value in row.items():
        column: Any = ScopeLine._meta.get_field(name)
        if len(value) > column.max_length:
            yield _("Line %(number)d: “%(column)s” has at most %(most)d letters.") % {
                "number": number,
                "column": column.verbose_name,
                "most": column.max_length,
            }


class EndScopeForm(forms.Form):
    on = forms.DateField(label=_("From which day it no longer holds"), widget=DayInput())
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
