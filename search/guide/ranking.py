"""Which schemes answer what is asked, in what order, and why, sentence by sentence.

Nothing that a body pays, and nothing of outcomes, enters. Amounts of two currencies are never compared.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from lib.cost import Amounts, Inputs, estimate
from lib.text import Bilingual, bilingual, in_both
from oversight.models import Acceptance
from search.guide.knowledge import Knowledge, Offer
from search.guide.reading import TermMention, TextReading, read
from search.guide.reuse import Judged, inputs_of
from search.guide.rules import Effect, GuideRule, Rules
from search.guide.situations import Asker, Priority, Situation, asker_of
from search.kinds.schemes import is_accredited
from vocabulary.models import is_of_any_product, lies_along
from vocabulary.terms import Purpose, RuleKind

MOST = 5
MOST_WANTS = 3  # that count: a text that repeats itself is no stronger
PURPOSE_OF = {
    Asker.BUYER: (Purpose.BUYER, Purpose.EXPORT),
    Asker.PLATFORM: (Purpose.E_COMMERCE,),
    Asker.TENDER: (Purpose.TENDER,),
    Asker.SUBSIDY: (Purpose.SUBSIDY,),
    Asker.CONSUMER: (Purpose.CONSUMER_MARK,),
}
ANSWERED_BY_SCHEMES = frozenset({Effect.SCHEME, Effect.MARK})


@dataclass(frozen=True)
class Ground:
    """One sentence of why a scheme stands where it does, with what it weighs."""

    key: str
    points: int
    sentence: Bilingual
    acceptance: Acceptance | None = None  # whose source stands beside it


@dataclass(frozen=True)
class Ranked:
    """A scheme with why, what it costs over three years, and when it can be done."""

    offer: Offer
    reasons: tuple[Ground, ...]
    inputs: Inputs
    once: Amounts
    three_years: Amounts
    without_reuse: Amounts
    ready_on: date | None

    @property
    def points(self) -> int:
        return sum(reason.points for reason in self.reasons)

    @property
    def saves(self) -> bool:
        return self.three_years != self.without_reuse


@dataclass(frozen=True)
class Wanted:
    """What schemes are looked for by: products, markets, who asks, and what the text wants."""

    asked: Situation
    categories: Sequence[str]
    markets: Collection[str]
    asker: str
    things: frozenset[str] = frozenset()  # the products it names, as groups of the vocabulary
    terms: tuple[tuple[GuideRule, TermMention], ...] = ()
    standards: tuple[TermMention, ...] = ()
    qualities: tuple[str, ...] = ()  # groups of the vocabulary of which the text speaks

    @property
    def purposes(self) -> tuple[str, ...]:
        return PURPOSE_OF.get(Asker(self.asker), ()) if self.asker in Asker.values else ()


@dataclass
class _Why:
    rules: Rules
    reasons: list[Ground] = field(default_factory=list)

    def add(self, key: str, acceptance: Acceptance | None = None, **parts: Bilingual | str | int) -> None:
        if (rule := self.rules.get(key)) and rule.number:
            self.reasons.append(Ground(key, rule.number, rule.says(**parts), acceptance))


def wanted_of(reading: TextReading, known: Knowledge, ignored: Collection[str]) -> dict[str, tuple[object, ...]]:
    """What a text wants of a scheme: terms that schemes answer, standards, qualities that are not of every text."""
    wanting = [mention for mention in reading.terms.values() if mention.is_wanted]
    groups = known.lexicon.groups
    return {
        "terms": tuple((one.rule, one) for one in wanting if one.rule and one.effect in ANSWERED_BY_SCHEMES),
        "standards": tuple(one for one in wanting if one.number),
        "qualities": tuple(
            one.groups[0]
            for one in wanting
            if one.groups and not groups[one.groups[0]].is_product and one.groups[0] not in ignored
        ),
    }


def eligible(wanted: Wanted, known: Knowledge) -> list[Offer]:
    """What is on offer for these products and markets, and answers something that is asked."""
    return [
        offer
        for offer in known.offers
        if offer.is_for_market(wanted.markets)
        and _is_for_product(offer, wanted, known)
        and _answers(offer, wanted, known)
    ]


def ranked(
    offers: Sequence[Offer], wanted: Wanted, reuse: Sequence[Judged], rules: Rules, known: Knowledge
) -> tuple[Ranked, ...]:
    rows = [_row(offer, wanted, reuse, rules, known) for offer in offers]
    rows = [_with_firsts(row, rows, wanted.asked.priority, rules) for row in rows]
    cheapest_first = len({_currency(row) for row in rows}) == 1
    key = lambda row: (-row.points, (_cost(row) or 0) if cheapest_first else 0, row.offer.key)  # noqa: E731
    return tuple(sorted(rows, key=key)[:MOST])


def _row(offer: Offer, wanted: Wanted, reuse: Sequence[Judged], rules: Rules, known: Knowledge) -> Ranked:
    why = _Why(rules)
    _why_it_fits(why, offer, wanted, known)
    _why_it_is_known(why, offer, wanted)
    _why_it_is_accepted(why, offer, wanted, known)
    is_reused = any(saving.offer.key == offer.key for row in reuse if row.is_accepted for saving in row.savings)
    if is_reused:
        why.add("rank_reuse")
    ready_on = known.today + timedelta(days=offer.statement.days) if offer.statement.days else None
    if wanted.asked.wished_on and ready_on:
        in_time = ready_on <= wanted.asked.wished_on
        why.add("rank_in_time" if in_time else "rank_late", weeks=offer.statement.weeks)
    inputs = inputs_of(offer, wanted.asked, reported=int(is_reused))
    charged = estimate(offer.statement.fees, inputs)
    plain = estimate(offer.statement.fees, replace(inputs, reported=0))
    return Ranked(offer, tuple(why.reasons), inputs, charged.once, charged.three_years, plain.three_years, ready_on)


def _why_it_fits(why: _Why, offer: Offer, wanted: Wanted, known: Knowledge) -> None:
    product = known.named(wanted.categories[0]) if wanted.categories else bilingual("", "")
    if _is_for_it_alone(offer, wanted, known):
        why.add("rank_product", product=product)
    elif any(lies_along(own, code) for own in offer.categories for code in wanted.categories):
        why.add("rank_kind", product=product)
    for mention in wanted.standards:
        if mention.number and offer.certifies_to(mention.number):
            why.add("rank_standard", standard=mention.number.full)
            break
    for rule in [rule for rule, _mention in wanted.terms if answers_term(offer, rule, known)][:MOST_WANTS]:
        why.add(_how_it_answers(offer, rule, known), term=rule.name)
    for group in [group for group in wanted.qualities if group in offer.speaks_of(known.lexicon)][:MOST_WANTS]:
        why.add("rank_quality", quality=known.lexicon.groups[group].name)
    if offer.statement.markets and wanted.markets:
        why.add("rank_market")


def _why_it_is_known(why: _Why, offer: Offer, wanted: Wanted) -> None:
    statement, priority = offer.statement, wanted.asked.priority
    if matching := [purpose for purpose in wanted.purposes if purpose in statement.purposes]:
        why.add(f"rank_{matching[0]}")
    if statement.rule_kind == RuleKind.STATE_PROMOTED and wanted.asker in (Asker.TENDER, Asker.SUBSIDY):
        why.add("rank_promoted")
    if is_accredited(statement):
        why.add("rank_recognition" if priority == Priority.RECOGNITION else "rank_accredited")
    else:
        why.add("rank_unaccredited")
    if priority == Priority.EFFORT and not statement.needs_factory_visit:
        why.add("rank_no_visit")


def _why_it_is_accepted(why: _Why, offer: Offer, wanted: Wanted, known: Knowledge) -> None:
    """One acceptance 采信, where the product is sold: of somebody like whoever asks, else of somebody else."""
    rows = [
        row
        for row in known.accepted.get(offer.key, ())
        if row.counts(known.today) and (not wanted.markets or row.market in wanted.markets)
    ]
    if not rows:
        return
    row = min(rows, key=lambda each: (not _is_like(each, wanted, why.rules, known), not each.is_checked, str(each.pk)))
    document = {side: f"{text} {row.document_number}".strip() for side, text in row.document.items()}
    key = "rank_accepted" if _is_like(row, wanted, why.rules, known) else "rank_accepted_besides"
    weight = in_both(Acceptance.Weight(row.weight).label)
    why.add(key, row, acceptor=row.acceptor, document=document, weight=weight)


def _is_like(row: Acceptance, wanted: Wanted, rules: Rules, known: Knowledge) -> bool:
    """Whether it speaks of those who ask here (a platform, a tender), as far as its own words tell."""
    words = [text for one in (row.acceptor, row.document, row.benefit) for text in one.values()]
    kind = asker_of(read("\n".join(words), rules, known.lexicon).cues)
    return not kind or not wanted.asker or kind == wanted.asker


def _with_firsts(row: Ranked, rows: Sequence[Ranked], priority: str, rules: Rules) -> Ranked:
    """With what is said of the first among all: the lowest total among those in its currency, the shortest time."""
    why = _Why(rules, list(row.reasons))
    costs = [cost for other in rows if (cost := _cost(other)) and _currency(other) == _currency(row)]
    if len(costs) > 1 and _cost(row) == min(costs):
        key = "rank_cheapest" if priority == Priority.COST else "rank_cheapest_besides"
        why.add(key, currency=_currency(row))
    days = [other.offer.statement.days for other in rows if other.offer.statement.days]
    if len(set(days)) > 1 and row.offer.statement.days == min(days):
        key = "rank_soonest" if priority == Priority.TIME else "rank_soonest_besides"
        why.add(key, weeks=row.offer.statement.weeks)
    return replace(row, reasons=tuple(why.reasons))


def _cost(row: Ranked) -> int | None:
    """What it costs over three years where that is of one currency alone."""
    return next(iter(row.three_years.values())) if len(row.three_years) == 1 else None


def _currency(row: Ranked) -> str:
    return ", ".join(sorted(row.three_years))


def _is_for_it_alone(offer: Offer, wanted: Wanted, known: Knowledge) -> bool:
    """Whether it is for this very product: by its category, or by its name."""
    if any(own == code or own.startswith(f"{code}.") for own in offer.categories for code in wanted.categories):
        return True
    return not wanted.things.isdisjoint(offer.things(known.lexicon))


def _is_for_product(offer: Offer, wanted: Wanted, known: Knowledge) -> bool:
    if is_of_any_product(offer.categories):
        return bool(wanted.categories or wanted.things)
    along = any(lies_along(own, code) for own in offer.categories for code in wanted.categories)
    return along and not _is_for_another(offer, wanted, known)


def _is_for_another(offer: Offer, wanted: Wanted, known: Knowledge) -> bool:
    """Whether its name is another product's: a kettle's scheme among kitchen appliances is no rice cooker's."""
    own = offer.things(known.lexicon)
    if not own or not wanted.things:
        return False
    above = {*wanted.things, *known.lexicon.broader(wanted.things)}
    below = {key for key in own if not wanted.things.isdisjoint(known.lexicon.broader([key]))}
    return own.isdisjoint(above) and not below


