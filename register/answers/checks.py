"""What stands on the paper somebody holds, compared field by field with what the register says."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from lib.text import folded, names, numbers
from lib.text.names import Agreement
from register.answers.standing import AsOf, is_to_come, status_on
from register.answers.wording import as_of_words, status_words
from register.models import RegisterEntry
from tenants.models import CertificationBody
from vocabulary.places import places_in
from vocabulary.standards import parse

type CheckedField = Literal["holder", "model", "standard", "date"]
type Verdict = Agreement | Literal["not-checked"]

MODELS_NAMED = 6
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


@dataclass(frozen=True)
class PaperCheck:
    """One thing that was compared with what somebody holds."""

    key: CheckedField
    what: str
    asked: str
    registered: str
    verdict: Verdict

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
    standards = [standard.number for standard in entry.as_certificate.standards]
    holders, products = _both(entry.holder_zh, entry.holder_en), _both(entry.name_zh, entry.name_en)
    models = [model.model for model in entry.as_certificate.models]
    return [
        _check("holder", _("Holder"), asked.holder, " / ".join(holders), lambda: _holder(holders, asked.holder)),
        _check(
            "standard",
            _("Standard"),
            asked.standard,
            ", ".join(standards),
            lambda: _standard(standards, asked.standard),
        ),
        _check_day(entry, asked.on),
        _check(
            "model",
            _("Product or model"),
            asked.model,
            _named(products, models),
            lambda: _scope(products, models, asked),
        ),
    ]


def _both(zh: str, en: str) -> list[str]:
    return list(dict.fromkeys(name for name in (zh, en) if name))


def _check(key: CheckedField, what: str, asked: str, registered: str, verdict: Callable[[], Agreement]) -> PaperCheck:
    """What nobody asked about is not compared: most of a list's rows ask about the holder alone."""
    return PaperCheck(key, what, asked, registered, verdict() if asked.strip() else "not-checked")


def _best(agreements: Iterable[Agreement]) -> Agreement:
    return min(agreements, key=_ORDER.index, default="differs")


def _holder(holders: list[str], asked: str) -> Agreement:
    return names.compared(asked, holders, places_in=places_in)


# --- Standard ---------------------------------------------------------------------------------------------------------


def _standard(standards: list[str], asked: str) -> Agreement:
    return _best(_is_standard(standard, asked) for standard in standards)


def _is_standard(standard: str, asked: str) -> Agreement:
    """With the year it must be that edition; without, any edition will do. Where the register names none, it is open."""
    ours, theirs = parse(standard), parse(asked)
    if ours is None or theirs is None:
        return "matches" if numbers.folded(standard) == numbers.folded(asked) else "differs"
    if ours.key != theirs.key or (ours.year and theirs.year and ours.year != theirs.year):
        return "differs"
    return "partly" if theirs.year and not ours.year else "matches"


# --- Product and model ------------------------------------------------------------------------------------------------


def _named(products: list[str], models: list[str]) -> str:
    """The product, and as many models as a line holds."""
    more = " …" if len(models) > MODELS_NAMED else ""
    return " / ".join(products) + (": " + ", ".join(models[:MODELS_NAMED]) + more if models else "")


def _scope(products: list[str], models: list[str], asked: PaperQuestion) -> Agreement:
    """What is not listed is not covered. The product's own name is no model, but it is right."""
    return _best(
        [
            *(_is_model(model, asked.model) for model in models),
            *(_is_product(product, asked.model) for product in products),
        ]
    )


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
        return PaperCheck("date", _("Date"), "", "", "not-checked")
    asked, status = as_of_words(on), status_on(entry, on)
    # Of what is to come only a last day is known: the headline then says how the certificate stands now.
    if status != "EXPIRED" and is_to_come(entry, on):
        return PaperCheck("date", _("Date"), asked, _("nobody knows yet"), "not-checked")
    return PaperCheck("date", _("Date"), asked, status_words(status), "matches" if status == "VALID" else "differs")
