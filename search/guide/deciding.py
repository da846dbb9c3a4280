"""From seven answers to one of five ends: what the text asks, what laws demand, what is held, what is on offer.

Pure: all it knows is given (`Knowledge`), so the same answers under the same rules always end the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lib.text import Bilingual
from search.guide import ranking
from search.guide.knowledge import Knowledge
from search.guide.ranking import Ranked, Wanted
from search.guide.reading import ENOUGH, HELD, NOT_NEEDED, TermMention, TextReading, read
from search.guide.reuse import Judged, judged
from search.guide.rules import Effect, End, GuideRule, Rules
from search.guide.situations import Asker, Held, Situation
from vocabulary.countries import names_of_market
from vocabulary.lexicon import IS_HAN
from vocabulary.models import CompulsoryRule
from vocabulary.terms import LegalDuty

HOME = "CN"
_OR = re.compile(r"\s*(?:[,，]\s*)?(?:\bor\b|\boder\b|或者?)\s*(?:an?\s|the\s|einen?\s|具有\s*)?", re.I)
OF_MARKETS = {  # groups of the vocabulary that name a market
    "欧盟": "EU", "德国": "DE", "美国": "US", "英国": "GB", "日本": "JP", "韩国": "KR",
    "俄罗斯": "EAEU", "东盟": "ASEAN", "海湾国家": "GCC", "欧盟认证": "EU", "英国认证": "GB", "美国认证": "US",
}  # fmt: skip
CUES_OF_ASKERS = {Asker.PLATFORM: "platform", Asker.TENDER: "tender", Asker.SUBSIDY: "subsidy", Asker.BUYER: "buyer"}
AT_HOME = frozenset({Asker.PLATFORM, Asker.TENDER, Asker.SUBSIDY})


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
    reading = read(asked.text, rules, known.lexicon)
    categories = known.products_in(asked.product) or known.products_in(asked.text[:2_000])
    markets = tuple(dict.fromkeys(asked.markets or _markets_of(asked, reading)))
    asker = asked.asker or _asker_of(reading)
    wanted = Wanted(
        asked, categories, _codes(markets), asker, known.things_in(asked.product) or known.things_in(asked.text[:2_000]),
        **ranking.wanted_of(reading, known, _ignored(rules)),  # type: ignore[arg-type]
    )  # fmt: skip
    offers = ranking.eligible(wanted, known)
    reuse = judged(asked, offers, rules, known.editions, known.today)
    schemes = ranking.ranked(offers, wanted, reuse, rules, known)
    laws = _laws(known, categories, markets)
    facts = frozenset(_facts(asked, reading, wanted, laws, schemes, markets=markets))
    reason = next((rule for rule in rules.ends if _holds(rule, facts)), None)
    end = reason.effect if reason else End.NOTHING
    if end == End.REPORT:  # no scheme is paid for, so that a report serves as it is
        reuse = judged(asked, (), rules, known.editions, known.today)
    return Guidance(
        asked, end, reason, reading, tuple(categories), markets, asker,
        tuple(TermAnswer(mention, mention.rule) for mention in reading.terms.values() if mention.rule),
        laws, schemes if _has_schemes(end, facts) else (),
        _shown(reuse, end, rules), _question(end, reason, reading), facts,
    )  # fmt: skip


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


def _codes(markets: Sequence[str]) -> frozenset[str]:
    return frozenset(code for market in markets for code in names_of_market(market))


def _markets_of(asked: Situation, reading: TextReading) -> Iterator[str]:
    """Where it is sold, as far as the text tells: by a country's name, by a term of one market, by who asks in Chinese."""
    for mention in reading.terms.values():
        if mention.groups and mention.groups[0] in OF_MARKETS:
            yield OF_MARKETS[mention.groups[0]]
        elif mention.rule and mention.is_wanted:
            yield from mention.rule.markets
    is_chinese = len(IS_HAN.findall(asked.text)) * 3 > len(asked.text)
    if (asked.asker or _asker_of(reading)) in AT_HOME and (is_chinese or not asked.text):
        yield HOME


