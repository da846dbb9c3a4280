"""The guide's rules as data: what a term means, what tells a refusal from a wish, how it ends, what is reused, what ranks.

`search/data/guide/rules.toml` is what a platform begins with; what its staff has changed since holds instead (`editing`).
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Self

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lib.text import Bilingual, bilingual

DATA = Path(__file__).parent.parent / "data" / "guide"
MOST_WORDS = 120
LONGEST_WORD = 60
MOST_GAPS = 1  # of each sign that stands for any words or letters
_FILLED = re.compile(r"\{(\w+)\}")


class Sort(TextChoices):
    """What a rule is about."""

    TERM = "term", gettext_lazy("Terms: what a word in a buyer's text asks for")
    CUE = "cue", gettext_lazy("Cues: words that refuse, demand, prefer, allow")
    TICK = "tick", gettext_lazy("Ticks: what to look into for a product that is ticked")
    END = "end", gettext_lazy("Ends: how the guide answers, the first that fits")
    REUSE = "reuse", gettext_lazy("Reuse: what becomes of a report that is held")
    RANK = "rank", gettext_lazy("Ranking: why a scheme stands where it stands")


class Effect(TextChoices):
    """What a term asks for."""

    LAW = "law", gettext_lazy("a certificate that a law demands of some products")
    DECLARATION = "declaration", gettext_lazy("the maker's own declaration or papers")
    REPORT = "report", gettext_lazy("a report of a laboratory")
    SCHEME = "scheme", gettext_lazy("a voluntary product certificate")
    MARK = "mark", gettext_lazy("a mark that only certain bodies give")
    UNCLEAR = "unclear", gettext_lazy("something that only the buyer can say")
    SYSTEM = "system", gettext_lazy("a certificate of the company, not of the product")


class End(TextChoices):
    """How the guide answers."""

    COMPULSORY = "compulsory", gettext_lazy("Compulsory first")
    REPORT = "report", gettext_lazy("A report of a CMA or CNAS laboratory is enough")
    ASK = "ask", gettext_lazy("Your buyer must answer one question first")
    SCHEMES = "schemes", gettext_lazy("These schemes answer it")
    NOTHING = "nothing", gettext_lazy("No certificate is needed")


class ReuseOutcome(TextChoices):
    """What becomes of a paper that is held."""

    SAVES = "saves", gettext_lazy("saves a test")
    DIFFERENCE = "difference", gettext_lazy("difference test")
    NO = "no", gettext_lazy("not reused")


EFFECTS: dict[str, type[TextChoices]] = {
    Sort.TERM: Effect,
    Sort.TICK: Effect,
    Sort.END: End,
    Sort.REUSE: ReuseOutcome,
}
FIELDS: dict[str, tuple[str, ...]] = {  # which of its fields a rule of each sort has
    Sort.TERM: (
        *("name_zh", "name_en", "effect", "words", "markets", "qualities", "zh", "en", "reply"),
        *("question_zh", "question_en", "question_de", "source_zh", "source_en", "checked_on"),
    ),
    Sort.CUE: ("name_zh", "name_en", "words", "markets"),
    Sort.TICK: (
        *("name_zh", "name_en", "effect", "conditions", "qualities", "markets", "laws", "zh", "en"),
        *("source_zh", "source_en", "checked_on"),
    ),
    Sort.END: (
        "name_zh",
        "name_en",
        "number",
        "effect",
        "conditions",
        "zh",
        "en",
        "question_zh",
        "question_en",
        "question_de",
    ),
    Sort.REUSE: ("effect", "number", "zh", "en"),
    Sort.RANK: ("number", "zh", "en"),
}


@dataclass(frozen=True)
class GuideRule:
    """One rule. Which fields it has depends on its sort (`FIELDS`).

    `words`: as a text may have them, `=GS` only in these capitals, `!CMA CGM` what only looks like one. `qualities`: by which a scheme answers a term, as in
    `green:energy_saving`, `word:噪声`; by which a tick holds unticked, as in `category:iot.routers`. `conditions` of an end or a tick: all must hold, `!` one that must not. `laws`: names of
    kept rules of law that a tick brings in, whatever category they are kept for. `number`: the order of ends, the points of a rank, the months of a reuse rule. `zh`, `en`: the sentence that the reader sees.
    """

    key: str
    sort: str
    name_zh: str = ""
    name_en: str = ""
    effect: str = ""
    words: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    number: int = 0
    zh: str = ""
    en: str = ""
    reply: str = ""
    question_zh: str = ""
    question_en: str = ""
    question_de: str = ""
    source_zh: str = ""
    source_en: str = ""
    checked_on: date | None = None

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh or self.zh, self.name_en or self.en)

    @property
    def title(self) -> dict[str, str]:
        """By what it stands in a list."""
        return bilingual(self.name_zh or self.key, self.name_en or self.key)

    @property
    def sentence(self) -> dict[str, str]:
        return bilingual(self.zh, self.en)

    @property
    def source(self) -> dict[str, str]:
        return bilingual(self.source_zh, self.source_en)

    @property
    def question(self) -> dict[str, str]:
        asked = {"zh": self.question_zh, "en": self.question_en, "de": self.question_de}
        return asked if all(asked.values()) else {}

    def holds(self, facts: Collection[str]) -> bool:
        """Whether all its conditions are met."""
        return all((each[1:] not in facts) if each.startswith("!") else each in facts for each in self.conditions)

    def says(self, **parts: Bilingual | str | int) -> dict[str, str]:
        """Its sentence with what it speaks of, in both languages."""
        return {side: filled(text, parts, side) for side, text in self.sentence.items()}

    def plain(self) -> dict[str, Any]:
        """As JSON values, without what it does not have."""
        held = {name: value for name, value in asdict(self).items() if value not in ("", (), None, 0)}
        return {name: _plain(value) for name, value in held.items()}

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        known = {each.name for each in fields(cls)}
        given = {
            name: tuple(value) if isinstance(value, list) else value for name, value in plain.items() if name in known
        }
        day = given.get("checked_on")
        return cls(**given | {"checked_on": date.fromisoformat(day) if isinstance(day, str) else day})


@dataclass(frozen=True, eq=False)
class Rules:
    """All rules that hold, by key. Equal only to itself, so that what is made of them is made once."""

    by_key: Mapping[str, GuideRule] = field(default_factory=dict)

    def of(self, sort: str) -> list[GuideRule]:
        return [rule for rule in self.by_key.values() if rule.sort == sort]

    def get(self, key: str) -> GuideRule | None:
        return self.by_key.get(key)

    @property
    def ends(self) -> list[GuideRule]:
        return sorted(self.of(Sort.END), key=lambda rule: (rule.number, rule.key))

    def replacing(self, key: str, rule: GuideRule | None) -> "Rules":
        """The same with one rule changed, added, or (None) taken away."""
        rest = {name: known for name, known in self.by_key.items() if name != key}
        return Rules(rest | ({rule.key: rule} if rule else {}))


@cache
def shipped() -> Rules:
    """The rules of the file."""
    rows = tomllib.loads((DATA / "rules.toml").read_text(encoding="utf-8"))
    rules = [
        GuideRule.of(row | {"key": key, "sort": sort}) for sort, keyed in rows.items() for key, row in keyed.items()
    ]
    return Rules({rule.key: rule for rule in rules})


def filled(text: str, parts: Mapping[str, Bilingual | str | int], side: str) -> str:
    """A sentence with `{name}` for what it speaks of; a name that nothing fills stays, so that whoever edits it sees it."""

    def part(match: re.Match[str]) -> str:
        value = parts.get(match[1], match[0])
        return str(value.get(side) or value.get("en") or "") if isinstance(value, Mapping) else str(value)

    return _FILLED.sub(part, text)


def problems(rule: GuideRule) -> Iterator[str]:
    """What is wrong with a rule, in the words of whoever edits it."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,39}", rule.key):
        yield _("A key is small letters, digits and underlines, and begins with a letter.")
    if rule.sort in EFFECTS and rule.effect not in EFFECTS[rule.sort].values:
        yield _("Say what it leads to.")
    if rule.sort in (Sort.TERM, Sort.CUE):
        yield from _problems_of_words(rule.words)
    if rule.sort != Sort.CUE and not (rule.zh.strip() and rule.en.strip()):
        yield _("Write its sentence in both languages: readers see it.")
    if rule.sort == Sort.TICK:
        yield from _problems_of_tick(rule)
    if rule.sort == Sort.TERM and rule.effect == Effect.UNCLEAR and not rule.question:
        yield _("Write the question to the buyer in Chinese, English and German.")
    if rule.sort == Sort.END and rule.effect == End.ASK and rule.question_en and not rule.question:
        yield _("Write the question to the buyer in Chinese, English and German.")


def _problems_of_tick(rule: GuideRule) -> Iterator[str]:
    if not any(each.startswith("trait.") for each in rule.conditions):
        yield _("Say for which tick it is: trait.mains, trait.radio, trait.battery, trait.food_contact or trait.child.")
    if not (rule.source_zh.strip() and rule.source_en.strip()):
        yield _("Name the law or standard that says so, in both languages.")


def _problems_of_words(words: Iterable[str]) -> Iterator[str]:
    words = list(words)
    if not words:
        yield _("Give one word at least.")
    if len(words) > MOST_WORDS:
        yield _("At most %(number)d words.") % {"number": MOST_WORDS}
    for word in words:
        if len(word) > LONGEST_WORD or not any(sign.isalnum() for sign in word):
            yield _("“%(word)s” is no word of a text.") % {"word": word[:80]}
        elif word.count("…") > MOST_GAPS or word.count("*") > MOST_GAPS:
            yield _("“%(word)s”: one … and one * at most, or a text is read for hours.") % {"word": word[:80]}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
