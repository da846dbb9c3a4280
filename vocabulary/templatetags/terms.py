"""`{% load terms %}{{ "safety"|term:"characteristic" }}`: the word for a code."""

from django import template
from django.utils.translation import gettext

from lib.text import localized
from vocabulary.countries import market_name
from vocabulary.terms import TERMS

register = template.Library()


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
def market(code: str) -> str:
    return localized(market_name(code))
