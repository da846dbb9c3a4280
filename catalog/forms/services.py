"""What is typed of a service: a form for each section of its editor, rows of tests, dates, lines of a scope."""

import re
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.forms.choices import choose, grouped_categories, several
from catalog.forms.rows import RowForm, Rows, rows_of
from catalog.forms.sections import DraftForm
from catalog.models import BookableDate, LabLine, Service, ServiceVersion, slug_words
from catalog.queries import scheme_names
from catalog.sellers import TESTED, types_for
from lib.fields import LinesField, joined
from lib.money import minor_units, money_of
from lib.refusal import Refused
from lib.text import localized, names_in
from tenants.context import current_body
from vocabulary import languages, terms
from vocabulary.models import Region
from vocabulary.standards import key_and_number

_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)


def type_choices() -> list[tuple[str, str]]:
    """What this kind of seller may offer."""
    return [(each.value, str(each.label)) for each in types_for(current_body().kind)]


class NewServiceForm(forms.Form):
    """The things a service begins with."""

    printed = ("name_zh", "name_en")
    type = forms.ChoiceField(label=_("Kind of service"))
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=160)
    slug = forms.CharField(
        label=_("Address"), max_length=60, validators=[slug_words],
        help_text=_("The last part of the service's web address, for example energy-tests."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self.fields["type"], type_choices())

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if Service.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("Another of your services has this address."))
        return slug


class ServiceSectionForm(DraftForm[ServiceVersion]):
    """Part of a draft. Everything may be left empty until it is published."""

    class Meta:
        model = ServiceVersion
        fields: ClassVar[list[str]] = []


