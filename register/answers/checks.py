"""What stands on the paper somebody holds, compared field by field with what the register says."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lib.text import folded, names, numbers
from lib.text.names import Agreement
from register.answers.standing import UNSUPERVISED, AsOf, is_before_record, is_to_come, status_on
from register.answers.wording import Phrase, as_of_words, status_words
from register.models import RegisterEntry
from tenants.models import CertificationBody
from vocabulary.places import places_in
from vocabulary.standards import parse

type CheckedField = Literal["holder", "model", "standard", "date"]
type Verdict = Agreement | Literal["not-checked"]

MODELS_NAMED = 6
WHAT: dict[CheckedField, Phrase] = {
    "holder": gettext_lazy("Holder"),
    "standard": gettext_lazy("Standard"),
    "date": gettext_lazy("Date"),
    "model": gettext_lazy("Product or model"),
}
_DAY_VERDICTS: dict[str, Agreement] = {"VALID": "matches", UNSUPERVISED.upper(): "partly"}
_ORDER: tuple[Agreement, ...] = ("matches", "partly", "differs")


@dataclass(frozen=True)
class PaperQuestion:
    """What somebody wants to know: the number, and what stands on the paper they hold."""

    number: str
    holder: str = ""
    standard: str = ""
    on: AsOf | None = None
    body: CertificationBody | None = None
    model: str = ""


class PaperCheck(NamedTuple):
    """One thing that was compared with what somebody holds. What the register says is written where it is shown."""

    key: CheckedField
    asked: str
    verdict: Verdict
    entry: RegisterEntry
    on: AsOf | None = None

    @property
    def what(self) -> str:
        return str(WHAT[self.key])

    @property
    def registered(self) -> str:
        return WORDS[self.key](self.entry) if self.key in WORDS else _day_words(self.entry, self.on)

    @property
    def icon(self) -> str:
        return {"matches": "check", "partly": "question", "differs": "cross", "not-checked": "minus"}[self.verdict]

    @property
    def words(self) -> str:
        return {
            "matches": _("matches"),
            "partly": _("only in part"),
            "differs": _("differs"),
            "not-checked": _("not checked"),
        }[self.verdict]


def checks_of(entry: RegisterEntry, asked: PaperQuestion) -> list[PaperCheck]:
    """Every field, those that nobody asked about too."""
    return [
        _check("holder", entry, asked.holder, _holder),
        _check("standard", entry, asked.standard, _standard),
        _check_day(entry, asked.on),
        _check("model", entry, asked.model, _scope),
    ]


def _both(zh: str, en: str) -> list[str]:
    return list(dict.fromkeys(name for name in (zh, en) if name))


def _check(
    key: CheckedField, entry: RegisterEntry, asked: str, verdict: Callable[[RegisterEntry, str], Agreement]
) -> PaperCheck:
    """What nobody asked about is not compared, nor read: most of a list's rows ask about the holder alone."""
    return PaperCheck(key, asked, verdict(entry, asked) if asked.strip() else "not-checked", entry)


def _best(agreements: Iterable[Agreement]) -> Agreement:
    return min(agreements, key=_ORDER.index, default="differs")


# --- Holder -----------------------------------------------------------------------------------------------------------


def _holder(entry: RegisterEntry, asked: str) -> Agreement:
    return names.compared(asked, _holders(entry), places_in=places_in)


def _holder_words(entry: RegisterEntry) -> str:
    return " / ".join(_holders(entry))


def _holders(entry: RegisterEntry) -> list[str]:
    return _both(entry.holder_zh, entry.holder_en)


# --- Standard ---------------------------------------------------------------------------------------------------------


def _standard(entry: RegisterEntry, asked: str) -> Agreement:
    return _best(_is_standard(standard, asked) for standard in _standards(entry))


def _standard_words(entry: RegisterEntry) -> str:
    return ", ".join(_standards(entry))


def _standards(entry: RegisterEntry) -> list[str]:
    return [standard.number for standard in entry.as_certificate.standards]


def _is_standard(standard: str, asked: str) -> Agreement:
    """With the year it must be that edition; without, any edition will do. Where the register names none, it is open."""
    ours, theirs = parse(standard), parse(asked)
    if ours is None or theirs is None:
        return "matches" if numbers.folded(standard) == numbers.folded(asked) else "differs"
    if ours.key != theirs.key or (ours.year and theirs.year and ours.year != theirs.year):
        return "differs"
    return "partly" if theirs.year and not ours.year else "matches"


# --- Product and model ------------------------------------------------------------------------------------------------


def _scope_words(entry: RegisterEntry) -> str:
    """The product, and as many models as a line holds."""
    models = _models(entry)
    more = " …" if len(models) > MODELS_NAMED else ""
    return " / ".join(_products(entry)) + (": " + ", ".join(models[:MODELS_NAMED]) + more if models else "")


def _scope(entry: RegisterEntry, asked: str) -> Agreement:
    """What is not listed is not covered. The product's own name is no model, but it is right."""
    return _best(
        [
            *(_is_model(model, asked) for model in _models(entry)),
            *(_is_product(product, asked) for product in _products(entry)),
        ]
    )


def _products(entry: RegisterEntry) -> list[str]:
    return _both(entry.name_zh, entry.name_en)


def _models(entry: RegisterEntry) -> list[str]:
    return [model.model for model in entry.as_certificate.models]


def _is_model(model: str, asked: str) -> Agreement:
    if _model_key(model) == _model_key(asked):
        return "matches" if _model_key(model) else "differs"
    if numbers.folded(model) and numbers.folded(model) == numbers.folded(asked):
        return "partly"  # are two models: a person has to look
    stem = _model_key(model).rstrip("*").rstrip("-")
    return "partly" if "*" in model and stem and _model_key(asked).startswith(stem) else "differs"


def _is_product(product: str, asked: str) -> Agreement:
    mine, theirs = folded(names.simplified(product)), folded(names.simplified(asked))
    if mine == theirs:
        return "matches"
    return "partly" if min(len(mine), len(theirs)) >= 2 and (mine in theirs or theirs in mine) else "differs"


def _model_key(text: str) -> str:
    """A model for comparing: separators go, but not between digits, and points and slashes stay."""
    text = numbers.as_read(text)
    text = re.sub(r"[\s\-_]+", "-", text).strip("-")
    return re.sub(r"(?<!\d)-|-(?!\d)", "", text)


# --- Day --------------------------------------------------------------------------------------------------------------


def _check_day(entry: RegisterEntry, on: AsOf | None) -> PaperCheck:
    if on is None:
        return PaperCheck("date", "", "not-checked", entry)
    if _nobody_knows(entry, on) or is_before_record(entry, on):
        return PaperCheck("date", as_of_words(on), "not-checked", entry, on)
    verdict = _DAY_VERDICTS.get(status_on(entry, on), "differs")
    return PaperCheck("date", as_of_words(on), verdict, entry, on)


def _nobody_knows(entry: RegisterEntry, on: AsOf) -> bool:
    """Of what is to come only a last day is known: the headline then says how the certificate stands now."""
    return is_to_come(entry, on) and status_on(entry, on) != "EXPIRED"


def _day_words(entry: RegisterEntry, on: AsOf | None) -> str:
    if on is None:
        return ""
    if is_before_record(entry, on):
        return _("not known: its first day of validity was not stated")
    return _("nobody knows yet") if _nobody_knows(entry, on) else status_words(status_on(entry, on))


WORDS: dict[CheckedField, Callable[[RegisterEntry], str]] = {
    "holder": _holder_words,
    "standard": _standard_words,
    "model": _scope_words,
}
