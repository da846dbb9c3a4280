"""The form of a draft of a quote: each line's amount, days, payee and reason; then what it rests on and until when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.models import Quote, QuoteTexts
from applications.quoting import LineKey, LineTyped, partnered
from lib.fields import DayInput
from lib.money import minor_units, money_of
from lib.refusal import Refused
from lib.text import localized
from statements.enquiry import PERSON_DAYS, QuotedLine
from vocabulary.terms import FeePayee, QuoteReason

TALL = forms.Textarea(attrs={"rows": 3})


@dataclass(frozen=True)
class LineFields:
    """One line with its fields, as the page draws them."""

    line: QuotedLine
    fields: list[BoundField]


class QuoteForm(forms.Form):
    """Takes what is typed, lawful yet or not: what keeps it from being sent is said beside it (`actions.why_not_send`)."""

    reported = forms.IntegerField(
        label=gettext_lazy("Units whose test reports you accept"),
        help_text=gettext_lazy("With another number the lines are drawn anew."),
        min_value=0,
        max_value=100,
    )
    assumptions = forms.CharField(label=gettext_lazy("Assumptions"), max_length=2000, required=False, widget=TALL)
    left_out = forms.CharField(label=gettext_lazy("What is left out"), max_length=2000, required=False, widget=TALL)
    valid_until = forms.DateField(label=gettext_lazy("Valid until"), widget=DayInput())
    note = forms.CharField(label=gettext_lazy("What this revision changes"), max_length=500, required=False)
    texts = forms.ModelChoiceField(
        QuoteTexts.objects.all(),
        label=gettext_lazy("Kept texts"),
        required=False,
        empty_label=gettext_lazy("Choose one"),
        error_messages={"invalid_choice": gettext_lazy("These texts are deleted meanwhile.")},
    )
    texts_name = forms.CharField(
        label=gettext_lazy("Name to keep them under"),
        help_text=gettext_lazy(
            "Assumptions, what is left out and who is paid; no amounts. The same name is written over."
        ),
        max_length=80,
        required=False,
    )

    def __init__(self, *args: Any, quote: Quote, partners: Sequence[str] | None = None, **kwargs: Any) -> None:
        names = ("reported", "assumptions", "left_out", "valid_until", "note")
        kwargs.setdefault("initial", {name: getattr(quote, name) for name in names})
        super().__init__(*args, **kwargs)
        self.quoted = quote.quoted_lines
        theirs = partnered(self.quoted) if partners is not None else set()
        for line in self.quoted:
            self._add(line)
            if line.key in theirs:
                self._add_partners(line, partners or ())
        if not quote.scheme_version.accepts_reports:
            self.fields["reported"].widget = forms.HiddenInput()
        if quote.number == 1:
            self.fields["note"].widget = forms.HiddenInput()

    @property
    def lines(self) -> Iterator[LineFields]:
        for line in self.quoted:
            start = _prefix(line.key)
            yield LineFields(line, [self[name] for name in self.fields if name.startswith(start)])

    @property
    def others(self) -> list[BoundField]:
        return [self[name] for name in self.fields if not name.startswith(("line-", "texts"))]

    def typed(self) -> dict[LineKey, LineTyped]:
        return {line.key: self._typed(line) for line in self.quoted}

    def clean(self) -> dict[str, Any] | None:
        for line in self.quoted:
            name, amount = f"{_prefix(line.key)}amount", self.cleaned_data.get(f"{_prefix(line.key)}amount")
            try:
                minor_units(amount if amount is not None else Decimal(0), line.currency)
            except Refused as refusal:
                self.add_error(name, str(refusal))
        return self.cleaned_data

    def _add(self, line: QuotedLine) -> None:
        start, published = _prefix(line.key), money_of(line.published, line.currency).amount
        self.fields[f"{start}amount"] = forms.DecimalField(
            label=_("Amount for one, %(currency)s") % {"currency": line.currency},
            help_text=_("published: %(amount)s") % {"amount": published},
            min_value=0,
            max_digits=14,
            decimal_places=2,
            localize=False,
            initial=money_of(line.amount, line.currency).amount,
        )
        if line.per in PERSON_DAYS:
            self.fields[f"{start}days"] = forms.DecimalField(
                label=_("Days"),
                help_text=_("the rule's least: %(days)s") % {"days": f"{line.published_count.normalize():f}"},
                min_value=0,
                max_value=1000,
                decimal_places=1,
                localize=False,
                initial=f"{line.count.normalize():f}",
            )
        if line.payee != FeePayee.BODY:
            label = _("Laboratory's name") if line.payee == FeePayee.LABORATORY else _("Partner's name")
            self.fields[f"{start}payee"] = forms.CharField(
                label=label, max_length=200, required=False, initial=line.payee_name
            )
        self.fields[f"{start}reason"] = forms.ChoiceField(
            label=_("Why not as published"),
            choices=[("", _("as published")), *QuoteReason.choices],
            required=False,
            initial=line.reason,
        )
        self.fields[f"{start}words"] = forms.CharField(
            label=_("In your words"), max_length=200, required=False, initial=line.reason_words
        )
        for field in ("amount", "days", "payee", "reason", "words"):
            if f"{start}{field}" in self.fields:
                self.fields[f"{start}{field}"].widget.attrs["aria-description"] = localized(line.label)

    def _add_partners(self, line: QuotedLine, partners: Sequence[str]) -> None:
        """Whom the body may name: those whose approval the platform has looked up, and nobody else."""
        name = f"{_prefix(line.key)}payee"
        self.fields[name] = forms.ChoiceField(
            label=_("Approved partner in mainland China"),
            choices=[("", _("Choose one")), *((partner, partner) for partner in partners)],
            required=False,
            initial=line.payee_name,
        )
        self.fields[name].widget.attrs["aria-description"] = localized(line.label)

    def _typed(self, line: QuotedLine) -> LineTyped:
        start, typed = _prefix(line.key), self.cleaned_data
        return LineTyped(
            amount=minor_units(typed[f"{start}amount"], line.currency),
            count=typed.get(f"{start}days", line.count),
            payee_name=typed.get(f"{start}payee", ""),
            reason=typed[f"{start}reason"],
            reason_words=typed[f"{start}words"],
        )


def _prefix(key: LineKey) -> str:
    number, is_yearly = key
    return f"line-{number}-{'yearly' if is_yearly else 'once'}-"
