"""Fields that several forms of certificates share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lib.fields import DayInput
from lib.refusal import Refused
from web.uploads import Upload, checked

IN_ONE = gettext_lazy("In one of the two languages at least.")


def day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), **more)


def lines_field(label: Any, help_text: Any = "", rows: int = 4, *, required: bool = False) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=required, widget=area)


class PaperField(forms.FileField):
    """A file of a certificate's internal file; clean, it is a `web.uploads.Upload`."""

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        given = super().clean(data, initial)
        try:
            return checked(given) if given else None
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