class WhatForm(ServiceSectionForm):
    printed = ("name_zh", "name_en")
    type = forms.ChoiceField(label=_("Kind of service"))
    deliverables = LinesField(
        parts=2, required=False, label=_("What the buyer holds at the end"), example="检测报告 | Test report",
        help_text=_("One a line: in Chinese | in English. For example: 检测报告 | Test report"),
    )  # fmt: skip
    places = several(terms.ServicePlace.choices, _("Where it is done"))
    languages = several([], _("Languages"), _("In which it is done."))
    regions = several([], _("Regions"), _("Where it is offered; none for everywhere."))
    categories = several([], _("Product categories"))
    standards = forms.CharField(
        label=_("Standards"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Which it is about, one a line: number and year."),
    )  # fmt: skip
    own_schemes = several(
        [], _("Shown beside your schemes"), _("It changes nothing about them, and nobody has to buy it.")
    )
    other_schemes = forms.CharField(
        label=_("Shown beside other bodies' schemes"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The addresses of their pages in the register, one a line."),
    )  # fmt: skip

    class Meta:
        model = ServiceVersion
        fields = [
            "type", "name_zh", "name_en", "summary_zh", "summary_en", "description_zh", "description_en",
            "deliverables", "places", "languages", "regions", "categories", "standards", "own_schemes", "other_schemes",
            "subcontracts",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self.fields["type"], type_choices())
        choose(self.fields["languages"], [(code, localized(name)) for code, name in languages.LANGUAGES.items()])
        provinces = Region.objects.filter(code__endswith="0000")
        choose(self.fields["regions"], [(row.code, localized(row.name)) for row in provinces])
        choose(self.fields["categories"], grouped_categories(with_tops=True))
        own = {str(key): localized(name) for key, name in scheme_names().items()}
        chosen = [str(key) for key in self.instance.helps_with]
        choose(self.fields["own_schemes"], list(own.items()))
        self.initial = {
            **self.initial,
            "deliverables": joined((row.get("zh", ""), row.get("en", "")) for row in self.instance.deliverables),
            "standards": "\n".join(self.instance.standards),
            "own_schemes": [key for key in chosen if key in own],
            "other_schemes": "\n".join(key for key in chosen if key not in own),
        }
        if not own:
            del self.fields["own_schemes"]
        if self.instance.type not in TESTED:
            del self.fields["subcontracts"]

    def clean_deliverables(self) -> list[dict[str, str]]:
        return [{"zh": zh, "en": en} for zh, en in self.cleaned_data["deliverables"]]

    def clean_standards(self) -> list[str]:
        numbers = [key_and_number(name)[1] for name in names_in(self.cleaned_data["standards"])]
        if any(len(number) > 80 for number in numbers):
            raise forms.ValidationError(_("The number of a standard has at most 80 letters."))
        return list(dict.fromkeys(numbers))

    def clean_other_schemes(self) -> list[UUID]:
        keys = []
        for number, line in enumerate(self.cleaned_data["other_schemes"].splitlines(), start=1):
            key = _KEY.search(line)
            if line.strip() and key is None:
                raise forms.ValidationError(
                    _("Line %(number)d is not the address of a scheme."), params={"number": number}
                )
            keys += [UUID(key.group())] if key else []
        return keys

    def values(self) -> dict[str, Any]:
        given = super().values()
        own = [UUID(key) for key in given.pop("own_schemes", [])]
        return given | {"helps_with": list(dict.fromkeys([*own, *given.pop("other_schemes")]))}


class TestsForm(ServiceSectionForm):
    """Where samples go; the tests themselves are rows."""

    __test__ = False  # pytest: no test of ours

    class Meta:
        model = ServiceVersion
        fields = ["samples_to_zh", "samples_to_en", "samples_contact", "returns_samples"]
        help_texts = {
            "samples_to_zh": _("The address to which buyers send them. Wanted where a test needs samples."),
            "samples_contact": _("For example: sample reception, 0757 8888 0000. It is public: name no person."),
            "returns_samples": _("Otherwise they are disposed of after the test, and buyers cannot ask for them back."),
        }


class PriceForm(ServiceSectionForm):
    price = forms.ChoiceField(label=_("Price"), choices=terms.ServicePrice.choices, widget=forms.RadioSelect)
    price_amount = forms.DecimalField(
        label=_("Amount"), min_value=0, max_digits=14, decimal_places=2, required=False,
        help_text=_("The price, or what it begins at. Empty where it is on request."),
    )  # fmt: skip
    option_rows = LinesField(
        parts=3, least=3, required=False, label=_("Options"), example="英文报告 | Report in English | 300",
        help_text=_(
            "What may be ordered besides, one a line: in Chinese | in English | amount. The buyer chooses; nothing is "
            "chosen beforehand."
        ),
    )  # fmt: skip
    milestone_rows = LinesField(
        parts=4, least=4, required=False, label=_("Milestones"), example="检测报告 | Test report | 60 | 25",
        help_text=_(
            "What is delivered, accepted and invoiced by itself, one a line: in Chinese | in English | per cent of the "
            "price | days after the order or, where samples are needed, after they came. All together 100 per cent. A test "
            "is a part by itself where there is one milestone or none: it is then called and due as the test says."
        ),
    )  # fmt: skip

    class Meta:
        model = ServiceVersion
        fields = [
            "price", "price_amount", "currency", "tax", "per_zh", "per_en", "method_zh", "method_en", "option_rows",
            "milestone_rows", "terms_zh", "terms_en", "acceptance_days", "free_until_days", "cancel_percent",
            "is_prepaid",
        ]  # fmt: skip
        help_texts = {
            "per_zh": _("For example 人, 份, 年. Empty where the price is for the whole."),
            "per_en": _("For example seat, report, year. Empty where the price is for the whole."),
            "method_zh": _("Wanted where a price is asked for: by what it is made."),
            "method_en": _("Wanted where a price is asked for: by what it is made."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        draft = self.instance
        self.initial = {
            **self.initial,
            "price_amount": None if draft.money is None else draft.money.amount,
            "option_rows": joined((*_both(row), _written(row["amount"], draft.currency)) for row in draft.options),
            "milestone_rows": joined((*_both(row), str(row["percent"]), str(row["days"])) for row in draft.milestones),
        }

    def clean_milestone_rows(self) -> list[dict[str, Any]]:
        rows = []
        for number, (zh, en, percent, days) in enumerate(self.cleaned_data["milestone_rows"], start=1):
            if not (percent.isdecimal() and int(percent) <= 100 and days.isdecimal() and int(days) <= 3650):
                raise forms.ValidationError(
                    _("Line %(number)d: a percentage up to 100 and a number of days up to 3650 are wanted."),
                    params={"number": number},
                )
            rows.append({"name": {"zh": zh, "en": en}, "percent": int(percent), "days": int(days)})
        return rows

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        currency = given.get("currency")
        if currency:
            try:
                given["amount"] = _minor(given.get("price_amount"), currency)
                given["options"] = [
                    {"number": number, "name": {"zh": zh, "en": en}, "amount": _minor_typed(amount, number, currency)}
                    for number, (zh, en, amount) in enumerate(given.get("option_rows") or [], start=1)
                ]
            except Refused as refusal:
                self.add_error("option_rows" if "amount" in given else "price_amount", str(refusal))
        return given

    def values(self) -> dict[str, Any]:
        given = super().values()
        given["milestones"] = given.pop("milestone_rows")
        del given["option_rows"], given["price_amount"]
        return given


def _both(row: dict[str, Any]) -> tuple[str, str]:
    return row["name"].get("zh", ""), row["name"].get("en", "")


def _written(amount: int, currency: str) -> str:
    return f"{money_of(amount, currency).amount.normalize():f}"


def _minor(amount: Any, currency: str) -> int | None:
    return None if amount is None else minor_units(amount, currency)


def _minor_typed(amount: str, number: int, currency: str) -> int:
    """An amount as it stands in a line of options."""
    try:
        typed = forms.DecimalField(min_value=0, max_digits=14, decimal_places=2).clean(amount.replace(",", ""))
    except forms.ValidationError as error:
        raise Refused(
            _("Line %(number)d: “%(amount)s” is no amount.") % {"number": number, "amount": amount}
        ) from error
    return minor_units(typed, currency)


class TestRow(RowForm):
    """One test of a laboratory."""

    __test__ = False  # pytest: no test of ours
    printed = ("standard", "clause")  # an invoice names the part by them
    price = forms.DecimalField(
        label=_("Amount"), min_value=0, max_digits=14, decimal_places=2, required=False,
        help_text=_("Empty where it is asked for."),
    )  # fmt: skip
    reports = several(terms.ReportKind.choices, _("Kinds of report"))

    class Meta:
        model = LabLine
        fields = [
            "product_zh", "product_en", "standard", "clause", "method", "price", "days", "samples", "sample_size_zh",
            "sample_size_en", "reports",
        ]  # fmt: skip
        help_texts = {"standard": _("With its year, as your scope has it: GB/T 20234.1-2023.")}

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        for name in ("days", "samples"):
            self.fields[name].required = False
        if self.initial.get("amount") is not None:
            self.initial["price"] = money_of(self.initial["amount"], currency).amount

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["days"] = given.get("days") or 0
        given["samples"] = 1 if given.get("samples") is None else given["samples"]  # 0: it needs none
        try:
            given["amount"] = _minor(given.get("price"), self.currency)
        except Refused as refusal:
            self.add_error("price", str(refusal))
        return given


class PricedRows(Rows):
    """Rows whose amounts are in the currency of their version."""

    @classmethod
    def of(cls, draft: Any, data: Any = None) -> "PricedRows":
        return cls(data, initial=cls.initial_of(draft), prefix="rows", form_kwargs={"currency": draft.currency})


TestRows = rows_of(TestRow, LabLine, formset=PricedRows)
TestRows.__test__ = False  # type: ignore[attr-defined]


class DateForm(forms.ModelForm[BookableDate]):
    """A day on which it takes place, in the seller's own zone."""

    starts_at = forms.DateTimeField(label=_("Begins"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))
    ends_at = forms.DateTimeField(label=_("Ends at"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))
    language = forms.ChoiceField(label=_("Language"))

    class Meta:
        model = BookableDate
        fields = ["starts_at", "ends_at", "place_zh", "place_en", "language", "seats"]
        help_texts = {"place_zh": _("Empty where it is online."), "place_en": _("Empty where it is online.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self.fields["language"], [(code, localized(name)) for code, name in languages.LANGUAGES.items()])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in ("starts_at", "ends_at"):
            if given.get(name):
                given[name] = _at_seller(given[name])
        if given.get("starts_at") and given.get("ends_at") and given["ends_at"] <= given["starts_at"]:
            self.add_error("ends_at", _("It ends after it begins."))
        if bool(given.get("place_zh")) != bool(given.get("place_en")):
            self.add_error("place_en", _("Name the place in both languages, or in none where it is online."))
        return given


def _at_seller(moment: datetime) -> datetime:
    """What was typed without a zone, as the clock at the seller has it."""
    return timezone.make_naive(moment).replace(tzinfo=ZoneInfo(current_body().time_zone))


class SeatsForm(forms.Form):
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=30_000)


class CancelDateForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Those who booked are told it, with what happens to their payment."),
    )
