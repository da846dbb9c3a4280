"""What becomes of each paper that somebody holds: it saves a test, needs a difference test, or is not reused, because.

A body decides in the end (an evaluator takes responsibility for what was tested before, ISO/IEC 17065, 7.4.5).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dateutil.relativedelta import relativedelta

from lib.cost import REUSED, Inputs, estimate
from lib.text import Bilingual
from search.guide.knowledge import Editions, Offer, same_standard
from search.guide.rules import ReuseOutcome, Rules
from search.guide.situations import Changed, Held, HeldPaper, SameMaker, Situation, counted
from statements.showing import sized, usual
from vocabulary.standards import parse

MONTHS = 36  # where no rule says otherwise
OF_TESTS = frozenset({Held.CB, Held.CMA, Held.CNAS})


@dataclass(frozen=True)
class Saving:
    """What accepting the paper takes off a scheme's price, in minor units."""

    offer: Offer
    amount: int
    currency: str


@dataclass(frozen=True)
class Judged:
    """A paper, what becomes of it, why in sentences, and what has to be so for it."""

    holding: HeldPaper
    outcome: str
    reasons: tuple[Bilingual, ...] = ()
    provided: tuple[Bilingual, ...] = ()
    savings: tuple[Saving, ...] = ()

    @property
    def is_accepted(self) -> bool:
        return self.outcome == ReuseOutcome.SAVES


@dataclass
class _Weighed:
    """While a paper is looked at: `outcomes` of the rules that are not met, `open` what nobody answered."""

    rules: Rules
    outcomes: list[str] = field(default_factory=list)
    reasons: list[Bilingual] = field(default_factory=list)
    provided: list[Bilingual] = field(default_factory=list)

    def fails(self, key: str, **parts: Bilingual | str | int) -> None:
        if rule := self.rules.get(key):
            self.outcomes.append(rule.effect)
            self.reasons.append(rule.says(**parts))

    def asks(self, key: str, **parts: Bilingual | str | int) -> None:
        if rule := self.rules.get(key):
            self.provided.append(rule.says(**parts))


def judged(
    asked: Situation, offers: Sequence[Offer], rules: Rules, editions: Editions, today: date
) -> tuple[Judged, ...]:
    """Each paper in the order given. A second one for the same test saves nothing more, nor does one to another standard of
    a scheme whose test an earlier one saves."""
    rows: list[Judged] = []
    for holding in asked.holdings:
        row = _judged(holding, asked, offers, rules=rules, editions=editions, today=today)
        rows.append(_beside(row, [other for other in rows if other.is_accepted], rules))
    return tuple(rows)


def _beside(row: Judged, accepted: Sequence[Judged], rules: Rules) -> Judged:
    """A paper after those before it that are accepted: a scheme's test is saved once."""
    saved_already = {saving.offer.key for other in accepted for saving in other.savings}
    left = tuple(saving for saving in row.savings if saving.offer.key not in saved_already)
    is_covered = any(_is_same_test(row, other) for other in accepted) or (row.savings and not left)
    if row.is_accepted and is_covered:
        return _not(row, rules, "reuse_covered")
    return replace(row, savings=left)


def _judged(
    holding: HeldPaper, asked: Situation, offers: Sequence[Offer], *, rules: Rules, editions: Editions, today: date
) -> Judged:
    weighed = _Weighed(rules)
    _ask_of_kind(weighed, holding)
    _ask_of_age(weighed, holding, today)
    _ask_of_standard(weighed, holding, offers, editions)
    _ask_of_product(weighed, holding, asked)
    if holding.kind == Held.CB and not holding.has_differences:
        weighed.asks("reuse_differences")
    outcome = _worst(weighed.outcomes)
    row = Judged(holding, outcome, tuple(weighed.reasons), tuple(weighed.provided))
    if outcome == ReuseOutcome.NO:
        return replace(row, provided=())
    savings = tuple(_savings(holding, asked, offers))
    if offers and not savings and outcome == ReuseOutcome.SAVES:
        return _not(row, rules, "reuse_unpriced")
    return replace(row, savings=savings)


def _ask_of_kind(weighed: _Weighed, holding: HeldPaper) -> None:
    if holding.kind in (Held.CB_CERTIFICATE, Held.CB_REPORT):
        weighed.fails("reuse_together")
    elif holding.kind == Held.CCC:
        weighed.fails("reuse_ccc")
    elif holding.kind not in OF_TESTS:
        weighed.fails("reuse_laboratory")


