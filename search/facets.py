"""By what schemes are filtered: the facets, what a scheme has of each, and how a value is called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib import clock
from lib.money import minor_units
from statements.scheme import SchemeStatement
from statements.showing import cost_from
from vocabulary.standards import parse

YES_NO = {"yes": pgettext_lazy("filter", "Yes"), "no": pgettext_lazy("filter", "No")}
COST_BANDS = {
    "5k": _("Up to ¥5,000"),
    "20k": _("¥5,000 to ¥20,000"),
    "50k": _("¥20,000 to ¥50,000"),
    "more": _("More than ¥50,000"),
}
TIME_BANDS = {
    "4w": _("Up to 4 weeks"),
    "8w": _("5 to 8 weeks"),
    "12w": _("9 to 12 weeks"),
    "more": _("More than 12 weeks"),
}


@dataclass(frozen=True)
class Facet:
    """`term`: the kind of vocabulary.terms its values are; `words`: its values' own words, where they are few."""

    key: str
    title: str | Promise
    term: str = ""
    words: Mapping[str, str | Promise] | None = None
    is_open: bool = True


FACETS = (
    Facet("category", _("Product category")),
    Facet("standard", _("Standard")),
    Facet("purpose", _("Why I need it"), term="purpose"),
    Facet("market", _("Target market")),
    Facet("factory", _("Factory inspection needed"), words=YES_NO),
    Facet("reports", _("Existing reports accepted"), words=YES_NO),
    Facet("accredited", _("Accredited for this scheme"), words=YES_NO),
    Facet("cost", _("Total cost from"), words=COST_BANDS),
    Facet("time", _("Lead time"), words=TIME_BANDS),
    Facet("rule", _("Kind of rule"), term="rule"),
    Facet("type", _("Scheme type"), term="type", is_open=False),
    Facet("characteristic", _("Characteristic"), term="characteristic", is_open=False),
    Facet("lifecycle", _("Lifecycle stage"), term="lifecycle", is_open=False),
    Facet("green", _("Green orientation"), term="green", is_open=False),
    Facet("object", _("Object"), term="object", is_open=False),
    Facet("attestation", _("Form of attestation"), term="attestation", is_open=False),
    Facet("body", _("Certification body"), is_open=False),
)
KEYS = tuple(facet.key for facet in FACETS)


def facets_of(statement: SchemeStatement, body_slug: str) -> list[str]:
    """Everything a scheme has, as "facet:value"."""
    return sorted({f"{key}:{value}" for key, value in _values(statement, body_slug) if value})


def _values(statement: SchemeStatement, body_slug: str) -> Iterator[tuple[str, str]]:
    for category in statement.categories:
        yield from (("category", code) for code in _with_parents(category.code))
    for standard in statement.standards:
        number = parse(standard.reference)
        yield "standard", number.text if number else standard.reference
    for key, values in [
        ("purpose", statement.purposes), ("market", statement.markets), ("characteristic", statement.characteristics),
        ("lifecycle", statement.lifecycle), ("green", statement.green), ("object", statement.objects),
        ("attestation", statement.attestation),
    ]:  # fmt: skip
        yield from ((key, value) for value in values)
    yield "factory", "yes" if statement.needs_factory_visit else "no"
    yield "reports", "yes" if statement.accepts_reports else "no"
    yield "accredited", "yes" if _is_accredited(statement) else "no"
    yield "cost", _cost_band(cost_in_cny(statement))
    yield "time", _time_band(statement.weeks)
    yield "rule", statement.rule_kind
    yield "type", statement.scheme_type
    yield "body", body_slug


def cost_in_cny(statement: SchemeStatement) -> int | None:
    """What it costs from, in fen; None where its fees are in another currency."""
    cost = cost_from(statement)
    return minor_units(cost.amount, "CNY") if cost is not None and cost.currency.code == "CNY" else None


def _with_parents(code: str) -> list[str]:
    parts = code.split(".")
    return [".".join(parts[: length + 1]) for length in range(len(parts))]


def _is_accredited(statement: SchemeStatement) -> bool:
    until = statement.accreditation.until if statement.accreditation else None
    return statement.accreditation is not None and (until is None or until >= clock.today())


def _cost_band(fen: int | None) -> str:
    if fen is None:
        return ""
    limits = {"5k": 500_000, "20k": 2_000_000, "50k": 5_000_000}
    return next((band for band, limit in limits.items() if fen <= limit), "more")


def _time_band(weeks: int) -> str:
    if not weeks:
        return ""
    return next((band for band, limit in {"4w": 4, "8w": 8, "12w": 12}.items() if weeks <= limit), "more")
