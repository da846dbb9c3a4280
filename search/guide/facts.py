"""What an answer rests on, as words that the conditions of rules ask for: `asks.report`, `law.certificate`, `market.known`."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from search.guide.ranking import Ranked, Wanted
from search.guide.reading import ENOUGH, HELD, NOT_NEEDED, PREFERRED, TermMention, TextReading
from search.guide.rules import Effect
from search.guide.situations import Asker, Held, Situation, asker_of
from vocabulary.countries import names_of_market
from vocabulary.lexicon import IS_HAN
from vocabulary.models import CompulsoryRule

HOME = "CN"
_OR = re.compile(r"\s*(?:[,，]\s*)?(?:\bor\b|\boder\b|或者?)\s*(?:an?\s|the\s|einen?\s|具有\s*)?", re.I)
OF_MARKETS = {  # groups of the vocabulary that name a market
    "欧盟": "EU", "德国": "DE", "美国": "US", "英国": "GB", "日本": "JP", "韩国": "KR",
    "俄罗斯": "EAEU", "东盟": "ASEAN", "海湾国家": "GCC", "欧盟认证": "EU", "英国认证": "GB", "美国认证": "US",
}  # fmt: skip
AT_HOME = frozenset({Asker.PLATFORM, Asker.TENDER, Asker.SUBSIDY})


def markets_of(asked: Situation, reading: TextReading) -> Iterator[str]:
    """Where it is sold, as far as the text tells: by a country's name, by a shop or term of one market, by who asks in
    Chinese."""
    yield from reading.markets
    for mention in reading.terms.values():
        if mention.groups and mention.groups[0] in OF_MARKETS:
            yield OF_MARKETS[mention.groups[0]]
        elif mention.rule and mention.is_wanted:
            yield from mention.rule.markets
    is_chinese = len(IS_HAN.findall(asked.text)) * 3 > len(asked.text)
    asker = asked.asker or asker_of(reading.cues)
    if (asker in AT_HOME and (is_chinese or not asked.text)) or (asker == Asker.CONSUMER and is_chinese and asked.text):
        yield HOME


def codes_of(markets: Collection[str]) -> frozenset[str]:
    """Every code by which these markets are meant."""
    return frozenset(code for market in markets for code in names_of_market(market))


def facts_of(
    asked: Situation, reading: TextReading, wanted: Wanted, laws: Sequence[CompulsoryRule], schemes: Sequence[Ranked],
    *, markets: Sequence[str],
) -> Iterator[str]:  # fmt: skip
    yield from (f"law.{law.duty}" for law in laws)
    yield from _facts_of_terms(reading, wanted)
    yield f"asker.{wanted.asker or 'unknown'}"
    yield from (f"trait.{trait}" for trait in asked.traits)
    yield from (f"market.{code}" for code in codes_of(markets))
    yield "market.known" if markets else "market.unknown"
    if wanted.categories:  # a thing without a category is a word we know and no law can be named by
        yield "product.placed"
    if markets:
        yield "market.placed"
    yield "product.known" if wanted.categories or wanted.things else "product.unknown"
    yield "offers.some" if schemes else "offers.none"
    if any(holding.kind == Held.CCC for holding in asked.holdings):
        yield "holds.law"
    yield from (f"cue.{cue}" for cue in reading.cues)
    if asked.text.strip():
        yield from _facts_of_text(reading)


def _facts_of_text(reading: TextReading) -> Iterator[str]:
    """Whether it asks for anything we know, and whether it refuses something in so many words."""
    yield "text.present"
    refuses = any(_is_refusal(one) for one in reading.mentions)
    if refuses:
        yield "text.refuses_some"
    if not any(mention.is_wanted and (mention.rule or mention.number) for mention in reading.mentions):
        yield "text.refuses" if refuses else "text.unknown"


def _is_refusal(mention: TermMention) -> bool:
    return mention.status in (NOT_NEEDED, HELD) and bool(mention.rule or mention.number)


def _facts_of_terms(reading: TextReading, wanted: Wanted) -> Iterator[str]:
    for mention in reading.terms.values():
        if mention.status == HELD and mention.effect == Effect.LAW:
            yield "holds.law"
        if mention.is_wanted:
            yield from _facts_of_term(mention, wanted)
    if _has_alternative(reading):
        yield "alternative"


def _facts_of_term(mention: TermMention, wanted: Wanted) -> Iterator[str]:
    """A mark that is only preferred is not asked for: nobody pays for it unasked."""
    if mention.rule:
        is_wish = mention.status == PREFERRED and mention.effect == Effect.MARK
        yield f"prefers.{mention.effect}" if is_wish else f"asks.{mention.effect}"
        yield f"asks.term.{mention.key}"
        if mention.status == ENOUGH:
            yield f"enough.{mention.effect}"
    elif mention.number:
        yield "asks.standard"
        yield from (f"asks.standard.{how}" for how, is_so in _manners(mention) if is_so)
    elif mention.is_certified and not set(mention.groups).isdisjoint(wanted.qualities):
        yield "asks.quality"
    if mention.is_required:
        yield "required"


def _manners(mention: TermMention) -> tuple[tuple[str, bool], ...]:
    return (("certified", mention.is_certified), ("tested", mention.is_tested))


def _has_alternative(reading: TextReading) -> bool:
    """Whether a mark is one of several that would do: "GS or CB", "a CB report; alternatively GS"."""
    row = [mention for mention in reading.mentions if mention.is_wanted and (mention.rule or mention.number)]
    effects = {mention.effect or Effect.REPORT for mention in row}
    if "alternative" in reading.cues and Effect.MARK in effects and len(effects) > 1:
        return True
    for one, other in pairwise(row):
        between = reading.text[one.end : other.start]
        kinds = {mention.effect or Effect.REPORT for mention in (one, other)}
        if Effect.MARK in kinds and len(kinds) > 1 and _OR.match(between) and len(between) < 40:
            return True
    return False
