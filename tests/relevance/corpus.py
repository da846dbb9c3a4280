"""What is searched: the schemes and bodies of the demo with some certificates of each scheme, on a day that stays the same.

Certificates are drawn by their scheme's name, so that another scheme in the data changes none of the rest.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from uuid import UUID

from django_tenants.utils import tenant_context

from accounts.models import Organisation, User
from lib import clock
from marketplace.demo import bodies, certificates, people, schemes, trade
from marketplace.demo.rows import SchemeRow, rows
from outbox.relay import deliver_all
from register.models import RegisterEntry
from search.kinds import KINDS
from statements import CertificateStatement
from tenants.models import CertificationBody
from vocabulary.standards import parse

TODAY = datetime(2026, 11, 30, 2, tzinfo=UTC)
OF_EACH_SCHEME = 6
STAFF = ("admin", "schemes", "evaluator", "reviewer", "registrar", "quality", "decision")


@dataclass
class Corpus:
    """Of each tab: the key of every id, and the tags of every key; and parts of certificates that queries name."""

    keys: dict[str, dict[UUID, str]] = field(default_factory=lambda: defaultdict(dict))
    tags: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(dict))
    parts: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, tab: str, pk: UUID, key: str, tags: set[str]) -> None:
        self.keys[tab][pk] = key
        self.tags[tab][key] = {key, *tags}


@contextmanager
def on_the_day() -> Iterator[None]:
    with clock.frozen_at(TODAY):
        yield


def build() -> Corpus:
    """Fill the empty database that we are connected to. What is found of it is known by its data alone."""
    operator = people.platform(Random(1))
    organisations = people.enterprises(Random(2))
    for number, tenant in enumerate(bodies.TENANTS, start=1):
        _fill(tenant, number, organisations, operator)
    deliver_all()
    return _described()


def _fill(tenant: bodies.Tenant, number: int, organisations: list[Organisation], operator: User) -> None:
    body = bodies.open_tenant(tenant, by=operator)
    staff = people.staff(body, Random(tenant.slug), only=STAFF)
    bodies.fill_passport(body, tenant, by=staff["admin"])
    with tenant_context(body):
        for index, row in enumerate((row for row in rows() if row.body == tenant.slug), start=number * 100):
            random = Random(row.slug)
            versions = schemes.publish(row, number=index, body_name=(tenant.zh, tenant.en), by=staff["schemes"])
            stated = list(certificates.contents(row, versions, organisations, random, OF_EACH_SCHEME))
            certificates.enter(stated, staff, random)
            if row.closed:
                schemes.close(versions[-1], row.closed, by=staff["schemes"])


def _described() -> Corpus:
    corpus = Corpus()
    for body in CertificationBody.objects.all():
        corpus.add("bodies", body.pk, body.slug, set())
    entries = {entry.slug: entry for entry in RegisterEntry.objects.schemes()}
    for row in rows():
        entry = entries[row.slug]
        corpus.add("schemes", entry.pk, row.slug, {f"body:{row.body}", *_standards(row.standards)})
        _describe_certificates(corpus, row, entry.pk)
    _name_suppliers(corpus)
    return corpus


def _describe_certificates(corpus: Corpus, row: SchemeRow, scheme: UUID) -> None:
    held = RegisterEntry.objects.certificates().filter(scheme=scheme).order_by("number")
    first = held[0].as_certificate
    series = _series(first)
    model = first.models[0].model
    corpus.parts |= {
        ("number", row.slug): first.number,
        ("model", row.slug): model,
        ("series", row.slug): series,
        ("tail", row.slug): model[2:],
    }
    for entry in held:
        statement = entry.as_certificate
        tags = {f"scheme:{row.slug}", f"body:{row.body}", *_standards(each.number for each in statement.standards)}
        tags |= {f"product:{_product(statement)}", f"holder:{_maker(statement).zh}"}
        tags |= {f"first:{row.slug}"} if statement.number == first.number else set()
        tags |= {f"series:{row.slug}"} if _series(statement) == series else set()
        corpus.add("products", entry.pk, statement.number, tags)
        _describe_supplier(corpus, statement)


def _describe_supplier(corpus: Corpus, statement: CertificateStatement) -> None:
    """Whoever holds a certificate supplies what it is about, and is where its factories are."""
    maker = _maker(statement)
    places = [*maker.place_zh.split("省"), *(maker.factory or ("", ""))[0].split("省"), maker.place_en]
    tags = {f"from:{_town(place)}" for place in places if place} | {f"makes:{_product(statement)}"}
    corpus.tags["suppliers"].setdefault(maker.zh, {maker.zh}).update(tags)


def _name_suppliers(corpus: Corpus) -> None:
    """Suppliers are gathered by the register from what certificates say: each is one of the makers."""
    if suppliers := KINDS.get("suppliers"):
        corpus.keys["suppliers"] = {supplier.pk: _named(supplier.name).zh for supplier in suppliers.listed()}


def _town(place: str) -> str:
    return re.split(r"[市区]", place)[0]


def _standards(references: Iterable[str]) -> set[str]:
    """With their year, without, and what they are a part of."""
    tags = set()
    for reference in references:
        number = parse(reference)
        assert number, reference
        whole = number.text.rsplit(".", 1)[0] if "." in number.number else number.text
        tags |= {f"std:{number.full}", f"std:{number.text}", f"std:{whole}"}
    return tags


def _product(statement: CertificateStatement) -> str:
    named = [product.zh for product in trade.products() if statement.product["zh"].startswith(product.zh)]
    return max(named, key=len)


def _maker(statement: CertificateStatement) -> trade.Maker:
    return _named(statement.holder.name)


def _named(name: Mapping[str, str]) -> trade.Maker:
    names = tuple(words for words in name.values() if words)
    return next(maker for maker in trade.makers() if any(words.startswith((maker.zh, maker.en)) for words in names))


def _series(statement: CertificateStatement) -> str:
    """What the models have in common: letters of the maker, a letter, a number."""
    found = re.match(r"[A-Z]{2}[A-Z]-\d{3}|SP-\d{3}", statement.models[0].model)
    assert found
    return found[0]
