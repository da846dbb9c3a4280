"""What the search hears: that the register shows something else than before."""

from outbox.hearing import before_hearing, hears
from register.events import BodyShown, SchemesShown
from search import actions, analysis
from tenants.models import CertificationBody

before_hearing(analysis.load_dictionaries)


@hears(SchemesShown)
def index_schemes(fact: SchemesShown, *, body: CertificationBody | None) -> None:
    actions.index_schemes(fact.schemes)


@hears(BodyShown)
def index_body(fact: BodyShown, *, body: CertificationBody | None) -> None:
    actions.index_body(fact.certification_body)