def _ask_of_age(weighed: _Weighed, holding: HeldPaper, today: date) -> None:
    rule = weighed.rules.get("reuse_age")
    months = rule.number if rule and rule.number else MONTHS
    if holding.dated is None:
        weighed.asks("reuse_undated", months=months)
    elif holding.dated > today:
        weighed.fails("reuse_future")
    elif holding.dated + relativedelta(months=months) < today:
        weighed.fails("reuse_age", months=months, dated=holding.dated.isoformat())


def _ask_of_standard(weighed: _Weighed, holding: HeldPaper, offers: Sequence[Offer], editions: Editions) -> None:
    number = parse(holding.standard) if holding.standard else None
    if number is None:
        weighed.asks("reuse_no_standard")
        return
    if instead := editions.instead_of(number):
        weighed.fails("reuse_edition", standard=number.full, instead=instead)
    elif number.year is None:
        weighed.asks("reuse_no_year", standard=number.full)
    if offers and not any(offer.certifies_to(number) for offer in offers):
        weighed.fails("reuse_standard", standard=number.full)


def _ask_of_product(weighed: _Weighed, holding: HeldPaper, asked: Situation) -> None:
    if holding.maker == SameMaker.OTHER:
        weighed.fails("reuse_maker")
    elif holding.maker == SameMaker.UNKNOWN:
        weighed.asks("reuse_maker_unknown")
    covered, wanted = _covered(holding, asked)
    if covered == 0:
        weighed.fails("reuse_no_model")
    elif covered < wanted:
        weighed.fails("reuse_models", covered=covered, wanted=wanted)
    elif not holding.models:
        weighed.asks("reuse_models_unknown")
    if asked.changed == Changed.COMPONENTS:
        weighed.fails("reuse_components")
    elif asked.changed == Changed.UNKNOWN:
        weighed.asks("reuse_components_unknown")


def _covered(holding: HeldPaper, asked: Situation) -> tuple[int, int]:
    """How many of the models wanted a paper covers; all of them where it does not say."""
    wanted, names = asked.wanted
    if not holding.models:
        return wanted, wanted
    number, held = counted(holding.models)
    return (len(names & held) if names and held else min(number, wanted)), wanted


def _savings(holding: HeldPaper, asked: Situation, offers: Sequence[Offer]) -> Iterator[Saving]:
    number = parse(holding.standard) if holding.standard else None
    for offer in offers:
        if not any(fee.per == REUSED for fee in offer.statement.fees) or not offer.statement.accepts_reports:
            continue
        if number is None or offer.certifies_to(number):
            for currency, amount in saved(offer, asked).items():
                yield Saving(offer, amount, currency)


def saved(offer: Offer, asked: Situation) -> dict[str, int]:
    """What an accepted report takes off until the certificate, by the one function that charges."""
    full = estimate(offer.statement.fees, inputs_of(offer, asked)).once
    less = estimate(offer.statement.fees, inputs_of(offer, asked, reported=1)).once
    return {
        currency: amount - less.get(currency, 0) for currency, amount in full.items() if amount > less.get(currency, 0)
    }


def inputs_of(offer: Offer, asked: Situation, *, reported: int = 0) -> Inputs:
    """One unit of as many models and factories as were named, in the scheme's usual days."""
    counts = Inputs(models=asked.wanted[0], factories=asked.factories)
    return replace(sized(usual(offer.statement), counts), reported=reported)


def _is_same_test(row: Judged, other: Judged) -> bool:
    mine, theirs = parse(row.holding.standard or "-"), parse(other.holding.standard or "-")
    return mine is None or theirs is None or same_standard(mine, theirs)


def _worst(outcomes: list[str]) -> str:
    return next(
        (worse for worse in (ReuseOutcome.NO, ReuseOutcome.DIFFERENCE) if worse in outcomes), ReuseOutcome.SAVES
    )


def _not(row: Judged, rules: Rules, key: str) -> Judged:
    rule = rules.get(key)
    reasons = (rule.says(),) if rule else ()
    return replace(row, outcome=rule.effect if rule else ReuseOutcome.NO, reasons=reasons, provided=(), savings=())
