"""What a registrar gives of the body's own files: the file itself, of which the hash is taken, or the hash; one or many."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lib.fields import LinesField, needed_where
from lib.refusal import Refused
from web.uploads import BIGGEST, measured, safe_name

REPLACES = gettext_lazy("It takes the place of the files registered before, which are then older ones")


class OwnFileForm(forms.Form):
    """One file of one certificate. Clean, `sha256` and `size` are those of the file where one was given."""

    file = needed_where(
        forms.FileField(
            label=gettext_lazy("The PDF as it was issued"),
            required=False,
            allow_empty_file=True,
            help_text=gettext_lazy("Its SHA-256 is taken, and the file is not kept. Up to 50 MB."),
        )
    )
    sha256 = needed_where(
        forms.CharField(label=gettext_lazy("Or its SHA-256"), required=False, max_length=100, strip=True)
    )
    replaces = forms.BooleanField(label=REPLACES, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file, typed = given.pop("file", None), given.get("sha256", "")
        given["size"] = None
        if file is not None and typed:
            self.add_error("sha256", _("Give the file or its SHA-256, not both."))
        elif file is not None:
            self._take(file, given)
        elif not typed and not self.errors:
            self.add_error("file", _("Choose a file, or give its SHA-256."))
        return given

    def _take(self, file: Any, given: dict[str, Any]) -> None:
        try:
            given["size"], given["sha256"] = measured(file, safe_name(file.name or ""), BIGGEST)
        except Refused as refusal:
            self.add_error("file", str(refusal))


class OwnFilesForm(forms.Form):
    """Many at once: a number and a SHA-256 a line."""

    lines = LinesField(
        parts=2,
        least=2,
        example="NS2026-0471-01 | 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        rows=10,
        most=500,
        label=gettext_lazy("Certificate number and SHA-256"),
        help_text=gettext_lazy("One file a line, the two apart by a bar or a tab, as you copy it from a spreadsheet."),
    )
    replaces = forms.BooleanField(label=REPLACES, required=False)