def _asker_of(reading: TextReading) -> str:
    return next((asker for asker, cue in CUES_OF_ASKERS.items() if cue in reading.cues), "")


def _laws(known: Knowledge, categories: Sequence[str], markets: Sequence[str]) -> tuple[CompulsoryRule, ...]:
    """What holds today for these products in these markets; nothing where no market is known."""
    if not markets or not categories:
        return ()
    codes = list(_codes(markets))
    return tuple(
        law
        for law in known.laws
        if law.is_in_force(known.today)
        and law.market in codes
        and law.is_about(categories, codes)
        and _holds_all(law, categories)
    )


def _holds_all(law: CompulsoryRule, categories: Sequence[str]) -> bool:
    """Whether a law names the product or what includes it. A law for kettles is none for whatever is a kitchen appliance."""
    return any(f"{code}.".startswith(f"{law.category_id}.") for code in categories)


def _facts(
    asked: Situation, reading: TextReading, wanted: Wanted, laws: Sequence[CompulsoryRule], schemes: Sequence[Ranked],
    *, markets: Sequence[str],
) -> Iterator[str]:  # fmt: skip
    yield from (f"law.{law.duty}" for law in laws)
    yield from _facts_of_terms(reading)
    yield f"asker.{wanted.asker or 'unknown'}"
    yield from (f"trait.{trait}" for trait in asked.traits)
    yield from (f"market.{code}" for code in _codes(markets))
    yield "market.known" if markets else "market.unknown"
    yield "product.known" if wanted.categories or wanted.things else "product.unknown"
    yield "offers.some" if schemes else "offers.none"
    if any(holding.kind == Held.CCC for holding in asked.holdings):
        yield "holds.law"
    if asked.text.strip():
        yield "text.present"
        if not any(mention.is_wanted and (mention.rule or mention.number) for mention in reading.mentions):
            yield "text.refuses" if any(_is_refusal(one) for one in reading.mentions) else "text.unknown"
    yield from (f"cue.{cue}" for cue in reading.cues)


def _is_refusal(mention: TermMention) -> bool:
    return mention.status in (NOT_NEEDED, HELD) and bool(mention.rule or mention.number)


def _facts_of_terms(reading: TextReading) -> Iterator[str]:
    for mention in reading.terms.values():
        if mention.status == HELD and mention.rule and mention.rule.effect == Effect.LAW:
            yield "holds.law"
        if not mention.is_wanted:
            continue
        if mention.rule:
            yield f"asks.{mention.rule.effect}"
            yield f"asks.term.{mention.key}"
            if mention.status == ENOUGH:
                yield f"enough.{mention.rule.effect}"
        elif mention.number:
            yield "asks.standard"
            yield from (f"asks.standard.{how}" for how, is_so in _manners(mention) if is_so)
        elif mention.is_certified:
            yield "asks.quality"
        if mention.is_required:
            yield "required"
    if _has_alternative(reading):
        yield "alternative"


def _manners(mention: TermMention) -> tuple[tuple[str, bool], ...]:
    return (("certified", mention.is_certified), ("tested", mention.is_tested))


def _has_alternative(reading: TextReading) -> bool:
    """Whether a mark is one of several that would do: "GS or CB"."""
    row = [mention for mention in reading.mentions if mention.rule or mention.number]
    for one, other in pairwise(row):
        between = reading.text[one.end : other.start]
        effects = {mention.rule.effect if mention.rule else Effect.REPORT for mention in (one, other)}
        if Effect.MARK in effects and len(effects) > 1 and _OR.match(between) and len(between) < 40:
            return True
    return False


def _holds(rule: GuideRule, facts: frozenset[str]) -> bool:
    return all((each[1:] not in facts) if each.startswith("!") else each in facts for each in rule.conditions)


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
    """What the buyer must say: of the first term that asks for it, else of the end."""
    if end != End.ASK:
        return {}
    effects = (Effect.MARK, Effect.UNCLEAR)
    for effect in effects:
        for mention in reading.terms.values():
            if mention.is_wanted and mention.rule and mention.rule.effect == effect and mention.rule.question:
                return mention.rule.question
    return reason.question if reason else {}
