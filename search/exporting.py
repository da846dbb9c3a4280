"""Any list of results as a file: the rows of the page, all of them up to a limit, and nobody to be called in any."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import batched, chain, islice
from typing import IO
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook

from lib import clock
from lib.harmless import text_cell
from lib.text import listed, localized
from look.statuses import look_of
from search import totals
from search.cards import Card, cards_of
from search.engines import engine
from search.forms import Search
from search.queries import MOST_RANKED, all_ranked, every
from search.understanding import Found
from tenants.hosts import site_url
from vocabulary.countries import market_name
from vocabulary.templatetags.terms import term
from web.csv_files import Row, in_language

MOST = 50_000  # rows of a file
ROWS_AT_ONCE = 500
MOST_MODELS = 200  # of a certificate in its cell


def workbook_of(table: Iterator[Row], language: str) -> IO[bytes]:
    """The same as XLSX, every cell as text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for number, row in enumerate(chain.from_iterable(in_language(table, language))):
        sheet.append([text_cell(sheet, cell, is_bold=number == 0) for cell in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the answer closes it
    book.save(file)
    file.seek(0)
    return file


def table_of(asked: Search, understood: Found) -> Iterator[Row]:
    """A list of results, its heading first."""
    heading, row_of = TABLES[asked.query.kind]
    yield heading()
    for keys in batched(islice(_keys(asked, understood), MOST), ROWS_AT_ONCE):
        yield from (row_of(card) for card in cards_of(asked, keys))
    if understood.results.total > MOST:
        numbers = {"most": f"{MOST:,}", "total": f"{understood.results.total:,}"}
        yield [_("Cut after %(most)s of %(total)s rows: narrow the search to have the rest.") % numbers]


def _keys(asked: Search, understood: Found) -> Iterable[UUID]:
    """All that was found, in the order of the page where engines put so many in order; else as `every` gives them."""
    query = replace(asked.query, meant=understood.words or None)
    if understood.results.total > MOST_RANKED:
        return every(query, engine(), MOST)
    keys = engine().search(all_ranked(query)).hits
    return totals.cheapest_first(keys, asked.inputs) if asked.is_by_total else keys


def _scheme_heading() -> Row:
    return [
        _("Scheme"), _("Certification body"), _("Standards"), _("Product categories"), _("Cost until the certificate"),
        _("Counted for"), _("Cost each year after"), _("Days"), _("Factory inspection"), _("Accredited by"), _("Link"),
    ]  # fmt: skip


def _scheme_row(card: Card) -> Row:
    statement, cost = card["statement"], card["sized"]
    return [
        localized(statement.name),
        localized(card["body_name"]),
        listed(standard.reference for standard in statement.standards),
        listed(localized(category.name) for category in statement.categories),
        " + ".join(map(_amount, cost.once)),
        cost.words,
        " + ".join(map(_amount, cost.yearly)),
        str(statement.days or ""),
        _("Yes") if statement.needs_factory_visit else _("No"),
        statement.accreditation.by if statement.accreditation else "",
        site_url(card["url"]),
    ]


def _amount(money: object) -> str:
    return f"{money.amount} {money.currency.code}"  # type: ignore[attr-defined]


def _product_heading() -> Row:
    return [
        _("Status"), _("Number"), _("Product"), _("Holder"), _("Models"), _("Standards"), _("Grade"), _("Issued by"),
        _("Valid from"), _("Valid until"), _("Link"),
    ]  # fmt: skip


def _product_row(card: Card) -> Row:
    entry, statement = card["entry"], card["statement"]
    return [
        str(look_of(card["status"], "certificate").word),
        entry.number,
        localized(entry.name),
        localized(entry.holder),
        listed(row.model for row in statement.models[:MOST_MODELS] if row.model),
        listed(standard.number for standard in statement.standards),
        statement.grade,
        localized(entry.body.name),
        entry.valid_from.isoformat() if entry.valid_from else "",
        entry.valid_until.isoformat() if entry.valid_until else "",
        site_url(card["url"]),
    ]


def _body_heading() -> Row:
    return [
        _("Certification body"), _("Kind"), _("Country or region"), _("Approval number"), _("Approval"), _("Standing"),
        _("Accredited by"), _("Schemes on offer"), _("Valid certificates"), _("Link"),
    ]  # fmt: skip


def _body_row(card: Card) -> Row:
    body = card["body"]
    return [
        localized(body.name),
        body.get_kind_display(),
        localized(market_name(card["country"])),
        body.approval_number,
        str(card["approval"] or ""),
        body.get_standing_display(),
        listed(card["accredited_by"]),
        str(card["schemes"]),
        str(body.valid),
        site_url(card["url"]),
    ]


def _service_heading() -> Row:
    return [
        pgettext("beside certification", "Service"), _("Provider"), _("Kind"), _("Class of service"), _("Type of service"), _("Price"),
        _("Next date with free seats"), _("Languages"), _("Where it is done"), _("Standards"), _("Kinds of report"), _("Link"),
    ]  # fmt: skip


def _service_row(card: Card) -> Row:
    statement, date = card["statement"], card["next_date"]
    references = [*(row.reference for row in statement.standards), *(line.standard for line in statement.lines)]
    return [
        localized(statement.name),
        localized(card["seller"].name),
        str(card["seller"].get_kind_display()),
        term(statement.service_class, "service_class"),
        term(statement.type, "service_type"),
        _service_price(card),
        clock.day_of(date.starts_at).isoformat() if date else "",
        listed(map(localized, card["languages"])),
        listed(term(place, "service_place") for place in statement.places),
        listed(dict.fromkeys(references)),
        listed(term(kind, "report_kind") for kind in card["reports"]),
        site_url(card["url"]),
    ]


def _service_price(card: Card) -> str:
    if card["price"] is None:
        return _("on request")
    amount = _amount(card["price"])
    return _("from %s") % amount if card["statement"].price == "from" else amount


def _supplier_heading() -> Row:
    return [
        _("Supplier"), _("Country or region"), _("Valid certificates"), _("Certification bodies"), _("Link"),
    ]  # fmt: skip


def _supplier_row(card: Card) -> Row:
    supplier = card["supplier"]
    return [
        localized(supplier.name),
        localized(supplier.region_name),
        str(card["valid"]),
        str(card["bodies"]),
        site_url(card["url"]),
    ]


TABLES: dict[str, tuple[Callable[[], Row], Callable[[Card], Row]]] = {
    "schemes": (_scheme_heading, _scheme_row),
    "services": (_service_heading, _service_row),
    "products": (_product_heading, _product_row),
    "suppliers": (_supplier_heading, _supplier_row),
    "bodies": (_body_heading, _body_row),
}
