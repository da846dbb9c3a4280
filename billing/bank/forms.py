"""What finance staff say of a bank statement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from billing.bank.files import FIELDS, NEEDED
from billing.models import FileOfRows
from billing.row_files.forms import FileColumnsForm
from lib.money import CURRENCIES


class BankStatementForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Bank statement"),
        help_text=gettext_lazy("CSV or a spreadsheet of any bank, or camt.053 (XML). At most 20 MB."),
    )


class StatementColumnsForm(FileColumnsForm):
    of, needed = FIELDS, NEEDED
    currency_usual = forms.ChoiceField(
        label=gettext_lazy("Currency, where no column says it"),
        choices=[("", "–"), *((code, code) for code in CURRENCIES)],
        required=False,
        help_text=gettext_lazy("Of this file. It is asked each time: a bank's accounts look alike."),
    )
    day_order = forms.ChoiceField(
        label=gettext_lazy("Order of day and month"),
        choices=[
            ("", gettext_lazy("As the rows show it")),
            ("dmy", gettext_lazy("Day, month, year")),
            ("mdy", gettext_lazy("Month, day, year")),
            ("ymd", gettext_lazy("Year, month, day")),
        ],
        required=False,
    )

    def __init__(self, *args: Any, file: FileOfRows, **more: Any) -> None:
        super().__init__(*args, file=file, **more)
        for name in ("currency_usual", "day_order"):
            self.fields[name].initial = file.columns.get(name, "")

    @property
    def told(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {"columns": self.columns, "currency": cleaned["currency_usual"], "order": cleaned["day_order"]}
