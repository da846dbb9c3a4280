"""What the clock and the square bring: a law that leaves a scheme to designated bodies begins to apply; somebody asks."""

from uuid import UUID

from catalog import actions
from catalog.telling import tell_of_question_about, tell_of_review_of
from exchange.events import BodyAsked, BodyReviewed
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


@hears(BodyReviewed)
def tell_of_review(fact: BodyReviewed, *, body: CertificationBody) -> None:
    tell_of_review_of(fact.review, about=bilingual(fact.about_zh, fact.about_en or fact.about_zh), roles=fact.roles)
