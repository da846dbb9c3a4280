"""Schemes on offer: by what they are found, filtered and sorted."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from lib import clock
from lib.money import minor_units
from lib.text import in_both
from oversight.models import Acceptance
from register.accepted import acceptances_counted
from register.models import RegisterEntry
from register.queries import offered_schemes
from search.analysis import joined
from search.kinds import tokens
from search.kinds.kind import BEST, BEYOND, NEWEST, YES_NO, Facet, Indexed, Kind, Texts, facets_of, with_parents, yes_no
from search.models import SchemeDocument
from statements.scheme import SchemeStatement
from statements.showing import cost_from
from tenants.models import CertificationBody
from vocabulary.countries import market_name, within
from vocabulary.search_words import counting
from vocabulary.standards import parse
from vocabulary.terms import Purpose

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
FACETS = (
    Facet("category", _("Product category")),
    Facet("standard", _("Standard")),
    Facet("purpose", _("Why I need it"), term="purpose"),
    Facet("market", _("Target market")),
    Facet("accepted", _("Accepted by")),
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


def documents(entries: Sequence[RegisterEntry]) -> list[Indexed]:
    accepting = acceptances_counted(entries)
    return [document_of(entry, accepting[entry.pk]) for entry in entries]


def document_of(entry: RegisterEntry, acceptances: Sequence[Acceptance] = ()) -> Indexed:
    """What is indexed of a scheme on offer (`register.queries.offered_schemes`), and of who accepts it today."""
    statement = entry.as_scheme
    cost = cost_in_cny(statement)
    return Indexed(
        id=entry.pk,
        revision=entry.revision,
        texts=_texts(statement, entry.body, acceptances),
        facets=facets_of([*_values(statement, entry.body.slug), *(("accepted", row.key) for row in acceptances)]),
        numbers={
            "newest": -int(statement.published_at.timestamp()),
            "cost": BEYOND if cost is None else cost,
            "time": statement.days or BEYOND,  # what states none comes last
        },
    )


def _texts(statement: SchemeStatement, body: CertificationBody, acceptances: Sequence[Acceptance] = ()) -> Texts:
    names = [standard.name for standard in statement.standards] + [category.name for category in statement.categories]
    purposes = [in_both(Purpose(purpose).label) for purpose in statement.purposes if purpose in Purpose.values]
    return Texts(
        name=[*statement.name.values(), statement.rule_number, statement.filing_number],
        exact=[
            *(standard.reference for standard in statement.standards),
            *(words for name in names for words in name.values()),
            *(words for code in statement.markets for words in market_name(code).values()),
        ],
        rest=[
            *statement.summary.values(),
            *statement.proves.values(),
            *statement.who_needs_it.values(),
            *body.name.values(),
            *(words for code in within(statement.markets) for words in market_name(code).values()),
            *(words for purpose in purposes for words in purpose.values()),
            *(words for row in acceptances for words in row.acceptor.values()),
        ],
        numbers=[number for number in (statement.rule_number, statement.filing_number) if number],
        hidden=counting(statement.search_words or ()),
        scope=_scope(statement),
    )


def _scope(statement: SchemeStatement) -> list[str]:
    """What it is for as a whole, and all that includes this: kitchen appliances are found by kettle, kettles by appliance."""
    categories = [words for category in statement.categories for words in category.name.values()]
    found = [tokens.scope_of(name, *categories) for name in statement.name.values()]
    return list(dict.fromkeys(token for covers, wider in found for token in (*covers, *wider)))


def texts_of(entry: RegisterEntry) -> str:
    """All words of a scheme in one text, so that one can ask what it speaks of."""
    texts = _texts(entry.as_scheme, entry.body)
    return joined([*texts.name, *texts.exact, *texts.rest, *texts.hidden])


def _values(statement: SchemeStatement, body_slug: str) -> Iterator[tuple[str, str]]:
    for category in statement.categories:
        yield from (("category", code) for code in with_parents(category.code))
    for standard in statement.standards:
        number = parse(standard.reference)
        yield "standard", number.text if number else standard.reference
    for key, values in [
        ("purpose", statement.purposes), ("market", statement.markets), ("characteristic", statement.characteristics),
        ("lifecycle", statement.lifecycle), ("green", statement.green), ("object", statement.objects),
        ("attestation", statement.attestation),
    ]:  # fmt: skip
        yield from ((key, value) for value in values)
    yield "factory", yes_no(statement.needs_factory_visit)
    yield "reports", yes_no(statement.accepts_reports)
    yield "accredited", yes_no(is_accredited(statement))
    yield "cost", _cost_band(cost_in_cny(statement))
    yield "time", time_band(statement.weeks)
    yield "rule", statement.rule_kind
    yield "type", statement.scheme_type
    yield "body", body_slug


def cost_in_cny(statement: SchemeStatement) -> int | None:
    """What it costs from, in fen; None where its fees are in another currency."""
    cost = cost_from(statement)
    return minor_units(cost.amount, "CNY") if cost is not None and cost.currency.code == "CNY" else None


def is_accredited(statement: SchemeStatement) -> bool:
    """Whether an accreditation covers the scheme today."""
    until = statement.accreditation.until if statement.accreditation else None
    return statement.accreditation is not None and (until is None or until >= clock.today())


def _cost_band(fen: int | None) -> str:
    if fen is None:
        return ""
    limits = {"5k": 500_000, "20k": 2_000_000, "50k": 5_000_000}
    return next((band for band, limit in limits.items() if fen <= limit), "more")


def time_band(weeks: int) -> str:
    """The band of so many weeks; "" where none are stated."""
    if not weeks:
        return ""
    return next((band for band, limit in {"4w": 4, "8w": 8, "12w": 12}.items() if weeks <= limit), "more")


KIND = Kind(
    key="schemes",
    title=_("Schemes"),
    model=SchemeDocument,
    facets=FACETS,
    sorts={**BEST, **NEWEST, "cost": _("Lowest total"), "time": _("Shortest time")},
    listed=offered_schemes,
    documents=documents,
)
