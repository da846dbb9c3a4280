"""What people type to have a certificate checked."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib.fields import DayInput
from lib.refusal import Refused
from lib.text import numbers
from register.answers import AsOf, PaperQuestion, status_words
from register.models import Supplier
from register.queries import STATUSES, supplier_for
from tenants.models import CertificationBody
from vocabulary.standards import parse
from vocabulary.time_zones import HOME_ZONE, OF_TRADE, zones
from web.upload_limit import BIGGEST_TO_VERIFY
from web.uploads import measured, safe_name

_ANY = pgettext_lazy("value of a filter", "any")
LONGEST_NAME = 2000  # letters, as a holder may be called
EARLIEST_YEAR, LATEST_YEAR = 1950, 2150


class AsOfForm(forms.Form):
    """When something is asked about: now, at the end of a day, or at a moment."""

    date = forms.DateField(label=_("Was it valid on this day?"), required=False, widget=DayInput())
    time = forms.TimeField(
        label=_("At this time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
        help_text=_("Left empty: at the end of that day, where the certificate counts its days."),
    )
    zone = forms.ChoiceField(label=_("Time zone"), required=False, choices=[(zone, zone) for zone in OF_TRADE])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].initial = HOME_ZONE
        given = self.data.get("zone", "")
        if given in zones() and given not in OF_TRADE:  # of a link; the list to choose from is a short one
            self.fields["zone"].choices = [(given, given), *self.fields["zone"].choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        day, time = asked.get("date"), asked.get("time")
        if time is not None and not day and "date" not in self.errors:
            self.add_error("date", _("Give the day as well: a time alone says no moment."))
        if time is not None and day and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            self.add_error("date", _("The year cannot be right."))  # at the edges of time, zones have no moments
        return asked

    def as_of(self) -> AsOf | None:
        """None is now."""
        day, time = self.cleaned_data.get("date"), self.cleaned_data.get("time")
        if not day or time is None:
            return day
        return datetime.combine(day, time, tzinfo=ZoneInfo(self.cleaned_data.get("zone") or HOME_ZONE))


class VerifyForm(AsOfForm):
    """One box; the rest is optional and compared with what the register says."""

    number = forms.CharField(
        label=_("Certificate number"),
        max_length=numbers.LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    holder = forms.CharField(label=_("Holder, as printed"), required=False, max_length=LONGEST_NAME)
    model = forms.CharField(label=_("Product or model"), required=False, max_length=200)
    standard = forms.CharField(label=_("Standard"), required=False, max_length=100)
    body = forms.ModelChoiceField(
        label=_("Certification body"),
        required=False,
        queryset=CertificationBody.objects.filter(kind="body"),
        to_field_name="slug",
        empty_label=_ANY,
    )

    def question(self) -> PaperQuestion:
        asked: dict[str, Any] = self.cleaned_data
        return PaperQuestion(
            asked["number"], asked["holder"], asked["standard"], self.as_of(), asked["body"], asked["model"]
        )


class FileToVerifyForm(forms.Form):
    """A file to check: a PDF, or a picture of a paper. What it is, its content says, not its name."""

    file = forms.FileField(
        label=_("PDF, photo or scan"),
        allow_empty_file=True,
        help_text=_("PDF, JPEG, PNG, WebP or HEIC, up to 20 MB. It is looked at once, and nothing of it is kept."),
        error_messages={"required": _("Choose a file first."), "missing": _("Choose a file first.")},
        widget=forms.FileInput(
            attrs={
                "accept": "application/pdf,image/jpeg,image/png,image/webp,image/heic,image/heif",
                "data-biggest": BIGGEST_TO_VERIFY,
                "data-too-large": _("This file is larger than 20 MB. Send a smaller one."),
            }
        ),
    )

    def clean_file(self) -> bytes:
        """Its bytes."""
        file = self.cleaned_data["file"]
        try:
            measured(file, safe_name(file.name or ""), BIGGEST_TO_VERIFY)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        file.seek(0)
        content: bytes = file.read()
        return content


class CertificatesForm(forms.Form):
    """Which certificates of the register to list."""

    status = forms.ChoiceField(label=_("Status"), required=False)
    body = forms.ModelChoiceField(
        label=_("Certification body"),
        required=False,
        queryset=CertificationBody.objects.filter(kind="body"),
        to_field_name="slug",
        empty_label=_ANY,
    )
    standard = forms.CharField(label=_("Standard"), required=False, max_length=100)
    scheme = forms.UUIDField(required=False, widget=forms.HiddenInput)
    supplier = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean_standard(self) -> str:
        """The key under which the register lists it, of one edition where a year was typed."""
        number = parse(self.cleaned_data["standard"])
        if self.cleaned_data["standard"] and number is None:
            raise forms.ValidationError(_("That is no number of a standard."))
        return number.edition if number else ""

    def clean_supplier(self) -> Supplier | None:
        """Where an address leads today. Raises ValidationError where it never was one."""
        if not (pk := self.cleaned_data["supplier"]):
            return None
        supplier = supplier_for(pk)
        if supplier is None:
            raise forms.ValidationError(_("There is no such supplier."))
        return supplier.joined or supplier

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        statuses = [(status, status_words(status).capitalize()) for status in STATUSES]
        self.fields["status"].choices = [("", _ANY), *statuses]  # type: ignore[attr-defined]


class BodiesForm(forms.Form):
    """Which bodies to list."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _ANY), *CertificationBody.Kind.choices])
    standing = forms.ChoiceField(
        label=_("Standing"), required=False, choices=[("", _ANY), *CertificationBody.Standing.choices]
    )


class StandardsForm(forms.Form):
    """Which standards to list."""

    q = forms.CharField(label=_("Number or title"), required=False, max_length=100)


class StandardEditionForm(forms.Form):
    """Which edition of a standard to look at; all where none is given."""

    edition = forms.TypedChoiceField(label=_("Edition"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: Iterable[int | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].choices = [("", _ANY), *((year, year) for year in years)]  # type: ignore[attr-defined]
