"""What people type into an application and about a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.actions.asking import UnitAsked
from applications.models import Application
from applications.queries import place_parts, scope_models

LONGEST_MODEL = 100
MOST_UNITS = 500
LONGEST_NAME, LONGEST_ADDRESS = 200, 300
COLUMNS = ("main", "covered", "components", "manufacturer", "factory")
PLACE = ("name_zh", "name_en", "address_zh", "address_en", "country")
TEXT = forms.Textarea(attrs={"rows": 4})


class PartiesForm(forms.ModelForm):  # type: ignore[type-arg]
    """The trio: client, manufacturer, factory, each "same as" or an enterprise of its own."""

    manufacturer_is = forms.ChoiceField(
        label=gettext_lazy("Manufacturer"),
        choices=[("client", gettext_lazy("Same as the client")), ("other", gettext_lazy("Another enterprise"))],
        widget=forms.RadioSelect,
        initial="client",
    )
    manufacturer_name_zh = forms.CharField(
        label=gettext_lazy("Manufacturer's name in Chinese"), max_length=200, required=False
    )
    manufacturer_name_en = forms.CharField(
        label=gettext_lazy("Manufacturer's name in English"), max_length=200, required=False
    )
    manufacturer_address_zh = forms.CharField(
        label=gettext_lazy("Manufacturer's address in Chinese"), max_length=300, required=False
    )
    manufacturer_address_en = forms.CharField(
        label=gettext_lazy("Manufacturer's address in English"), max_length=300, required=False
    )
    factory_name_zh = forms.CharField(label=gettext_lazy("Factory's name in Chinese"), max_length=200, required=False)
    factory_name_en = forms.CharField(label=gettext_lazy("Factory's name in English"), max_length=200, required=False)
    factory_address_zh = forms.CharField(
        label=gettext_lazy("Factory's address in Chinese"), max_length=300, required=False
    )
    factory_address_en = forms.CharField(
        label=gettext_lazy("Factory's address in English"), max_length=300, required=False
    )

    class Meta:
        model = Application
        fields = [
            "client_name_zh",
            "client_name_en",
            "client_address_zh",
            "client_address_en",
            "contact_name",
            "contact_email",
            "contact_phone",
            "factory_is",
        ]
        widgets = {"factory_is": forms.RadioSelect}

    field_order = [
        "client_name_zh",
        "client_name_en",
        "client_address_zh",
        "client_address_en",
        "contact_name",
        "contact_email",
        "contact_phone",
        "manufacturer_is",
        "manufacturer_name_zh",
        "manufacturer_name_en",
        "manufacturer_address_zh",
        "manufacturer_address_en",
        "factory_is",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in ("manufacturer", "factory"):
            named = getattr(self.instance, kind)
            for part in PLACE[:4]:
                self.fields[f"{kind}_{part}"].initial = getattr(named, part, "")
        self.initial["contact_name"], self.initial["contact_email"] = self.instance.contact
        self.fields["manufacturer_is"].initial = "other" if self.instance.manufacturer_id else "client"

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for kind in ("manufacturer", "factory"):
            if (
                values.get(f"{kind}_is") == "other"
                and not self.place(kind, values)["name_zh"]
                and not self.place(kind, values)["name_en"]
            ):
                self.add_error(f"{kind}_name_zh", _("Give its name in Chinese or English."))
        return values

    def place(self, kind: str, values: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Name and address of the manufacturer or the factory as typed."""
        typed = values if values is not None else self.cleaned_data
        return {part: typed.get(f"{kind}_{part}", "") for part in PLACE[:4]}

    def chosen(self, kind: str) -> dict[str, Any] | None:
        """The same, or None where it is the same as somebody named before."""
        return self.place(kind) if self.cleaned_data[f"{kind}_is"] == "other" else None


class ProductForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Application
        fields = ["product_zh", "product_en", "trademark"]


