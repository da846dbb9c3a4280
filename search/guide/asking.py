"""What an enquiry or a comparison takes over from an answer, in its address: never the text that was pasted."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from lib.text import listed, localized
from search.guide.deciding import Guidance
from search.guide.situations import Held, HeldPaper

FIRST = 3  # schemes whose bodies one form asks


def sizes_of(given: Guidance) -> list[tuple[str, str]]:
    """For how much schemes are counted: as the answer counts them."""
    models, factories = given.situation.wanted[0], given.situation.factories
    reported = [("reported", "1")] if any(row.saves for row in given.schemes) else []
    return [("units", "1"), ("models", str(models)), ("factories", str(factories)), *reported]


def comparison_of_schemes(given: Guidance) -> str:
    """The query string by which the schemes of an answer are compared."""
    market = [("market", given.markets[0])] if given.markets else []
    by = [("by", given.situation.wished_on.isoformat())] if given.situation.wished_on else []
    return urlencode([*(("scheme", row.offer.key) for row in given.schemes), *sizes_of(given), *market, *by])


def firsts(given: Guidance) -> list[str]:
    """The best scheme of each of the first bodies: an enquiry asks a body for one.

    Who of them may be asked is a question of its own (ADR 37): the enquiry's form asks it, and says why not.
    """
    of_bodies: dict[str, str] = {}
    for row in given.schemes:
        of_bodies.setdefault(str(sorted(row.offer.body.items())), row.offer.key)
    return list(of_bodies.values())[:FIRST]


def category_of(given: Guidance) -> str:
    """The kind of product that an enquiry names; "" where none is known."""
    return next((code for code in given.categories if "." in code), "")


def enquiry_about(given: Guidance, schemes: list[str]) -> str:
    """The query string by which an enquiry to the bodies of these schemes begins with what was answered."""
    return urlencode([*(("scheme", key) for key in schemes), *_brief(given)])


def _brief(given: Guidance) -> Iterator[tuple[str, str]]:
    asked = given.situation
    yield "product", asked.product
    if category := category_of(given):
        yield "category", category
    if names := asked.model_names:
        yield "models", "\n".join(names)
    yield "model_count", str(asked.wanted[0])
    yield "factory_count", str(asked.factories)
    yield from (("market", market) for market in given.markets)
    if asked.holdings:
        yield "holdings", "\n".join(_line(paper) for paper in asked.holdings)
    if any(row.is_accepted for row in given.reuse):
        yield "reported", "1"
    if asked.wished_on:
        yield "wish_date", asked.wished_on.isoformat()
    if words := _words(given):
        yield "words", words


def _line(paper: HeldPaper) -> str:
    """A paper on one line, as the brief has it: kind, number, standard, date, for which models."""
    kind = str(Held(paper.kind).label) if paper.kind in Held.values else paper.kind
    dated = paper.dated.isoformat() if paper.dated else ""
    return " | ".join(filter(None, [kind, paper.number, paper.standard, dated, paper.models]))


def _words(given: Guidance) -> str:
    """What is asked for, by its names."""
    names = [localized(term.mention.rule.name) for term in given.terms if term.mention.is_wanted and term.mention.rule]
    names += [one.number.full for one in given.reading.standards if one.is_wanted and one.number]
    return _("Asked for: %(what)s.") % {"what": listed(names)} if names else ""
