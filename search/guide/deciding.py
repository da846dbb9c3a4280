"""From seven answers to one of five ends: what the text asks, what laws demand, what is held, what is on offer.

Pure: all it knows is given (`Knowledge`), so the same answers under the same rules always end the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from lib.text import Bilingual, localized
from search.guide import ranking
from search.guide.facts import codes_of, facts_of, markets_of
from search.guide.knowledge import Knowledge
from search.guide.ranking import Ranked, Wanted
from search.guide.reading import PREFERRED, TermMention, TextReading, read
from search.guide.reuse import Judged, judged
from search.guide.rules import Effect, End, GuideRule, Rules
from search.guide.situations import Asker, Situation, asker_of
from search.guide.ticks import Hint, facts_of_hints, hints_of, laws_of_hints
from vocabulary.countries import names_of_market
from vocabulary.models import CompulsoryRule
from vocabulary.terms import LegalDuty

NOT_BY_OTHERS = frozenset({"", Asker.NOBODY, Asker.CONSUMER})


@dataclass(frozen=True)
class TermAnswer:
    """A term of the text with what it is, and in what sense it stands there."""

    mention: TermMention
    rule: GuideRule | None = None

    @property
    def status(self) -> str:
        return self.mention.status


@dataclass(frozen=True)
class Guidance:
    """How the guide answers, with all that led there. `facts`: the conditions that were met, for whoever edits rules."""

    situation: Situation
    end: str
    reason: GuideRule | None
    reading: TextReading
    categories: tuple[str, ...]
    markets: tuple[str, ...]
    asker: str
    terms: tuple[TermAnswer, ...]
    laws: tuple[CompulsoryRule, ...]
    schemes: tuple[Ranked, ...]
    reuse: tuple[Judged, ...]
    question: Bilingual
    facts: frozenset[str]
    hints: tuple[Hint, ...] = ()

    @property
    def compulsory(self) -> list[CompulsoryRule]:
        return [law for law in self.laws if law.duty == LegalDuty.CERTIFICATE]

    @property
    def declared(self) -> list[CompulsoryRule]:
        return [law for law in self.laws if law.duty != LegalDuty.CERTIFICATE]

    @property
    def end_label(self) -> str:
        return str(End(self.end).label)

    @property
    def title(self) -> str:
        """The end in a few words, without saying more than is known: what is not asked for may be demanded by a law."""
        if self.end == End.NOTHING and self.unknown:
            return _("They ask for no certificate")
        if self.reason and self.reason.name_zh and self.reason.name_en:
            return localized(self.reason.title)
        if self.end == End.ASK and not self.is_asked_by_others:
            return _("One thing must be known first")
        return self.end_label

    @property
    def is_asked_by_others(self) -> bool:
        """Whether there is somebody who can be asked what they want."""
        return self.asker not in NOT_BY_OTHERS or (not self.asker and "text.present" in self.facts)

    @property
    def unknown(self) -> list[str]:
        """What must be known before anybody can say what a law demands: "product", "market"."""
        return [what for what in ("product", "market") if f"{what}.placed" not in self.facts]

    @property
    def meets_ce(self) -> bool:
        """Whether a Chinese certificate stands beside the European mark, so that it must be said that it is none."""
        return "EU" in self.facts_of_markets or any(term.mention.key == "ce" for term in self.terms)

    @property
    def facts_of_markets(self) -> set[str]:
        return {code for market in self.markets for code in names_of_market(market)}

    @property
    def top(self) -> list[str]:
        return [row.offer.key for row in self.schemes[:3]]


def answered(asked: Situation, rules: Rules, known: Knowledge) -> Guidance:
    reading = known.reading or read(asked.text, rules, known.lexicon)
    categories, things = product_of(asked, known)
    markets = tuple(dict.fromkeys(asked.markets or markets_of(asked, reading)))
    codes = codes_of(markets)
    wanted = Wanted(
        asked, categories, codes, asked.asker or asker_of(reading.cues), things,
        **ranking.wanted_of(reading, known, _ignored(rules)),  # type: ignore[arg-type]
    )  # fmt: skip
    offers = ranking.eligible(wanted, known)
    reuse = judged(asked, offers, rules, known.editions, known.today)
    schemes = ranking.ranked(offers, wanted, reuse, rules, known)
    laws = tuple(_laws(known, categories, codes))
    facts = frozenset(facts_of(asked, reading, wanted, laws, schemes, markets=markets))
    hints = hints_of(facts, categories, codes, rules)
    facts |= frozenset(facts_of_hints(hints))
    reason = next((rule for rule in rules.ends if rule.holds(facts)), None)
    end = reason.effect if reason else End.ASK  # without a rule for it nothing is known
    if end == End.REPORT:  # no scheme is paid for, so that a report serves as it is
        reuse = judged(asked, (), rules, known.editions, known.today)
    named = {law.law_en for law in laws}
    brought = tuple(law for law in laws_of_hints(hints, known, codes) if law.law_en not in named)
    return Guidance(
        asked, end, reason, reading, tuple(categories), markets, wanted.asker,
        tuple(TermAnswer(mention, mention.rule) for mention in reading.terms.values() if mention.rule),
        laws + brought, schemes if _has_schemes(end, facts) else (),
        _shown(reuse, end, rules), _question(end, reason, reading), facts, hints,
    )  # fmt: skip


def product_of(asked: Situation, known: Knowledge) -> tuple[Sequence[str], frozenset[str]]:
    """The categories and the things that the product's name means; of the text only where it has none: a shop is no product."""
    named = asked.product.strip() or asked.text[:2_000]
    return known.products_in(named), known.things_in(named)


