"""What people of a laboratory type about reports: one that is registered, one that ends, one that is delivered."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lib.fields import DayInput, LinesField, needed_where
from lib.refusal import Refused
from orders.actions.reporting import MOST_LINES, ClauseTested, ReportData
from orders.models import Order
from orders.reports import clients_here, standing_reports
from vocabulary.terms import ReportKind
from web.uploads import BIGGEST, measured, safe_name

TWO_LINES = forms.Textarea(attrs={"rows": 2})


class RegisterReportForm(forms.Form):
    """A report that was issued outside orders. Clean, `sha256`, `name` and `size` are those of the file."""

    number = forms.CharField(label=gettext_lazy("Number of the report"), max_length=80)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of report"), choices=ReportKind, widget=forms.RadioSelect)
    issued_on = forms.DateField(label=gettext_lazy("Date of the report"), widget=DayInput())
    tested = LinesField(
        parts=3,
        least=1,
        example="GB 4706.1-2005 | 10.1 | 4706-A",
        most=MOST_LINES,
        label=gettext_lazy("Tested by"),
        help_text=gettext_lazy(
            "One a line: standard, clause, method, apart by bars. Clause and method where there are any."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("The file as it was issued"),
        allow_empty_file=True,
        help_text=gettext_lazy("Its SHA-256 is taken, and the file is not kept. Up to 50 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )
    client: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=gettext_lazy("Client"),
        queryset=None,
        required=False,
        help_text=gettext_lazy("Of those who have ordered here. For your own list: nobody else is told."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["client"].queryset = clients_here()  # type: ignore[attr-defined]

    def clean_tested(self) -> list[ClauseTested]:
        return [ClauseTested(*row) for row in self.cleaned_data["tested"]]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (file := given.pop("file", None)) is not None:
            given["name"] = safe_name(file.name or "")
            try:
                given["size"], given["sha256"] = measured(file, given["name"], BIGGEST)
            except Refused as refusal:
                self.add_error("file", str(refusal))
        return given


class ReportReasonForm(forms.Form):
    """Why a report is withdrawn."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=TWO_LINES,
        max_length=300,
        help_text=gettext_lazy("Everybody who checks the report reads it. Name neither client nor product."),
    )
    reason_en = forms.CharField(
        label=gettext_lazy("Reason in English"), widget=TWO_LINES, required=False, max_length=300
    )


class ReplaceReportForm(ReportReasonForm):
    """Which report takes its place, and why."""

    replacement: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=gettext_lazy("Replaced by report"),
        queryset=None,
        to_field_name="number",
        empty_label=gettext_lazy("choose a report"),
    )
    field_order = ["replacement", "reason", "reason_en"]

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replacement"].queryset = others  # type: ignore[attr-defined]


class DeliveredReportForm(forms.Form):
    """What makes one file of a delivery a report. Left without a number, the file is none."""

    number = forms.CharField(
        label=gettext_lazy("Number of the report"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Left empty: the file is no report."),
    )
    kind = needed_where(forms.ChoiceField(label=gettext_lazy("Kind of report"), required=False))
    issued_on = needed_where(
        forms.DateField(label=gettext_lazy("Date of the report"), required=False, widget=DayInput())
    )
    lines = needed_where(
        forms.MultipleChoiceField(
            label=gettext_lazy("Tests it reports on"), required=False, widget=forms.CheckboxSelectMultiple
        )
    )
    replaces = forms.ChoiceField(label=gettext_lazy("Takes the place of report"), required=False)
    reason = needed_where(
        forms.CharField(label=gettext_lazy("Why it takes that place"), required=False, max_length=300)
    )

    def __init__(self, *args: Any, order: Order, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tests = [line for line in order.lines.select_related("test") if line.test]
        standing = standing_reports().filter(order=order).values_list("number", flat=True)
        self._choose("kind", [("", "–"), *ReportKind.choices])
        self._choose(
            "lines", [(str(line.pk), " · ".join(filter(None, [str(line.test), line.product]))) for line in tests]
        )
        self._choose("replaces", [("", _("no other report")), *((number, number) for number in standing)])
        kinds = {line.report for line in tests if line.report}
        if len(tests) == 1:
            self.fields["lines"].initial = [str(tests[0].pk)]
        if len(kinds) == 1:
            self.fields["kind"].initial = kinds.pop()

    def _choose(self, field: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[field].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("number"):
            for name in ("kind", "issued_on", "lines"):
                if name in given and not given[name]:
                    self.add_error(name, _("Needed where the file is a report."))
        if given.get("replaces") and not given.get("reason", "").strip():
            self.add_error("reason", _("Say why: everybody who checks the report reads it."))
        return given

    def report(self) -> ReportData | None:
        """What was typed, of a valid form; None where the file is no report."""
        given: dict[str, Any] = self.cleaned_data
        if not given["number"]:
            return None
        return ReportData(
            given["number"], given["kind"], given["issued_on"], given["lines"], given["replaces"], given["reason"]
        )


def may_be_reports(order: Order) -> bool:
    """Whether files of an order can be reports: whether it has tests."""
    return order.lines.filter(test__isnull=False).exists()
