"""What an enterprise types into an enquiry, and an operator of an organisation that was looked up."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lib import clock
from lib.fields import DayInput
from lib.text import localized, names_in
from statements.enquiry import EnquiryBrief
from vocabulary.countries import USUAL_MARKETS, market_codes, market_name
from vocabulary.queries import category_choices

MOST_MODELS, LONGEST_MODEL = 500, 100
SPLIT_AT = str.maketrans({"；": "\n", ";": "\n", "、": "\n"})  # no bar: one paper is "CB | 2025-05 | IEC 60335-2-15"
USUAL_DAYS = 7
END_OF_DAY = time(18)


def _lines_in(text: str) -> list[str]:
    return [line.strip() for line in text.translate(SPLIT_AT).splitlines()]


class SeveralField(forms.CharField):
    """Things one a line, or apart as `split` has it; each once. What is too long is refused by its number, and nothing is lost."""

    def __init__(
        self, *, longest: int, most: int, rows: int = 3, split: Callable[[str], list[str]] = _lines_in, **more: Any
    ) -> None:
        self.longest, self.most, self.split = longest, most, split
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), max_length=60_000, **more)

    def clean(self, value: Any) -> list[str]:
        given = list(dict.fromkeys(line for line in self.split(super().clean(value)) if line))
        too_long = [str(number) for number, line in enumerate(given, start=1) if len(line) > self.longest]
        if too_long:
            words = _("Longer than %(most)d letters: entry %(numbers)s. Shorten it, or put each on a line of its own.")
            raise forms.ValidationError(words % {"most": self.longest, "numbers": ", ".join(too_long[:5])})
        if len(given) > self.most:
            raise forms.ValidationError(
                _("At most %(most)d; there are %(count)d.") % {"most": self.most, "count": len(given)}
            )
        return given


class BriefForm(forms.Form):
    """One brief for all who are asked."""

    product = forms.CharField(label=gettext_lazy("Product"), max_length=200)
    category = forms.ChoiceField(label=gettext_lazy("Kind of product"), required=False)
    models = SeveralField(
        label=gettext_lazy("Models"),
        help_text=gettext_lazy("One a line, or pasted from a table; each counts once."),
        split=names_in,
        longest=LONGEST_MODEL,
        most=MOST_MODELS,
        required=False,
    )
    model_count = forms.IntegerField(
        label=gettext_lazy("Number of models"),
        help_text=gettext_lazy("Where you do not list them all."),
        min_value=0,
        max_value=5000,
        required=False,
    )
    units = forms.IntegerField(
        label=gettext_lazy("Certification units"),
        help_text=gettext_lazy("Models of one construction form a unit. Leave it at 1 if you do not know."),
        min_value=1,
        max_value=100,
        initial=1,
    )
    made_in = SeveralField(
        label=gettext_lazy("Where the factories stand"),
        help_text=gettext_lazy("Town and region, one factory a line. No names: the bodies see where, not who."),
        longest=120,
        most=50,
        rows=2,
    )
    factory_count = forms.IntegerField(
        label=gettext_lazy("Number of factories"),
        help_text=gettext_lazy("Where you do not list them all. Each factory makes at least one unit."),
        min_value=0,
        max_value=100,
        required=False,
    )
    outside_mainland = forms.BooleanField(
        label=gettext_lazy("All of them stand outside mainland China"), required=False
    )
    markets = forms.MultipleChoiceField(
        label=gettext_lazy("Where it is sold"), required=False, widget=forms.CheckboxSelectMultiple
    )
    other_market = forms.ChoiceField(label=gettext_lazy("Another market"), required=False)
    holdings = SeveralField(
        label=gettext_lazy("What you hold"),
        help_text=gettext_lazy(
            "Reports and certificates, one a line: kind, number, standard with year, date, for which models."
        ),
        longest=200,
        most=30,
        required=False,
    )
    reported = forms.IntegerField(
        label=gettext_lazy("Units whose test reports are to be reused"),
        help_text=gettext_lazy("A body decides whether it accepts them; each quote also says what it costs if not."),
        min_value=0,
        max_value=100,
        required=False,
        initial=0,
    )
    wish_date = forms.DateField(label=gettext_lazy("Certificate wanted by"), required=False, widget=DayInput())
    words = forms.CharField(
        label=gettext_lazy("Anything else they must know"),
        help_text=gettext_lazy("All who are asked read it at once: leave out who you are."),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [
            (localized(name), [(code, localized(words)) for code, words in leaves])
            for (_top, name), leaves in category_choices()
        ]
        self.fields["category"].choices = [("", _("None of these")), *groups]  # type: ignore[attr-defined]
        chosen = self.data.getlist("markets") if hasattr(self.data, "getlist") else self.initial.get("markets") or ()
        markets = {code: localized(market_name(code)) for code in market_codes()}
        ticked = dict.fromkeys(USUAL_MARKETS) | dict.fromkeys(code for code in chosen if code in markets)
        self.fields["markets"].choices = [(code, markets[code]) for code in ticked]  # type: ignore[attr-defined]
        others = sorted(((code, name) for code, name in markets.items() if code not in ticked), key=lambda one: one[1])
        self.fields["other_market"].choices = [("", "–"), *others]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean() or {}
        units, reported = typed.get("units") or 1, typed.get("reported") or 0
        if reported > units:
            self.add_error("reported", _("Reports can be reused for as many units as there are, not for more."))
        models = max(len(typed.get("models") or ()), typed.get("model_count") or 0)
        if 0 < models < units:
            self.add_error("units", _("There are fewer models than units: each unit has a model of its own."))
        return typed

    def brief(self) -> EnquiryBrief:
        typed = self.cleaned_data
        return EnquiryBrief(
            product=typed["product"],
            category=typed["category"],
            units=typed["units"],
            models=tuple(typed["models"]),
            model_count=typed["model_count"] or 0,
            made_in=tuple(typed["made_in"]),
            factory_count=typed["factory_count"] or 0,
            outside_mainland=typed["outside_mainland"],
            markets=tuple(dict.fromkeys([*typed["markets"], *filter(None, [typed["other_market"]])])),
            holdings=tuple(typed["holdings"]),
            reported=typed["reported"] or 0,
            wish_date=typed["wish_date"],
            words=typed["words"],
        )


def as_typed(brief: EnquiryBrief) -> dict[str, Any]:
    """A brief as its form shows it."""
    lines = {name: "\n".join(getattr(brief, name)) for name in ("models", "made_in", "holdings")}
    counts = {name: getattr(brief, name) or None for name in ("model_count", "factory_count")}
    plain = ("product", "category", "units", "reported", "wish_date", "words", "outside_mainland")
    return {**{name: getattr(brief, name) for name in plain}, **lines, **counts, "markets": list(brief.markets)}


class DeadlineForm(forms.Form):
    """Until when answers are taken: a day, at six in the evening in China."""

    until = forms.DateField(label=gettext_lazy("Answers until"), widget=DayInput())

    def deadline(self) -> datetime:
        return datetime.combine(self.cleaned_data["until"], END_OF_DAY, tzinfo=ZoneInfo(settings.TIME_ZONE))


def usual_day() -> Any:
    return clock.today() + timedelta(days=USUAL_DAYS)


class NewEnquiryForm(BriefForm, DeadlineForm):
    """The brief, whom to ask, until when, and how."""

    organisation = forms.ChoiceField(label=gettext_lazy("For which organisation"), widget=forms.RadioSelect)
    schemes = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Whom to ask"), coerce=str, required=False, widget=forms.CheckboxSelectMultiple
    )
    is_sealed = forms.BooleanField(
        label=gettext_lazy("Sealed until the deadline"),
        help_text=gettext_lazy(
            "Quotes stay with their bodies until then; you see how many are in, and nothing of them."
        ),
        required=False,
    )
    invites_others = forms.BooleanField(
        label=gettext_lazy("Open enquiry: other bodies may answer too"),
        help_text=gettext_lazy(
            "Bodies with a scheme for this kind of product read product, places and counts, and may take part: ten in all. Who "
            "takes part reads all of the brief: a certificate number in it can be looked up."
        ),
        required=False,
    )
    contact_phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        help_text=gettext_lazy(
            "No calls: a body sees your name and telephone only once you open them to it, or take its quote."
        ),
        max_length=40,
        required=False,
    )

    def __init__(self, *args: Any, organisations: Any, candidates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [(str(each.pk), str(each)) for each in organisations]  # type: ignore[attr-defined]
        self.fields["schemes"].choices = [(str(entry.pk), str(entry.pk)) for entry in candidates]  # type: ignore[attr-defined]
        if len(organisations) == 1:
            self.fields["organisation"].initial = str(organisations[0].pk)
            self.fields["organisation"].widget = forms.HiddenInput()


class EndEnquiryForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What the bodies will read"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Answer, for all who were asked"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class CheckForm(forms.Form):
    """What an operator found where enterprises are registered."""

    source = forms.CharField(
        label=gettext_lazy("Where you looked it up"),
        help_text=gettext_lazy("The public register and its address or number."),
        max_length=300,
    )
    is_verified = forms.TypedChoiceField(
        label=gettext_lazy("What you found"),
        choices=[("yes", gettext_lazy("It is registered as it says")), ("no", gettext_lazy("It is not found there"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
