"""What the search hears: that the register shows something else than before."""

from outbox.hearing import before_hearing, hears
from oversight.events import AcceptanceChanged
from register.events import BodyShown, CertificatesShown, SchemesShown, ServicesShown, SuppliersShown
from search import actions, analysis
from search.events import SchemesIndexed
from tenants.models import CertificationBody

before_hearing(analysis.load_dictionaries)


@hears(SchemesShown)
def index_schemes(fact: SchemesShown, *, body: CertificationBody | None) -> None:
    actions.index_schemes(fact.schemes, body=body)


@hears(SchemesIndexed)
def index_what_schemes_bear_on(fact: SchemesIndexed, *, body: CertificationBody | None) -> None:
    actions.index_what_schemes_bear_on(fact.schemes)


@hears(AcceptanceChanged)
def index_what_is_accepted(fact: AcceptanceChanged, *, body: CertificationBody | None) -> None:
    actions.index_accepted(fact.categories, scheme=fact.scheme)


@hears(ServicesShown)
def index_services(fact: ServicesShown, *, body: CertificationBody | None) -> None:
    actions.index("services", fact.services)


@hears(CertificatesShown)
def index_certificates(fact: CertificatesShown, *, body: CertificationBody | None) -> None:
    actions.index("products", fact.certificates)
    actions.index_suppliers_of(fact.certificates)


@hears(SuppliersShown)
def index_suppliers(fact: SuppliersShown, *, body: CertificationBody | None) -> None:
    actions.index("suppliers", fact.suppliers)


@hears(BodyShown)
def index_body(fact: BodyShown, *, body: CertificationBody | None) -> None:
    actions.index_body(fact.certification_body)
