"""What the guide knows besides its rules: laws, schemes on offer, editions of standards, words. All given, nothing looked up."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from lib.text import Bilingual, folded
from oversight.models import Acceptance
from search.compulsory import categories_called
from search.guide.reading import TextReading
from statements.scheme import SchemeStatement
from vocabulary.countries import names_of_market
from vocabulary.lexicon import Lexicon, plain
from vocabulary.models import CompulsoryRule
from vocabulary.standards import StandardNumber, parse

type Category = tuple[str, str, str]  # code, name in Chinese, in English


@dataclass(frozen=True)
class Offer:
    """A scheme that one can apply for today, as its body states it."""

    key: str
    statement: SchemeStatement
    body: Bilingual
    country: str = "CN"

    @property
    def name(self) -> Bilingual:
        return self.statement.name

    @cached_property
    def categories(self) -> tuple[str, ...]:
        return tuple(category.code for category in self.statement.categories)

    @cached_property
    def numbers(self) -> tuple[StandardNumber, ...]:
        parsed = (parse(standard.reference) for standard in self.statement.standards)
        return tuple(number for number in parsed if number)

    @cached_property
    def text(self) -> str:
        statement = self.statement
        named = [standard.name for standard in statement.standards] + [one.name for one in statement.categories]
        texts = [statement.name, statement.summary, statement.who_needs_it, *named]
        return plain("\n".join(words for text in texts for words in text.values()))

    def speaks_of(self, known: Lexicon) -> frozenset[str]:
        """The groups of the vocabulary that its words belong to."""
        return _groups_of(self.text, known)

    def named_groups(self, known: Lexicon) -> frozenset[str]:
        """The groups of the vocabulary that its name speaks of."""
        return _groups_of(plain("\n".join(self.name.values())), known)

    def things(self, known: Lexicon) -> frozenset[str]:
        """The products that its name names."""
        return products_of(plain("\n".join(self.name.values())), known)

    def certifies_to(self, number: StandardNumber) -> bool:
        """Whether it rests on that standard or a part of it, whichever publisher's letters stand before it."""
        return any(same_standard(number, other) or is_part_of(other, number) for other in self.numbers)

    def is_for_market(self, markets: Collection[str]) -> bool:
        """Whether it is meant for one of these; one that names none is for all."""
        stated = {code for market in self.statement.markets for code in names_of_market(market)}
        return not stated or not markets or not stated.isdisjoint(markets)


@dataclass(frozen=True)
class Editions:
    """`overtaken`: an edition's key → what is in force instead; `newest`: a number's key → its newest reference."""

    overtaken: Mapping[str, str] = field(default_factory=dict)
    newest: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, Bilingual] = field(default_factory=dict)

    def instead_of(self, number: StandardNumber) -> str:
        """The reference in force in its stead; "" where none is known, or no edition was named."""
        if number.year is None:
            return ""
        if reference := self.overtaken.get(number.edition):
            return reference
        newest = parse(self.newest.get(number.key, ""))
        return newest.full if newest and newest.year and newest.year > number.year else ""


@dataclass(frozen=True)
class Knowledge:
    """`reading`: the text as the rules that hold read it, where it was read already for what is known of its standards."""

    today: date
    lexicon: Lexicon
    categories: tuple[Category, ...] = ()
    laws: tuple[CompulsoryRule, ...] = ()
    offers: tuple[Offer, ...] = ()
    editions: Editions = field(default_factory=Editions)
    accepted: Mapping[str, Sequence[Acceptance]] = field(default_factory=dict)  # by offer, as filters know them today
    reading: TextReading | None = None

    def products_in(self, text: str) -> list[str]:
        """The categories that a text names, the narrowest alone; where it names none, those of what its things are a kind of."""
        words = plain(text)
        named = categories_called(words, set(self.lexicon.tokens_of(words)), self.categories, self.lexicon)
        if not named:
            things = [group for mention in self.lexicon.named_in(words) for group in mention.groups]
            wider = {f"syn:{key}" for key in self.lexicon.broader(things)}
            named = categories_called("", wider, self.categories, self.lexicon) if wider else []
        return [code for code in named if not any(other.startswith(f"{code}.") for other in named)]

    def things_in(self, text: str) -> frozenset[str]:
        """The products that a text names, as groups of the vocabulary."""
        return products_of(plain(text), self.lexicon)

    def named(self, code: str) -> Bilingual:
        return next(({"zh": zh, "en": en} for key, zh, en in self.categories if key == code), {"zh": code, "en": code})


def same_standard(one: StandardNumber, other: StandardNumber) -> bool:
    """EN 60335-2-15 is IEC 60335-2-15, and GB 4706.1 is GB/T 4706.1, for whoever asks what was tested."""
    return one.key == other.key or not set(one.loose_keys).isdisjoint(other.loose_keys)


def is_part_of(one: StandardNumber, series: StandardNumber) -> bool:
    """Whether a standard is a part of what somebody names without its parts: IEC 61215-1 of IEC 61215."""
    return any(key.startswith(f"{whole}.") for key in one.loose_keys for whole in series.loose_keys)


@lru_cache(maxsize=4_000)
def products_of(text: str, known: Lexicon) -> frozenset[str]:
    """The groups of things that a text (plain) names."""
    named = {group for mention in known.named_in(text) for group in mention.groups}
    return frozenset(group for group in named if known.groups[group].is_product)


@lru_cache(maxsize=4_000)
def _groups_of(text: str, known: Lexicon) -> frozenset[str]:
    return frozenset(token.removeprefix("syn:") for token in known.tokens_of(folded(text)))
