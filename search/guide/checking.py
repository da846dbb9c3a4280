"""The texts and situations that hold the rules: which of them would end otherwise under other rules.

They are asked of schemes, laws, words and a day that stand still (`data/guide`), so that only a rule can change an answer.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from lib.text import bilingual
from search.guide.deciding import Guidance, answered
from search.guide.knowledge import Editions, Knowledge, Offer
from search.guide.rules import DATA, Rules
from search.guide.situations import Situation
from statements.scheme import SchemeStatement
from vocabulary import synonyms
from vocabulary.actions import shipped_categories, shipped_rules, shipped_standards
from vocabulary.lexicon import Lexicon
from vocabulary.standards import parse

SAMPLED_ON = date(2026, 11, 1)


@dataclass(frozen=True)
class Sample:
    """A situation with how it must end, the schemes that must lead, the terms in their sense, and what becomes of papers."""

    key: str
    title: Mapping[str, str]
    situation: Situation
    end: str
    top: tuple[str, ...]
    terms: Mapping[str, str]
    reuse: tuple[str, ...]


@dataclass(frozen=True)
class Differs:
    """A sample that two sets of rules answer differently; `is_right`: the answer after is what it must be."""

    sample: Sample
    before: Guidance
    after: Guidance
    is_right: bool


@cache
def samples() -> tuple[Sample, ...]:
    return tuple(_sample(key, row) for name in ("texts", "situations") for key, row in _rows(name))


def answer(sample: Sample, rules: Rules) -> Guidance:
    return _answers_under(rules)(sample)


@lru_cache(maxsize=2)
def _answers_under(rules: Rules) -> Callable[[Sample], Guidance]:
    """What some rules answer, each sample once: a page of a rule compares all of them, again and again."""
    given: dict[str, Guidance] = {}

    def answer_to(sample: Sample) -> Guidance:
        if sample.key not in given:
            given[sample.key] = answered(sample.situation, rules, sampled_knowledge())
        return given[sample.key]

    return answer_to


def mistakes(sample: Sample, given: Guidance) -> list[str]:
    """Where an answer is not what the sample says it must be."""
    senses = {term.mention.key: term.status for term in given.terms}
    reuse = tuple(row.outcome for row in given.reuse)
    return [
        *([f"end: {given.end}, not {sample.end}"] if given.end != sample.end else []),
        *([f"top: {given.top}"] if tuple(given.top) != sample.top else []),
        *(f"{key}: {senses.get(key)}, not {sense}" for key, sense in sample.terms.items() if senses.get(key) != sense),
        *([f"reuse: {reuse}"] if sample.reuse and reuse != sample.reuse else []),
    ]


def differences(before: Rules, after: Rules) -> Iterator[Differs]:
    """The samples whose end, leading schemes, terms or papers change, those that become wrong first."""
    changed = [_compared(sample, before, after) for sample in samples()]
    yield from sorted((one for one in changed if one), key=lambda one: one.is_right)


def _compared(sample: Sample, before: Rules, after: Rules) -> Differs | None:
    was, becomes = answer(sample, before), answer(sample, after)
    if _outcome(was) == _outcome(becomes):
        return None
    return Differs(sample, was, becomes, not mistakes(sample, becomes))


def _outcome(given: Guidance) -> tuple[object, ...]:
    senses = sorted((term.mention.key, term.status) for term in given.terms)
    return given.end, given.top, senses, [row.outcome for row in given.reuse]


@cache
def sampled_knowledge() -> Knowledge:
    return Knowledge(
        SAMPLED_ON,
        Lexicon(synonyms.shipped()),
        tuple(shipped_categories()),
        tuple(shipped_rules()),
        tuple(_offers()),
        shipped_editions(),
    )


def _offers() -> Iterator[Offer]:
    for line in (DATA / "sample_schemes.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Offer(row["key"], SchemeStatement.model_validate(row["statement"]), row["body"], row["country"])


def shipped_editions() -> Editions:
    standards, replaced = shipped_standards()
    overtaken = {number.edition: by for reference, by in replaced.items() if (number := parse(reference))}
    newest: dict[str, str] = {}
    titles = {}
    for reference, zh, en in sorted(standards, key=lambda row: row[0]):
        if number := parse(reference):
            newest[number.key], titles[number.key] = reference, bilingual(zh, en)
    return Editions(overtaken, newest, titles)


def _rows(name: str) -> Iterable[tuple[str, dict[str, Any]]]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8")).items()


def _sample(key: str, row: Mapping[str, Any]) -> Sample:
    return Sample(
        key,
        bilingual(row["title"][0], row["title"][1]),
        Situation.of(row),
        row["end"],
        tuple(row.get("top", ())),
        row.get("terms", {}),
        tuple(row.get("reuse", ())),
    )
