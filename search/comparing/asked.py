"""What an address asks to have compared, and for what: the link holds all of it, so that whoever decides sees the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib.cost import Inputs
from lib.fields import DayInput
from lib.text import localized
from search.forms import ONE
from vocabulary.countries import USUAL_MARKETS, market_codes, market_name
from vocabulary.forms import CostForm

MOST = 5  # schemes side by side
MOST_NAMED = 50  # of which a link may speak; more is nonsense
SIZES = ("units", "models", "factories", "reported")


@dataclass(frozen=True)
class Comparison:
    """Which schemes, for what, sold where, wanted by when. `left_out`: how many were named beyond the most."""

    schemes: tuple[UUID, ...] = ()
    inputs: Inputs = ONE
    market: str = ""
    wanted_by: date | None = None
    is_differences_only: bool = False
    left_out: int = 0
    is_well_asked: bool = True  # else the form says what of it was passed over

    def address(self, schemes: Iterable[UUID] | None = None) -> str:
        """The query string that asks for this again, or for other schemes with the same inputs."""
        pairs = [("scheme", str(pk)) for pk in (self.schemes if schemes is None else schemes)]
        pairs += sizes_asked(self.inputs)
        pairs += [("market", self.market), ("by", self.wanted_by.isoformat() if self.wanted_by else "")]
        pairs += [("differing", "on" if self.is_differences_only else "")]
        return urlencode([pair for pair in pairs if pair[1]])


class ComparisonForm(CostForm):
    """The inputs above a comparison, asked by GET. Days at a factory are each scheme's own."""

    days = None  # type: ignore[assignment]  # which is how Django leaves a field out
    market = forms.ChoiceField(label=pgettext_lazy("where it will be sold", "Market"), required=False)
    by = forms.DateField(label=_("Certificate wanted by"), required=False, widget=DayInput())
    differing = forms.BooleanField(label=_("Differences only"), required=False)
    field_order = ("units", "models", "factories", "reported", "market", "by", "differing")

    def __init__(self, *args: Any, markets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = dict.fromkeys([*USUAL_MARKETS, *sorted(set(markets) - set(USUAL_MARKETS))])
        choices = [("", pgettext_lazy("value of a filter", "any")), *((code, _name(code)) for code in named)]
        self.fields["market"].choices = choices  # type: ignore[attr-defined]


def comparison_of(asked: QueryDict) -> Comparison:
    """What a query string asks for. What makes no sense is taken as usual; the form says so beside its field."""
    schemes = keys_in(asked.getlist("scheme"))
    market = asked.get("market", "")
    form = ComparisonForm(asked, takes_reports=True, markets=[market] if market in market_codes() else [])
    inputs = form.inputs(ONE)
    given = form.cleaned_data
    return Comparison(
        schemes=schemes[:MOST],
        inputs=inputs,
        market=given.get("market") or "",
        wanted_by=given.get("by"),
        is_differences_only=given.get("differing", False),
        left_out=max(len(schemes) - MOST, 0),
        is_well_asked=form.is_valid(),
    )


def form_of(asked: QueryDict, comparison: Comparison, *, takes_reports: bool, markets: Sequence[str]) -> ComparisonForm:
    """The form as it was sent where something in it must be mended; else with everything as it was taken."""
    how: dict[str, Any] = {"takes_reports": takes_reports, "markets": [*markets, *filter(None, [comparison.market])]}
    if not comparison.is_well_asked:
        return ComparisonForm(asked, **how)
    taken = {name: getattr(comparison.inputs, name) for name in SIZES}
    taken |= {"market": comparison.market, "by": comparison.wanted_by, "differing": comparison.is_differences_only}
    return ComparisonForm(initial=taken, **how)


def sizes_asked(inputs: Inputs) -> list[tuple[str, str]]:
    """The pairs of a query string by which a scheme's own page counts the same; what it takes anyway is left out."""
    return [(name, str(getattr(inputs, name))) for name in SIZES if getattr(inputs, name) != getattr(ONE, name)]


def keys_in(texts: Iterable[str]) -> tuple[UUID, ...]:
    """The keys among some texts, each once, in their order."""
    keys: dict[UUID, None] = {}
    for text in list(texts)[:MOST_NAMED]:
        try:
            keys[UUID(text[:36])] = None
        except ValueError:
            continue
    return tuple(keys)


def _name(code: str) -> str:
    return localized(market_name(code))
