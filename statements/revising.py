"""What a revision of a quote changed against the one before: the same on both sides' pages and on the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from lib.money import money_of, written
from lib.text import bilingual, in_both, spelled_day
from statements.enquiry import QuoteContent, QuotedLine
from statements.shape import StatedText
from vocabulary.terms import FeeTax, QuoteReason

NOTHING = bilingual("–", "–")


@dataclass(frozen=True)
class QuoteChange:
    """One thing that is other than it was, in both languages."""

    what: StatedText
    before: StatedText
    after: StatedText


def changes(before: QuoteContent, after: QuoteContent) -> list[QuoteChange]:
    """All that differs, the lines first; nothing where a quote was only confirmed."""
    return [*_of_lines(before, after), *_of_rest(before, after)]


def _of_lines(before: QuoteContent, after: QuoteContent) -> Iterator[QuoteChange]:
    old, new = {line.key: line for line in before.lines}, {line.key: line for line in after.lines}
    for key in dict.fromkeys([*old, *new]):
        was, now = old.get(key), new.get(key)
        words = _line(was), _line(now)
        if words[0] != words[1]:
            yield QuoteChange(_called(now or was), *words)


def _of_rest(before: QuoteContent, after: QuoteContent) -> Iterator[QuoteChange]:
    rest: list[tuple[object, str]] = [
        (_("Units whose reports are accepted"), "reported"),
        (_("Assumptions"), "assumptions"),
        (_("Left out"), "left_out"),
        (_("Valid until"), "valid_until"),
    ]
    rates = _rates(before), _rates(after)
    if rates[0] and rates[0] != rates[1]:
        yield QuoteChange(in_both(_("Tax rate")), *(bilingual(said, said) if said else NOTHING for said in rates))
    for what, name in rest:
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield QuoteChange(in_both(what), _value(was), _value(now))


def _called(line: QuotedLine | None) -> StatedText:
    assert line is not None  # noqa: S101  # of two revisions one has it
    if not line.is_yearly:
        return line.label
    yearly = in_both(_("each year"))
    return {language: f"{words} · {yearly[language]}" for language, words in line.label.items()}


def _line(line: QuotedLine | None) -> StatedText:
    """Count, amount, payee and reason: "1.5 × ¥3,000.00 CNY · → Clear Lab"."""
    if line is None:
        return NOTHING
    amount = written(money_of(line.amount, line.currency))
    count = f"{line.count.normalize():f} × " if line.count != 1 else ""
    payee = f" · → {line.payee_name}" if line.payee_name else ""
    known = line.reason in QuoteReason.values
    reason = in_both(QuoteReason(line.reason).label) if known else bilingual("", "")
    return {
        language: " · ".join(filter(None, [f"{count}{amount}{payee}", words])) for language, words in reason.items()
    }


def _rates(content: QuoteContent) -> str:
    """At which rates it is taxed; empty where nothing is, or an older quote did not say."""
    said = {line.tax_rate for line in content.lines if line.tax_rate is not None and line.tax != FeeTax.NONE}
    return ", ".join(f"{rate.normalize():f} %" for rate in sorted(said))


def _value(value: Any) -> StatedText:
    if isinstance(value, date):
        return spelled_day(value)
    return bilingual(str(value), str(value)) if value or value == 0 else NOTHING
