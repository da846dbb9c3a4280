"""The grid of units: a row a unit, typed or pasted from a spreadsheet. Each cell says what is wrong with it."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.actions.asking import UnitAsked
from applications.models import Factory, Party, Unit
from applications.queries import party_parts, scope_models

LONGEST_MODEL = 100
LONGEST_NAME, LONGEST_ADDRESS = 200, 300
MOST_UNITS = 500
EMPTY_ROWS, MORE_ROWS = 3, 10
PREFIX = "units"
COLUMNS = {
    "main": gettext_lazy("Main model"),
    "covered": gettext_lazy("Covered models"),
    "components": gettext_lazy("Key components"),
    "manufacturer": gettext_lazy("Another manufacturer"),
    "factory": gettext_lazy("Another factory"),
}


class UnitRow(forms.Form):
    """One unit: its main model, the models it covers, its key components, and where it comes from if from elsewhere."""

    main = forms.CharField(label=COLUMNS["main"], error_messages={"required": gettext_lazy("There is no main model.")})
    covered = forms.CharField(label=COLUMNS["covered"], required=False)
    components = forms.CharField(label=COLUMNS["components"], required=False)
    manufacturer = forms.CharField(label=COLUMNS["manufacturer"], required=False)
    factory = forms.CharField(label=COLUMNS["factory"], required=False)

    def clean_main(self) -> str:
        return _short([self.cleaned_data["main"]])[0]

    def clean_covered(self) -> list[str]:
        return _short(scope_models(self.cleaned_data["covered"]))

    def clean_components(self) -> list[str]:
        return scope_models(self.cleaned_data["components"])

    def clean_manufacturer(self) -> str:
        return _checked_party(self.cleaned_data["manufacturer"])

    def clean_factory(self) -> str:
        return _checked_party(self.cleaned_data["factory"])

    def models(self) -> list[tuple[str, str]]:
        """Each model with the cell in which it stands."""
        typed = self.cleaned_data
        main = [("main", typed["main"])] if typed.get("main") else []
        return main + [("covered", model) for model in typed.get("covered", [])]

    def unit(self) -> UnitAsked:
        typed = self.cleaned_data
        return UnitAsked(*(typed[name] for name in COLUMNS))


def _short(models: list[str]) -> list[str]:
    if too_long := [model for model in models if len(model) > LONGEST_MODEL]:
        raise forms.ValidationError(_("“%(model)s…” is longer than 100 letters.") % {"model": too_long[0][:30]})
    return models


def _checked_party(cell: str) -> str:
    name, address = party_parts(cell)
    if len(name) > LONGEST_NAME or len(address) > LONGEST_ADDRESS:
        raise forms.ValidationError(_("The name or the address of the manufacturer or factory is too long."))
    return cell


class Grid(BaseFormSet[UnitRow]):
    """All rows, and a few empty ones. A row without content is passed over: to give a unit up, one empties its row."""

    too_wide: list[str]  # pasted lines that the grid cannot hold; they stay where they were pasted
    left_over: list[str]

    def initial_form_count(self) -> int:
        return 0 if self.is_bound else super().initial_form_count()

    def add_fields(self, form: UnitRow, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            field.widget.attrs["aria-label"] = f"{COLUMNS[name]} {(index or 0) + 1}"

    def clean(self) -> None:
        """A model stands in one row, and no application holds more than five hundred."""
        seen: set[str] = set()
        for number, form in enumerate(self.filled()):
            for cell, model in form.models():
                if model in seen and cell in form.cleaned_data:
                    words = _("“%(model)s” stands in another row already.")
                    form.add_error(cell, words % {"model": model})
            seen |= {model for _cell, model in form.models()}
            if number >= MOST_UNITS:
                form.add_error("main", _("An application holds at most 500 units."))

    def filled(self) -> list[UnitRow]:
        return [form for form in self.forms if form.has_changed()]

    def units(self) -> list[UnitAsked]:
        """What the rows say in which nothing is wrong."""
        self.is_valid()  # a row is right only beside all others
        return [form.unit() for form in self.filled() if form.is_valid()]

    def wrong(self) -> list[str]:
        """What is wrong, in words: for a page that shows no cells."""
        reasons = [str(error) for form in self.forms for cell in form.errors.values() for error in cell]
        return reasons + [words for lines, words in self.untaken_lines() if lines]

    def untaken_lines(self) -> list[tuple[list[str], str]]:
        """The pasted lines that were not taken, with the reason."""
        columns = _("There are more than five columns. Put models of one unit into one cell, separated by semicolons.")
        return [(self.too_wide, columns), (self.left_over, _("An application holds at most 500 units."))]

    @property
    def untaken(self) -> str:
        return "\n".join(self.too_wide + self.left_over)


Rows = formset_factory(
    UnitRow, formset=Grid, extra=EMPTY_ROWS, max_num=MOST_UNITS + MORE_ROWS, absolute_max=2 * MOST_UNITS + MORE_ROWS
)


def grid_of(units: Iterable[Unit]) -> Grid:
    """The grid as it was saved."""
    rows = [
        {
            "main": unit.main_model,
            "covered": "; ".join(unit.covered_models),
            "components": "; ".join(unit.key_components),
            "manufacturer": _in_one_cell(unit.manufacturer),
            "factory": _in_one_cell(unit.factory),
        }
        for unit in units
    ]
    return _grid(initial=rows)


def read_grid(typed: QueryDict) -> Grid:
    """The rows typed and, below them, the lines pasted: one grid, in which a pasted row is corrected like any other."""
    rows, too_wide, left_over = _typed_rows(typed), [], []
    for line in typed.get("paste", "").splitlines():
        cells = [cell.strip() for cell in line.split("\t" if "\t" in line else ",")]
        if any(cells[len(COLUMNS) :]):
            too_wide.append(line)
        elif any(cells) and len(rows) >= MOST_UNITS:
            left_over.append(line)
        elif any(cells):
            rows.append(cells)
    more = MORE_ROWS if "more" in typed else EMPTY_ROWS
    data: dict[str, Any] = {f"{PREFIX}-TOTAL_FORMS": len(rows) + more, f"{PREFIX}-INITIAL_FORMS": 0}
    for number, cells in enumerate(rows):
        data |= {f"{PREFIX}-{number}-{name}": cell for name, cell in zip(COLUMNS, cells, strict=False)}
    return _grid(data, too_wide=too_wide, left_over=left_over)


def _typed_rows(typed: QueryDict) -> list[list[str]]:
    total = typed.get(f"{PREFIX}-TOTAL_FORMS", "")
    numbers = range(min(int(total), 2 * MOST_UNITS) if total.isdecimal() else 0)
    rows = [[typed.get(f"{PREFIX}-{number}-{name}", "") for name in COLUMNS] for number in numbers]
    return [cells for cells in rows if any(cell.strip() for cell in cells)]


def _grid(data: Any = None, *, too_wide: Any = (), left_over: Any = (), **more: Any) -> Grid:
    grid = cast(Grid, Rows(data, prefix=PREFIX, **more))
    grid.too_wide, grid.left_over = list(too_wide), list(left_over)
    return grid


def _in_one_cell(party: Party | Factory | None) -> str:
    return party.in_one_cell if party else ""
