"""What a buyer sends: a list, when it is asked about, and what its columns hold."""

from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lib.fields import needed_where
from lib.refusal import Refused
from purchasing.fields import BY_KEY, FIELDS
from purchasing.lists import BIGGEST, LONGEST_TEXT, BuyersList, plain_text, read, text_of, too_long
from register.forms import AsOfForm

MOST_SAMPLES = 3


class ListForm(AsOfForm):
    """A list to check. It stands in the form and nowhere else: what a file holds is written into the box once."""

    list = forms.CharField(
        label=_("Numbers and holders"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "autocapitalize": "none", "wrap": "off"}),
        help_text=_(
            "One certificate a row, as you copy it from a spreadsheet: number, holder, and if you like the body, the "
            "product or model, the standard and until when you need it. Headings may stand above."
        ),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("Excel, CSV, ODS or JSON, up to 10,000 rows and 20 MB."),
    )
    written = forms.CharField(required=False, widget=forms.HiddenInput)  # the digest of the box as this site filled it

    field_order = ["list", "file", "date", "time", "zone", "written"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date"].label = _("As of this day")
        self.fields["date"].help_text = _("A bid deadline, a delivery day. Left empty: now.")
        for name in ("list", "file", "zone"):
            needed_where(self.fields[name])
        self.fields["list"].validators = []  # what no database takes is left out of the text below
        self.is_narrowed = False

    def clean_list(self) -> str:
        text = plain_text(self.cleaned_data["list"])
        if len(text.encode(errors="replace")) > LONGEST_TEXT:
            raise forms.ValidationError(too_long())
        return text

    def clean_file(self) -> str:
        """The file as text, "" without one."""
        file = self.cleaned_data["file"]
        if not file:
            return ""
        if file.size > BIGGEST:
            raise forms.ValidationError(_("The file is larger than 20 MB. Send it in several parts."))
        try:
            sent = text_of(file)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        self.is_narrowed = sent.is_narrowed
        return sent.text

    def clean(self) -> dict[str, Any]:
        asked = super().clean()
        typed, of_file = asked.get("list", ""), asked.get("file", "")
        if "list" in self.errors or "file" in self.errors:
            return asked
        if of_file and typed.strip() and digest(typed) != asked.get("written"):
            self.add_error("file", _("There is a list in the box as well. Empty the box, or leave out the file."))
        elif not (of_file or typed).strip():
            self.add_error("list", _("Paste some numbers, or choose a file that holds some."))
        return asked

    def text(self) -> str:
        return str(self.cleaned_data["file"] or self.cleaned_data["list"])

    def buyers_list(self) -> BuyersList:
        """The list by the columns that were said of it; of a new file by a guess."""
        text = self.text()
        if self.cleaned_data["file"] or "width" not in self.data:
            return read(text)
        guess = read(text, header=self._header())
        if str(guess.width) != self.data.get("width"):  # another list stands in the box by now
            return read(text)
        return read(text, header=guess.header, columns=self._columns(guess.width))

    def _header(self) -> int | None:
        said = self.data.get("header", "")
        return int(said) if said.isdecimal() and len(said) <= 7 else None

    def _columns(self, width: int) -> dict[int, str]:
        said = {column: self.data.get(f"column_{column}", "") for column in range(width)}
        return {column: key for column, key in said.items() if key in BY_KEY}


def digest(text: str) -> str:
    return sha256(plain_text(text).encode(errors="replace")).hexdigest()


def columns_of(buyers: BuyersList) -> list[dict[str, Any]]:
    """Each column with its heading, some of its cells and the choice of what it holds."""
    rows = []
    for column, heading in enumerate(buyers.headings):
        cells = (row.cell(column) for row in buyers.rows[:200])
        samples = list(dict.fromkeys(" ".join(cell.split())[:60] for cell in cells if cell))[:MOST_SAMPLES]
        choices = [(field.key, field.words, field.key == buyers.columns.get(column)) for field in FIELDS]
        rows.append({"name": f"column_{column}", "heading": heading, "samples": samples, "choices": choices})
    return rows
