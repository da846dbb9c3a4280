"""`{% load terms %}{{ "safety"|term:"characteristic" }}`: the word for a code."""

from datetime import date
from typing import Protocol

from django import template
from django.utils.translation import gettext

from lib import clock
from lib.text import localized
from vocabulary.countries import market_name
from vocabulary.languages import name_of_language
from vocabulary.queries import category_names, edition_instead_of
from vocabulary.standards import parse
from vocabulary.terms import TERMS

register = template.Library()


class Dated(Protocol):
    """What is stated with its last day."""

    @property
    def until(self) -> date | None: ...


@register.filter
def term(code: str, kind: str) -> str:
    """What a code of `vocabulary.terms` means; the code itself where it is unknown, as an older statement may hold it."""
    known = dict(TERMS[kind].choices)
    return str(known.get(code, code))


@register.filter
def terms(codes: list[str], kind: str) -> str:
    """Several codes as words in a row."""
    return gettext(", ").join(term(code, kind) for code in codes)


@register.filter
def replacement(reference: str) -> dict[str, object] | None:
    """What is in force in the stead of a standard's edition: `reference` and `since`; None where it is the edition's own."""
    overtaken = edition_instead_of(reference)
    return {"reference": overtaken[0], "since": overtaken[1]} if overtaken else None


@register.filter
def standard_slug(reference: str) -> str:
    """The name of a standard's page; "" for words that are no number."""
    number = parse(reference)
    return number.slug if number else ""


@register.filter
def category(code: str) -> str:
    """What a product category is called."""
    return ", ".join(category_names([code])) or code


@register.filter
def language_name(code: str) -> str:
    return localized(name_of_language(code))


@register.filter
def market(code: str) -> str:
    return localized(market_name(code))


@register.filter
def lines(text: str) -> list[str]:
    """A text's lines that are not empty: several points typed one below the other."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@register.filter
def holds(accreditation: Dated) -> bool:
    """Whether an accreditation has not expired: an expired one is not shown (INV-20)."""
    return accreditation.until is None or accreditation.until >= clock.today()