def _answers(offer: Offer, wanted: Wanted, known: Knowledge) -> bool:
    """Whether it has what the text wants; where the text wants nothing of a scheme, what who asks usually wants."""
    speaks = offer.speaks_of(known.lexicon)
    if is_of_any_product(offer.categories):
        return any(_is_named_by(offer, rule) for rule, _mention in wanted.terms)
    if wanted.terms or wanted.standards:
        return (
            any(answers_term(offer, rule, known) for rule, _mention in wanted.terms)
            or any(one.number and offer.certifies_to(one.number) for one in wanted.standards)
            or any(group in speaks for group in wanted.qualities)
        )
    if wanted.qualities and any(group in speaks for group in wanted.qualities):
        return True
    return any(purpose in offer.statement.purposes for purpose in wanted.purposes)


def _is_named_by(offer: Offer, rule: GuideRule) -> bool:
    """Whether a term asks for the very category of a scheme: a footprint is offered to whoever asks for one."""
    return any(f"category:{code}" in rule.qualities for code in offer.categories)


def answers_term(offer: Offer, rule: GuideRule, known: Knowledge) -> bool:
    """Whether a scheme has one of the qualities by which a term is answered; all of those joined by +."""
    return any(all(_has(offer, part, known) for part in quality.split("+")) for quality in rule.qualities)


def _how_it_answers(offer: Offer, rule: GuideRule, known: Knowledge) -> str:
    """A mark is never answered by another scheme: that may only be accepted instead."""
    if rule.effect == Effect.MARK:
        return "rank_instead"
    return "rank_term_named" if _is_in_its_name(offer, rule, known) else "rank_term"


def _is_in_its_name(offer: Offer, rule: GuideRule, known: Knowledge) -> bool:
    words = {quality.removeprefix("word:") for quality in rule.qualities if quality.startswith("word:")}
    return not words.isdisjoint(offer.named_groups(known.lexicon))


def _has(offer: Offer, quality: str, known: Knowledge) -> bool:
    kind, _, value = quality.strip().partition(":")
    statement = offer.statement
    values: dict[str, Collection[str]] = {
        "characteristic": statement.characteristics,
        "green": statement.green,
        "purpose": statement.purposes,
        "rule": [statement.rule_kind],
        "market": statement.markets,
        "attestation": statement.attestation,
        "category": offer.categories,
    }
    if kind == "word":
        return value in offer.speaks_of(known.lexicon)
    return value in values.get(kind, ())
