"""What the clock, the operator and the square bring: a law or a scope that begins or ends; who owns whom; somebody asks."""

from uuid import UUID

from catalog import actions
from catalog.actions.services import restate_service
from catalog.events import SERVICE_CHANGES
from catalog.telling import tell_of_question_about, tell_of_review_of
from exchange.events import BodyAsked, BodyReviewed
from lib.text import bilingual
from outbox.hearing import hears, when_due
from oversight.events import OwnershipChanged
from tenants.models import CertificationBody
from vocabulary.events import LAW_CHANGES


@when_due(LAW_CHANGES)
def ask_the_law(subject: UUID, *, body: CertificationBody) -> None:
    actions.ask_the_law(subject)


@when_due(SERVICE_CHANGES)
def say_service_again(subject: UUID, *, body: CertificationBody) -> None:
    restate_service(subject)


@hears(OwnershipChanged)
def say_to_whom_the_seller_belongs(fact: OwnershipChanged, *, body: CertificationBody) -> None:
    actions.restate_services()


@hears(BodyAsked)
def tell_of_question(fact: BodyAsked, *, body: CertificationBody) -> None:
    name = bilingual(fact.scheme_zh, fact.scheme_en or fact.scheme_zh)
    tell_of_question_about(fact.thread, scheme=name, is_first=fact.is_first, roles=fact.roles)


@hears(BodyReviewed)
def tell_of_review(fact: BodyReviewed, *, body: CertificationBody) -> None:
    tell_of_review_of(fact.review, about=bilingual(fact.about_zh, fact.about_en or fact.about_zh), roles=fact.roles)