@dataclass
class Grid:
    """The grid of units as typed and pasted: good rows, and bad ones with the reason, kept for correction."""

    units: list[UnitAsked] = field(default_factory=list)
    bad: list[tuple[str, str]] = field(default_factory=list)

    @property
    def kept(self) -> str:
        return "\n".join(row for row, _reason in self.bad)


def read_grid(data: Mapping[str, Any], rows: int) -> Grid:
    """Read the inputs of each row (`main_1`, `covered_1`…) and the lines of `paste`. A row without content is left out."""
    grid = Grid()
    for number in range(1, rows + 1):
        cells = [str(data.get(f"{name}_{number}", "")) for name in COLUMNS]
        if any(cell.strip() for cell in cells):
            _take(grid, cells, "\t".join(cells))
    for line in str(data.get("paste", "")).splitlines():
        if line.strip():
            _take(grid, line.split("\t") if "\t" in line else line.split(","), line)
    return grid


def _take(grid: Grid, cells: list[str], row: str) -> None:
    main, covered, components, manufacturer, factory = ([*cells, "", "", "", ""])[:5]
    places = [cell.strip() for cell in (manufacturer, factory)]
    unit = UnitAsked(main.strip(), scope_models(covered), scope_models(components), *places)
    models = [unit.main_model, *unit.covered_models]
    taken = {model for one in grid.units for model in [one.main_model, *one.covered_models]}
    if not unit.main_model:
        reason = _("There is no main model.")
    elif too_long := [model for model in models if len(model) > LONGEST_MODEL]:
        reason = _("“%(model)s…” is longer than 100 letters.") % {"model": too_long[0][:30]}
    elif twice := [model for model in models if model in taken]:
        reason = _("“%(model)s” stands in another row already.") % {"model": twice[0]}
    elif len(grid.units) >= MOST_UNITS:
        reason = _("An application holds at most 500 units.")
    elif any(cell.strip() for cell in cells[len(COLUMNS) :]):
        reason = _("There are more than five columns. Put models of one unit into one cell, separated by semicolons.")
    elif any(len(name) > LONGEST_NAME or len(address) > LONGEST_ADDRESS for name, address in map(place_parts, places)):
        reason = _("The name or the address of the manufacturer or factory is too long.")
    else:
        grid.units.append(unit)
        return
    grid.bad.append((row, reason))


class UploadForm(forms.Form):
    """A document of the body's people for a case."""

    title = forms.CharField(
        label=gettext_lazy("What it is"),
        max_length=70,
        help_text=gettext_lazy("For example: test report. A new file under the same words becomes its next version."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("PDF, JPEG, PNG, DOCX, XLSX, PPTX, ZIP, TXT or CSV, up to 50 MB."),
    )
    is_internal = forms.BooleanField(label=gettext_lazy("Internal: only the body's people see it"), required=False)


class WordsForm(forms.Form):
    """One text with a label of the page's own."""

    words = forms.CharField(widget=TEXT, max_length=5000)

    def __init__(self, *args: Any, label: str, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label
        self.fields["words"].required = required


class MessageForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Message"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5000)


class StaffMessageForm(MessageForm):
    is_internal = forms.BooleanField(label=gettext_lazy("Internal: the client does not see it"), required=False)


class AcceptForm(forms.Form):
    competence = forms.CharField(
        label=gettext_lazy("Who has the competence and the means for this evaluation (7.3.3)"),
        widget=TEXT,
        max_length=2000,
    )
    units_are_divided = forms.BooleanField(label=gettext_lazy("I confirm the division into units."))
    words = forms.CharField(label=gettext_lazy("Notes for the file"), widget=TEXT, required=False, max_length=2000)


class AssignForm(forms.Form):
    role = forms.ChoiceField(label=gettext_lazy("Step"))
    user: forms.ModelChoiceField[Any] = forms.ModelChoiceField(label=gettext_lazy("Person"), queryset=None)

    def __init__(self, *args: Any, roles: list[tuple[str, Any]], people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