def _has_schemes(end: str, facts: frozenset[str]) -> bool:
    """Whether schemes are shown: where they answer; after what the law demands, where somebody asks for more; beside a
    question, as what might do instead."""
    wished = {"asks.scheme", "asks.mark", "asks.standard.certified", "asker.tender", "asker.subsidy", "asker.consumer"}
    return {
        End.SCHEMES: True,
        End.COMPULSORY: not wished.isdisjoint(facts),
        End.ASK: "asks.mark" in facts,
    }.get(End(end), False)


def _ignored(rules: Rules) -> frozenset[str]:
    cue = rules.get("every_text")
    return frozenset(cue.words if cue else ())


def _laws(known: Knowledge, categories: Sequence[str], codes: frozenset[str]) -> Iterator[CompulsoryRule]:
    """What holds today for these products in these markets; nothing where no market is known."""
    if not codes or not categories:
        return
    for law in known.laws:
        is_there = law.is_in_force(known.today) and law.market in codes and law.is_about(categories, codes)
        if is_there and _holds_all(law, categories):
            yield law


def _holds_all(law: CompulsoryRule, categories: Sequence[str]) -> bool:
    """Whether a law names the product or what includes it. A law for kettles is none for whatever is a kitchen appliance."""
    return any(f"{code}.".startswith(f"{law.category_id}.") for code in categories)


def _shown(reuse: Sequence[Judged], end: str, rules: Rules) -> tuple[Judged, ...]:
    """Papers as the end leaves them: where a report is enough, one that is held saves a new one."""
    if end not in (End.NOTHING,):
        return tuple(reuse)
    rule = rules.get("reuse_nothing")
    return (
        tuple(replace(row, outcome=rule.effect, reasons=(rule.says(),), provided=(), savings=()) for row in reuse)
        if rule
        else ()
    )


def _question(end: str, reason: GuideRule | None, reading: TextReading) -> Bilingual:
    """What the buyer must say: of the first term that asks for it, else of the end; of what is only preferred last."""
    if end != End.ASK:
        return {}
    own = reason.question if reason else {}
    for effect in (Effect.MARK, Effect.UNCLEAR):
        for mention in reading.terms.values():
            is_open = mention.is_wanted and mention.effect == effect and not (own and mention.status == PREFERRED)
            if is_open and mention.rule and mention.rule.question:
                return mention.rule.question
    return own
