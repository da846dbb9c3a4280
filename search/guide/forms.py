"""The seven questions as one form, and a rule as staff edits it. Whatever is typed stays where a form comes back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from lib.text import localized
from search.guide.rules import EFFECTS, FIELDS, GuideRule, Sort, problems
from search.guide.situations import (
    LONGEST_TEXT,
    MOST_HELD,
    Asker,
    Changed,
    Held,
    HeldPaper,
    Priority,
    SameMaker,
    Situation,
    Trait,
)  # fmt: skip
from vocabulary.countries import USUAL_MARKETS, market_codes, market_name

LONGEST_LINE = 200


def _plain(text: str) -> str:
    """A text that a database takes: without NUL, and without half of a pair."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")


class Text(forms.CharField):
    """A text of any letters: what cannot be kept is left out rather than refused."""

    def to_python(self, value: Any) -> str:
        return super().to_python(_plain(value) if isinstance(value, str) else value) or ""


class GuideForm(forms.Form):
    """Seven questions. Only the product is needed; all else may stay open, and the answer says what that leaves open."""

    product = Text(
        label=_("What is the product?"), max_length=LONGEST_LINE,
        help_text=_("In your own words, any language: electric kettle, 电热水壶."),
    )  # fmt: skip
    traits = forms.MultipleChoiceField(
        label=_("It …"), choices=Trait.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    markets = forms.MultipleChoiceField(
        label=_("Where will it be sold?"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Left open, we take what the text says."),
    )  # fmt: skip
    other_market = forms.ChoiceField(label=_("Another country"), required=False)
    asker = forms.ChoiceField(
        label=_("Who asks for evidence?"), choices=Asker.choices, widget=forms.RadioSelect, required=False
    )
    text = Text(
        label=_("What did they write?"), required=False, widget=forms.Textarea(attrs={"rows": 7}),
        max_length=LONGEST_TEXT,
        help_text=_(
            "Paste it as it came, in any language. Marks, standards and reports in it are answered one by one. The text is"
            " shown only to whoever has the answer's address."
        ),
    )  # fmt: skip
    models = Text(
        label=_("Models"), max_length=LONGEST_LINE, initial="1", required=False,
        help_text=_("How many, or their names with commas between."),
    )  # fmt: skip
    factories = forms.IntegerField(
        label=_("Number of factories"), min_value=1, max_value=200, initial=1, required=False
    )
    changed = forms.ChoiceField(
        label=_("What has changed since the product was tested?"), choices=Changed.choices, required=False
    )
    wished_on = forms.DateField(
        label=_("When do you need it?"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    priority = forms.ChoiceField(
        label=_("What matters most?"), choices=Priority.choices, widget=forms.RadioSelect, initial=Priority.COST
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(code, localized(market_name(code))) for code in market_codes()]
        usual = dict(names)
        self.fields["markets"].choices = [(code, usual[code]) for code in USUAL_MARKETS]  # type: ignore[attr-defined]
        rest = [(code, name) for code, name in names if code not in USUAL_MARKETS]
        self.fields["other_market"].choices = [("", "–"), *rest]  # type: ignore[attr-defined]

    def situation(self, holdings: Iterable[HeldPaper]) -> Situation:
        typed = self.cleaned_data
        markets = dict.fromkeys([*typed["markets"], *filter(None, [typed["other_market"]])])
        return Situation(
            product=typed["product"], traits=tuple(typed["traits"]), markets=tuple(markets), asker=typed["asker"],
            text=typed["text"], holdings=tuple(holdings), models=typed["models"] or "1",
            factories=typed["factories"] or 1, changed=typed["changed"], wished_on=typed["wished_on"],
            priority=typed["priority"],
        )  # fmt: skip

    @staticmethod
    def typed_of(asked: Situation) -> dict[str, Any]:
        """What the fields show of a situation."""
        plain = asked.plain()
        usual = [code for code in asked.markets if code in USUAL_MARKETS]
        other = next((code for code in asked.markets if code not in USUAL_MARKETS), "")
        return {name: value for name, value in plain.items() if name != "holdings"} | {
            "markets": usual,
            "other_market": other,
        }


class HeldForm(forms.Form):
    """One paper that somebody holds. A row without a kind is none."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "–"), *Held.choices], required=False)
    number = Text(label=_("Number of the report"), max_length=80, required=False)
    standard = Text(label=_("Standard with year"), max_length=60, required=False)
    dated = forms.DateField(label=_("Date"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    models = Text(label=_("Models in it"), max_length=LONGEST_LINE, required=False)
    maker = forms.ChoiceField(label=_("It is about"), choices=SameMaker.choices, required=False)
    has_differences = forms.BooleanField(label=_("national differences of the market included"), required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("kind") and any(typed.get(name) for name in ("number", "standard", "dated", "models")):
            self.add_error("kind", _("Say what kind of paper it is, or empty the row."))
        return typed


class HeldFormSet(BaseFormSet[HeldForm]):
    def holdings(self) -> list[HeldPaper]:
        return [HeldPaper(**row) for row in self.cleaned_data if row.get("kind")]


_HELD_FORMS = formset_factory(
    HeldForm, formset=HeldFormSet, extra=1, max_num=MOST_HELD, absolute_max=MOST_HELD, validate_max=True
)


def held_forms(typed: Mapping[str, Any] | None = None, *, initial: list[dict[str, Any]] | None = None) -> HeldFormSet:
    """The rows of papers: as they were sent, or as they are begun with one more that is empty."""
    rows: HeldFormSet = _HELD_FORMS(typed, initial=initial, prefix="held")  # type: ignore[assignment]
    return rows


class Lines(forms.Field):
    """Several values, one a line."""

    widget = forms.Textarea(attrs={"rows": 6})

    def to_python(self, value: Any) -> tuple[str, ...]:
        lines = value if isinstance(value, tuple | list) else _plain(value or "").splitlines()
        return tuple(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple | list) else value


def _sentence(label: Any, **more: Any) -> forms.CharField:
    return Text(label=label, required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), **more)


class GuideRuleForm(forms.Form):
    """A rule, with the fields of its sort alone."""

    key = Text(
        label=_("Code of the rule"), max_length=40, help_text=_("Small letters and underlines; it never changes.")
    )
    name_zh = Text(label=_("Name in Chinese"), max_length=120)
    name_en = Text(label=_("Name in English"), max_length=120)
    number = forms.IntegerField(label=_("Number"), min_value=-99, max_value=999, required=False)
    effect = forms.ChoiceField(label=_("What it leads to"))
    words = Lines(
        label=_("Words of a text"), required=False,
        help_text=_("One a line. =GS only in these capitals; … up to five words between; requir* any ending; !cma cgm what only looks like it."),
    )  # fmt: skip
    markets = Lines(label=_("Markets"), required=False, help_text=_("Codes, one a line: CN, EU, DE."))
    qualities = Lines(
        label=_("By what a scheme answers it"), required=False,
        help_text=_("One a line, parts joined by +: green:energy_saving, characteristic:safety, category:green.product, word:噪声."),
    )  # fmt: skip
    conditions = Lines(
        label=_("Conditions"), required=False,
        help_text=_("All must hold, one a line: law.certificate, asks.report, asker.tender, offers.some; ! one that must not."),
    )  # fmt: skip
    laws = Lines(label=_("Kept rules of law that it brings in, by their English names"), required=False)
    zh = _sentence(_("Sentence in Chinese"))
    en = _sentence(_("Sentence in English"))
    reply = _sentence(_("What the answer to the buyer says, in English"))
    question_zh = _sentence(_("Question to the buyer in Chinese"))
    question_en = _sentence(_("Question to the buyer in English"))
    question_de = _sentence(_("Question to the buyer in German"))
    source_zh = Text(label=_("Source in Chinese"), max_length=300, required=False)
    source_en = Text(label=_("Source in English"), max_length=300, required=False)
    checked_on = forms.DateField(
        label=_("Day on which you looked it up"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, sort: str, key: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sort, self.rule_key = sort, key
        for name in set(self.fields) - {*FIELDS[sort], "key"}:
            del self.fields[name]
        if key:
            del self.fields["key"]
        if sort == Sort.END:  # its name is a title of its own, where the end's does not say enough
            self.fields["name_zh"].required = self.fields["name_en"].required = False
        if "effect" in self.fields:
            self.fields["effect"].choices = EFFECTS[sort].choices  # type: ignore[attr-defined]
        if "number" in self.fields:
            self.fields["number"].label = NUMBERS[Sort(sort)]

    @classmethod
    def of(cls, rule: GuideRule, given: Mapping[str, Any] | None, *, is_new: bool) -> "GuideRuleForm":
        initial = {name: getattr(rule, name) for name in FIELDS[rule.sort]}
        return cls(given, initial=initial, sort=rule.sort, key="" if is_new else rule.key)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors:
            for sentence in problems(self.rule(typed)):
                self.add_error(None, sentence)
        return typed

    def rule(self, typed: Mapping[str, Any] | None = None) -> GuideRule:
        values = dict(typed if typed is not None else self.cleaned_data)
        key = self.rule_key or values.pop("key")
        return GuideRule(key, self.sort, **{name: value for name, value in values.items() if value not in (None, "")})


NUMBERS = {
    Sort.END: _("Order: the smallest is asked first"),
    Sort.REUSE: _("Months, where the rule counts them"),
    Sort.RANK: _("Points: what it weighs; 0 leaves it out"),
}
