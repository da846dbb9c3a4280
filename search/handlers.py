"""What the search hears: that the register shows something else than before."""

from outbox.hearing import hears
from register.events import BodyShown, SchemesShown
from search import actions
from tenants.models import CertificationBody


@hears(SchemesShown)
def index_schemes(fact: SchemesShown, *, body: CertificationBody | None) -> None:
    actions.index_schemes(fact.schemes)


@hears(BodyShown)
def index_body(fact: BodyShown, *, body: CertificationBody | None) -> None:
    actions.index_body(fact.certification_body)
