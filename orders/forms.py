"""What people type about orders: what they want, whom to call, what it costs, what came and what is delivered."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.models import Organisation, User
from catalog.models import BookableDate, LabLine, ServiceVersion
from lib import clock
from lib.fields import DayInput, LinesField
from lib.money import minor_units, money_of, written
from lib.refusal import Refused
from lib.text import localized, written_moment
from orders.actions import LineAsked, OfferedPart
from orders.models import Order, OrderLine, Sample
from orders.people import address_of, contact_of, shown_names
from orders.sheet import SheetLine
from vocabulary.languages import name_of_language
from vocabulary.terms import ReportKind, ServiceType

MOST = 500


def names_typed(text: str) -> list[str]:
    """People, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class AddForm(forms.Form):
    """What somebody chooses of a service. Nothing is chosen for them but what there is no choice of."""

    organisation = forms.ChoiceField(
        label=gettext_lazy("For which organisation do you order?"), widget=forms.RadioSelect
    )
    date = forms.ChoiceField(label=pgettext_lazy("of a training", "Date"), widget=forms.RadioSelect)
    test = forms.ChoiceField(label=gettext_lazy("Test"), widget=forms.RadioSelect)
    report = forms.ChoiceField(label=gettext_lazy("Kind of report"), widget=forms.RadioSelect)
    report_language = forms.ChoiceField(label=gettext_lazy("Language of the report"), widget=forms.RadioSelect)
    options = forms.MultipleChoiceField(
        label=gettext_lazy("Besides"), widget=forms.CheckboxSelectMultiple, required=False
    )
    quantity = forms.IntegerField(label=gettext_lazy("Quantity"), min_value=1, max_value=MOST, initial=1)
    product = forms.CharField(label=gettext_lazy("Product and model to be tested"), max_length=200)
    participants = forms.CharField(
        label=gettext_lazy("Who comes"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=5000,
        help_text=gettext_lazy("One name a line. You can add them later, until it begins."),
    )

    def __init__(
        self,
        *args: Any,
        version: ServiceVersion,
        organisations: Iterable[Organisation],
        dates: Iterable[BookableDate],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.version = version
        self.dates = {str(each.pk): each for each in dates}
        self.tests = {str(each.pk): each for each in version.lines.all()}
        own = list(organisations)
        self._choose("organisation", [(str(each.pk), localized(each.name)) for each in own])
        if len(own) == 1:
            self.fields["organisation"].initial = str(own[0].pk)
        self._dates()
        self._tests()
        self._choose_or_drop("options", [(str(each["number"]), self._option(each)) for each in version.options])
        if version.type != ServiceType.TRAINING and not self.dates:
            del self.fields["participants"]
        else:
            self.fields["quantity"].label = _("Seats")

    def _dates(self) -> None:
        self._choose_or_drop("date", [(pk, self._date(each)) for pk, each in self.dates.items()])

    def _tests(self) -> None:
        if not self.tests:
            for name in ("test", "report", "report_language", "product"):
                del self.fields[name]
            return
        self._choose("test", [(pk, self._test(each)) for pk, each in self.tests.items()])
        kinds = {kind for each in self.tests.values() for kind in each.reports} | {ReportKind.PLAIN.value}
        self._choose("report", [(kind.value, kind.label) for kind in ReportKind if kind.value in kinds])
        languages = self.version.languages or ["zh"]
        self._choose("report_language", [(code, localized(name_of_language(code))) for code in languages])
        if len(languages) == 1:
            self.fields["report_language"].initial = languages[0]

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _choose_or_drop(self, name: str, choices: list[tuple[str, Any]]) -> None:
        if choices:
            self._choose(name, choices)
        else:
            del self.fields[name]

    def _date(self, each: BookableDate) -> str:
        when = written_moment(timezone.localtime(each.starts_at))
        parts = [
            when,
            localized(each.place),
            _("%(left)d seats left") % {"left": each.left} if each.left else _("full"),
        ]
        return " · ".join(part for part in parts if part)

    def _test(self, each: LabLine) -> str:
        costs = _("price on request")
        if each.amount is not None:
            costs = written(money_of(each.amount, self.version.currency))
        what = " ".join(part for part in (each.standard, each.clause, each.method) if part)
        return " · ".join([localized(each.product), what, costs])

    def _option(self, each: dict[str, Any]) -> str:
        return f"{localized(each['name'])} · {written(money_of(each['amount'], self.version.currency))}"

    def asked(self) -> LineAsked:
        """What was chosen, of a valid form."""
        typed = self.cleaned_data
        return LineAsked(
            quantity=typed["quantity"],
            options=[int(number) for number in typed.get("options", [])],
            test=self.tests.get(typed.get("test", "")),
            report=typed.get("report", ""),
            report_language=typed.get("report_language", ""),
            date=self.dates.get(typed.get("date", "")),
            product=typed.get("product", ""),
            participants=names_typed(typed.get("participants", "")),
        )


class CartForm(forms.ModelForm[Order]):
    """Whom to call, and what the seller should know."""

    class Meta:
        model = Order
        fields = [
            "contact_name",
            "contact_email",
            "contact_phone",
            "words",
            "subcontracting",
            "samples_back",
            "samples_back_to",
        ]
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "contact_name": gettext_lazy("Whom the seller calls. Left empty, it is you."),
            "subcontracting": gettext_lazy("The seller names the laboratory before anything goes there."),
            "samples_back": gettext_lazy("Otherwise they are disposed of when the order is done."),
            "samples_back_to": gettext_lazy("Where they are sent back; only if you want them back."),
        }

    def __init__(self, *args: Any, returns_samples: bool, may_subcontract: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.instance.contact_person_id:
            self.initial["contact_name"], self.initial["contact_email"], _phone = contact_of(self.instance)
        if not returns_samples:
            del self.fields["samples_back"], self.fields["samples_back_to"]
        elif not self.instance.samples_back_to:
            self.initial["samples_back_to"] = localized(address_of(self.instance.organisation))[:300]
        if not may_subcontract:
            del self.fields["subcontracting"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("samples_back") and not typed.get("samples_back_to"):
            self.add_error("samples_back_to", _("Say where the samples are sent back to."))
        return typed


class CartLineForm(forms.Form):
    """What may still be changed of a line: how many, who comes, which product."""

    quantity = forms.IntegerField(label=gettext_lazy("Quantity"), min_value=1, max_value=MOST)
    product = forms.CharField(label=gettext_lazy("Product and model to be tested"), max_length=200)
    participants = forms.CharField(
        label=gettext_lazy("Who comes"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=5000
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, line: OrderLine) -> None:
        names = "\n".join(shown_names(line.participants))
        initial = {"quantity": line.quantity, "product": line.product, "participants": names}
        super().__init__(typed, initial=initial, prefix=f"line-{line.pk}")
        self.line = line
        if line.test_id is None:
            del self.fields["product"]
        if line.date_id is None and not line.participants:
            del self.fields["participants"]
        else:
            self.fields["quantity"].label = _("Seats")

    def values(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        if "participants" in typed:
            typed["participants"] = names_typed(typed["participants"])
        return typed


class ParticipantsForm(forms.Form):
    """Who comes to a booked date."""

    participants = forms.CharField(
        label=gettext_lazy("Names, one a line"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=5000,
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, line: OrderLine) -> None:
        initial = {"participants": "\n".join(shown_names(line.participants))}
        super().__init__(typed, initial=initial, prefix=f"line-{line.pk}")
        self.line = line


class ConfirmForm(forms.Form):
    """That the sheet was read: its hash goes along, and nothing is agreed but what it stands for."""

    sheet = forms.CharField(widget=forms.HiddenInput, max_length=64)
    is_read = forms.BooleanField(
        label=gettext_lazy("I have read this page and order what stands on it for the organisation."),
        error_messages={"required": gettext_lazy("Read the page and tick that you did: then it can be ordered.")},
    )

    def __init__(self, *args: Any, is_request: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if is_request:
            self.fields["is_read"].label = _("I have read this page and ask the seller for an offer.")


class EndReasonForm(forms.Form):
    """Why something ends; the other side reads it."""

    reason = forms.CharField(
        label=gettext_lazy("Reason; the other side reads it"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500
    )


class CancelOrderForm(EndReasonForm):
    """The same, with what it costs as the page says it."""

    fee = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class RefuseLaboratoryForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason; the other side reads it"), widget=forms.Textarea(attrs={"rows": 3}), max_length=300
    )


class NameLaboratoryForm(forms.Form):
    laboratory = forms.CharField(
        label=gettext_lazy("Laboratory"),
        max_length=300,
        help_text=gettext_lazy("Its name, the number of its CMA or CNAS certificate, and what goes there."),
    )


class ReworkForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("What is to be reworked"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )


class SamplesForm(forms.Form):
    """Samples on their way."""

    line = forms.ChoiceField(label=gettext_lazy("For which test"), widget=forms.RadioSelect)
    count = forms.IntegerField(label=gettext_lazy("Number of samples"), min_value=1, max_value=1000)
    marking = forms.CharField(
        label=gettext_lazy("How they are marked"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("So that the seller knows them when they come: write the order's number on the parcel."),
    )
    carrier = forms.CharField(label=gettext_lazy("Carrier"), max_length=80, required=False)
    tracking = forms.CharField(label=gettext_lazy("Tracking number"), max_length=80, required=False)

    def __init__(self, *args: Any, lines: Mapping[str, SheetLine], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [
            (pk, " · ".join([localized(each.name), each.standard, _("%(count)d needed") % {"count": each.samples}]))
            for pk, each in lines.items()
        ]
        self.fields["line"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            only = next(iter(lines.values()))
            self.initial = {**self.initial, "line": choices[0][0], "count": only.samples}


class ReceiveForm(forms.Form):
    condition = forms.CharField(
        label=gettext_lazy("Condition on arrival"),
        max_length=300,
        help_text=gettext_lazy("For example: two whole appliances, packing intact."),
    )


class EndSamplesForm(forms.Form):
    end = forms.ChoiceField(
        label=gettext_lazy("What becomes of them"), choices=Sample.End.choices, widget=forms.RadioSelect
    )
    tracking = forms.CharField(label=gettext_lazy("Tracking number back"), max_length=80, required=False)


class OrderMessageForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Message"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class DeliverForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What is delivered"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )


class ResponsibleForm(forms.Form):
    person: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=gettext_lazy("Colleague"), queryset=User.objects.none(), empty_label=gettext_lazy("choose a colleague")
    )

    def __init__(self, *args: Any, people: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


def _whole_amount(value: Decimal, currency: str) -> int:
    try:
        return minor_units(value, currency)
    except Refused as refusal:
        raise forms.ValidationError(str(refusal)) from None


class OfferForm(forms.Form):
    """What each line costs, in which parts it is delivered, and until when that holds."""

    parts = LinesField(
        parts=4,
        least=3,
        example="检测报告 | Test report | 60 | 25",
        rows=4,
        most=12,
        label=gettext_lazy("Parts in which it is delivered"),
        help_text=gettext_lazy(
            "One a line, apart by bars: name in Chinese, name in English, per cent of the price, days. A hundred per cent together."
        ),
    )
    valid_until = forms.DateField(label=gettext_lazy("Valid until"), widget=DayInput())
    words = forms.CharField(
        label=gettext_lazy("What the offer says besides"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, order: Order, lines: Iterable[OrderLine]) -> None:
        self.currency, self.lines = order.currency, list(lines)
        initial: dict[str, Any] = {"edition": order.edition, "words": order.offer_words}
        initial["valid_until"] = order.offer_until or clock.today() + timedelta(days=30)
        initial["parts"] = self._parts_before(order)
        super().__init__(typed, initial=initial)
        prices = {}
        for line in self.lines:
            label = _("%(service)s × %(quantity)d: price of one, in %(currency)s") % {
                "service": localized(line.version.name),
                "quantity": line.quantity,
                "currency": self.currency,
            }
            prices[f"price-{line.pk}"] = forms.DecimalField(
                label=label, min_value=0, max_digits=14, decimal_places=2, initial=self._price(line)
            )
        self.fields = prices | self.fields

    def _price(self, line: OrderLine) -> Decimal | None:
        return None if line.unit_amount is None else money_of(line.unit_amount, self.currency).amount

    def _parts_before(self, order: Order) -> str:
        """What was offered before; else the milestones of the service itself."""
        offered = list(order.milestones.order_by("position"))
        if offered and order.total:
            rows = [(each.name_zh, each.name_en, round(100 * each.amount / order.total), each.days) for each in offered]
        else:
            stated = self.lines[0].version.milestones if self.lines else []
            rows = [
                (each["name"].get("zh", ""), each["name"].get("en", ""), each["percent"], each["days"])
                for each in stated
            ]
        return "\n".join(" | ".join(map(str, row)) for row in rows)

    def clean_parts(self) -> list[OfferedPart]:
        rows = self.cleaned_data["parts"]
        if not all(percent.isdecimal() and (not days or days.isdecimal()) for _zh, _en, percent, days in rows):
            raise forms.ValidationError(_("Per cent and days are whole numbers."))
        return [OfferedPart(zh, en, int(percent[:4]), min(int(days[:5] or 0), 3650)) for zh, en, percent, days in rows]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for line in self.lines:
            name = f"price-{line.pk}"
            if name in cleaned:
                try:
                    cleaned[name] = _whole_amount(cleaned[name], self.currency)
                except forms.ValidationError as fault:
                    self.add_error(name, fault)
        return cleaned

    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        prices: dict[UUID, int] = {line.pk: typed[f"price-{line.pk}"] for line in self.lines}
        return {"prices": prices} | {name: typed[name] for name in ("parts", "valid_until", "words", "edition")}


class PartForm(forms.Form):
    """A part that is proposed besides, as a retest."""

    name_zh = forms.CharField(label=gettext_lazy("What is added, in Chinese"), max_length=160, required=False)
    name_en = forms.CharField(label=gettext_lazy("What is added, in English"), max_length=200, required=False)
    why = forms.CharField(
        label=gettext_lazy("Why; the buyer reads it"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    days = forms.IntegerField(label=gettext_lazy("Days"), min_value=0, max_value=3650, initial=10)
    amount = forms.DecimalField(
        label=pgettext_lazy("of a part of an order", "Amount, tax included"),
        min_value=0,
        max_digits=14,
        decimal_places=2,
        initial=0,
        required=False,
    )

    def __init__(self, *args: Any, order: Order, sees_amounts: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.currency = order.currency
        if sees_amounts:
            self.fields["amount"].help_text = _("In %(currency)s.") % {"currency": order.currency}
        else:
            del self.fields["amount"]

    def clean_amount(self) -> int:
        return _whole_amount(self.cleaned_data["amount"] or Decimal(0), self.currency)

    def values(self) -> dict[str, Any]:
        return {"amount": 0} | self.cleaned_data
