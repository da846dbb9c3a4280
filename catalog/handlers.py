"""What the clock and the square bring: a law that leaves a scheme to designated bodies begins to apply; somebody asks."""

from uuid import UUID

from catalog import actions
from catalog.telling import tell_of_question_about
from exchange.events import BodyAsked
from lib.text import bilingual
from outbox.hearing import hears, when_due
from tenants.models import CertificationBody
from vocabulary.events import LAW_CHANGES


@when_due(LAW_CHANGES)
def ask_the_law(subject: UUID, *, body: CertificationBody) -> None:
    actions.ask_the_law(subject)


@hears(BodyAsked)
def tell_of_question(fact: BodyAsked, *, body: CertificationBody) -> None:
    name = bilingual(fact.scheme_zh, fact.scheme_en or fact.scheme_zh)
    tell_of_question_about(fact.thread, scheme=name, is_first=fact.is_first, roles=fact.roles)
