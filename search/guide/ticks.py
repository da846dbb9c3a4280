"""What the ticks of a product mean: laws and tests to look into where it is sold, by rules that are data."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.guide.knowledge import Knowledge
from search.guide.rules import Effect, GuideRule, Rules, Sort
from vocabulary.models import CompulsoryRule

TICKED: dict[str, Promise] = {
    Effect.LAW: _("an approval before sale"),
    Effect.UNCLEAR: _("look it up in the catalogue"),
    Effect.DECLARATION: _("declared by the maker"),
    Effect.REPORT: _("shown by a test report"),
}


@dataclass(frozen=True)
class Hint:
    """A rule that a tick calls up. `is_certain`: whether its market is one that was named; else it holds only if sold there."""

    rule: GuideRule
    is_certain: bool

    @property
    def effect_label(self) -> str:
        """What it leads to, in two or three words."""
        return str(TICKED[self.rule.effect]) if self.rule.effect in TICKED else ""


def hints_of(
    facts: Collection[str], categories: Collection[str], markets: Collection[str], rules: Rules
) -> tuple[Hint, ...]:
    """The rules whose ticks are set, or whose products these are, for these markets (codes); any market where none is named."""
    return tuple(
        Hint(rule, is_certain=bool(markets) or not rule.markets)
        for rule in rules.of(Sort.TICK)
        if rule.holds(_with_implied(rule, facts, categories))
        and (not rule.markets or not markets or not set(markets).isdisjoint(rule.markets))
    )


def _with_implied(rule: GuideRule, facts: Collection[str], categories: Collection[str]) -> Collection[str]:
    """A router has radio, whether or not that was ticked."""
    implied = {quality.removeprefix("category:") for quality in rule.qualities}
    if not any(f"{code}.".startswith(f"{other}.") for code in categories for other in implied):
        return facts
    return {*facts, *(each for each in rule.conditions if each.startswith("trait."))}


def facts_of_hints(hints: Sequence[Hint]) -> Iterator[str]:
    """What ends may ask for: `hint.law`, `hint.unclear`. Of a market that nobody named nothing follows."""
    yield from (f"hint.{hint.rule.effect}" for hint in hints if hint.is_certain)


def laws_of_hints(hints: Sequence[Hint], known: Knowledge, markets: Collection[str]) -> Iterator[CompulsoryRule]:
    """The kept rules of law that ticks bring in by name, one of each name: what runs on mains falls under the Low Voltage
    Directive, whichever category the rule is kept for."""
    named = {name for hint in hints if hint.is_certain for name in hint.rule.laws}
    brought = {
        law.law_en: law
        for law in known.laws
        if law.law_en in named and law.market in markets and law.is_in_force(known.today)
    }
    yield from brought.values()
