"""Which column of a file holds what."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms

from billing.models import FileOfRows
from lib.reading.headings import Field


class FileColumnsForm(forms.Form):
    """Which column of a file holds what. Guessed by the headings; remembered for files with the same."""

    of: Sequence[Field] = ()
    needed: Collection[str] = ()

    def __init__(self, *args: Any, file: FileOfRows, **more: Any) -> None:
        super().__init__(*args, **more)
        usual = self.fields.pop("currency_usual", None)
        headings = [("", "–"), *((str(at), name) for at, name in enumerate(file.headings))]
        for one in self.of:
            self.fields[one.key] = forms.ChoiceField(
                label=str(one.words),
                choices=headings,
                required=one.key in self.needed,
                initial=str(file.columns.get(one.key, "")),
            )
            if one.key == "currency" and usual is not None:
                self.fields["currency_usual"] = usual

    @property
    def columns(self) -> dict[str, int]:
        return {one.key: int(said) for one in self.of if (said := self.cleaned_data.get(one.key))}
