"""What people type into an application and about a case."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.completeness import CLIENT, CONTACT, PRODUCT
from applications.models import Application
from lib.fields import needed_where
from vocabulary.forms import ReportedForm
from web.contents import TAKEN

PARTY_PARTS = ("name_zh", "name_en", "address_zh", "address_en", "country")
NAMES_OF_OTHERS = tuple(f"{kind}_name_{language}" for kind in ("manufacturer", "factory") for language in ("zh", "en"))
TEXT = forms.Textarea(attrs={"rows": 4})
LONGEST_EDITION = 9  # digits


def edition_typed(text: str) -> int | None:
    """The edition that a form was drawn from, as it sends it back; None where it says none."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_EDITION else None


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
            for part in PARTY_PARTS[:4]:
                self.fields[f"{kind}_{part}"].initial = getattr(named, part, "")
        self.initial["contact_name"], self.initial["contact_email"] = self.instance.contact
        self.fields["manufacturer_is"].initial = "other" if self.instance.manufacturer_id else "client"
        for name in (*CLIENT[0], *CLIENT[1], *CONTACT, *NAMES_OF_OTHERS):
            needed_where(self.fields[name])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for kind in ("manufacturer", "factory"):
            if (
                values.get(f"{kind}_is") == "other"
                and not self.party(kind, values)["name_zh"]
                and not self.party(kind, values)["name_en"]
            ):
                self.add_error(f"{kind}_name_zh", _("Give its name in Chinese or English."))
        return values

    def party(self, kind: str, values: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Name and address of the manufacturer or the factory as typed."""
        typed = values if values is not None else self.cleaned_data
        return {part: typed.get(f"{kind}_{part}", "") for part in PARTY_PARTS[:4]}

    def chosen(self, kind: str) -> dict[str, Any] | None:
        """The same, or None where it is the same as somebody named before."""
        return self.party(kind) if self.cleaned_data[f"{kind}_is"] == "other" else None


class ProductForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Application
        fields = ["product_zh", "product_en", "trademark"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in PRODUCT:
            needed_where(self.fields[name])


class DocumentUploadForm(forms.Form):
    """A document of the body's people for a case."""

    title = forms.CharField(
        label=gettext_lazy("What it is"),
        max_length=70,
        help_text=gettext_lazy("For example: test report. A new file under the same words becomes its next version."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=format_lazy(gettext_lazy("{kinds}, up to 50 MB."), kinds=TAKEN),
    )
    is_internal = forms.BooleanField(label=gettext_lazy("Internal: only the body's people see it"), required=False)


class LabelledTextForm(forms.Form):
    """One text with a label of the page's own."""

    printed = ("words",)  # a letter repeats it
    words = forms.CharField(widget=TEXT, max_length=5000)

    def __init__(self, *args: Any, label: str, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label
        self.fields["words"].required = required


class MessageForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Message"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5000)


class StaffMessageForm(MessageForm):
    is_internal = forms.BooleanField(label=gettext_lazy("Internal: the client does not see it"), required=False)


class AcceptForm(ReportedForm):
    competence = forms.CharField(
        label=gettext_lazy("Who has the competence and the means for this evaluation (7.3.3)"),
        widget=TEXT,
        max_length=2000,
    )
    units_are_divided = forms.BooleanField(label=gettext_lazy("I confirm the division into units."))
    reported = forms.IntegerField(
        label=gettext_lazy("Units whose existing test reports are accepted"),
        help_text=gettext_lazy("The agreement charges them the price for accepted reports instead of a test."),
        min_value=0,
        max_value=500,
        required=False,
    )
    words = forms.CharField(label=gettext_lazy("Notes for the file"), widget=TEXT, required=False, max_length=2000)


class AssignForm(forms.Form):
    role = forms.ChoiceField(label=gettext_lazy("Step"))
    user: forms.ModelChoiceField[Any] = forms.ModelChoiceField(label=gettext_lazy("Person"), queryset=None)

    def __init__(self, *args: Any, roles: list[tuple[str, Any]], people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
