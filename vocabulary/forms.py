"""What somebody types to see what a certification would cost them; and what operators type of words."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lib.cost import Inputs
from vocabulary import synonyms, wording
from vocabulary.models import WordGroup
from vocabulary.synonyms import Group


class ReportedForm(forms.Form):
    """Asks for accepted reports, in its field `reported`, only of a scheme that prices them."""

    def __init__(self, *args: Any, takes_reports: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not takes_reports:
            del self.fields["reported"]


class CostForm(ReportedForm):
    """Asked by GET: every estimate has an address. What is not given or makes no sense is taken as usual."""

    units = forms.IntegerField(label=_("Units"), min_value=1, max_value=500, required=False)
    models = forms.IntegerField(label=_("Models in all"), min_value=1, max_value=5000, required=False)
    factories = forms.IntegerField(label=_("Number of factories"), min_value=1, max_value=200, required=False)
    days = forms.DecimalField(
        label=_("Days at each factory"), min_value=0, max_value=200, decimal_places=1, required=False, localize=False
    )

    reported = forms.IntegerField(
        label=_("Units whose test reports are accepted"), min_value=0, max_value=500, required=False
    )

    def inputs(self, usual: Inputs) -> Inputs:
        self.is_valid()  # what makes sense counts, also beside what does not
        given = getattr(self, "cleaned_data", {})
        units = given.get("units") or 1
        days = given.get("days")
        return replace(
            usual,
            units=units,
            models=max(given.get("models") or units, units),
            factories=given.get("factories") or 1,
            factory_days=usual.factory_days if days is None else days,
            reported=min(given.get("reported") or 0, units),
        )

    @staticmethod
    def as_taken(inputs: Inputs) -> dict[str, Any]:
        """What the fields show of it."""
        days = f"{float(inputs.factory_days):g}"
        counts = {name: getattr(inputs, name) for name in ("units", "models", "factories", "reported")}
        return {**counts, "days": days}


EMPTY = {"required": _("A group has a word in Chinese and one in English at least.")}


class WordGroupForm(forms.Form):
    """A group of words, as its editor types it."""

    zh = forms.CharField(
        label=_("Chinese words"), widget=forms.Textarea(attrs={"rows": 6}), max_length=2000, error_messages=EMPTY,
        help_text=_("One a line, the usual one first. Traditional letters need no line of their own."),
    )  # fmt: skip
    en = forms.CharField(
        label=_("English words"), widget=forms.Textarea(attrs={"rows": 6}), max_length=3000, error_messages=EMPTY,
        help_text=_("One a line, the usual one first, in the singular. Apart, with a dash or run together is the same."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What it names"), choices=WordGroup.Kind.choices, widget=forms.RadioSelect,
        help_text=_("Who types a product and a word that nothing has is shown the product. A quality alone is no answer."),
    )  # fmt: skip
    broader = forms.CharField(
        label=_("Is a kind of"), required=False, max_length=60,
        help_text=_("A word of the group that includes it: kitchen appliance for kettle. Empty where there is none."),
    )  # fmt: skip

    @classmethod
    def of(cls, group: Group | None, given: Any = None) -> "WordGroupForm":
        kept = group or Group("", (), ())
        broader = next((other.zh[0] for other in synonyms.groups() if other.key == kept.broader), "")
        words = {"zh": "\n".join(kept.zh), "en": "\n".join(kept.en)}
        return cls(given, initial=words | {"kind": kept.kind, "broader": broader})

    def clean_broader(self) -> str:
        typed = self.cleaned_data["broader"]
        if not typed.strip():
            return ""
        named = [
            group.key for group in synonyms.groups() if wording.compared(typed) in map(wording.compared, group.words)
        ]
        if not named:
            raise forms.ValidationError(_("No group has that word."))
        return named[0]

    def group(self, key: str) -> Group:
        """What was typed, tidy."""
        typed = self.cleaned_data
        words = {side: tuple(typed[side].splitlines()) for side in ("zh", "en")}
        return wording.tidy(Group(key, words["zh"], words["en"], typed["kind"], typed["broader"]))
