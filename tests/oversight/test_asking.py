"""Who may be asked: mainland China needs an approval looked up for that field; others appear as overseas."""

from uuid import uuid4

import pytest

from lib import clock
from oversight.asking import Asking, Why, approved_partners, needs_partner, who_may_be_asked
from oversight.models import Confirmation
from tenants.models import CertificationBody

pytestmark = pytest.mark.django_db
FRIDGES = ["appliances.refrigeration"]


def listed_for(body, *categories) -> None:
    """An operator has looked again, and the list has these fields only."""
    row = body.confirmations.latest()
    row.pk, row.categories, row.made_at = uuid4(), list(categories), clock.now()
    row.save(force_insert=True)


def asked(body, categories=FRIDGES, **where):
    answer = who_may_be_asked([body], categories=categories, **where)[body.pk]
    return answer.asking, answer.why


@pytest.mark.parametrize(
    "where", [{"factories": ["DE", "CN"]}, {"markets": ["CN"]}, {"factories": ["CN"], "markets": ["EU"]}]
)
def test_an_approval_looked_up_for_the_field_is_asked_for_everything(northseal, where):
    assert asked(northseal, **where) == (Asking.ALL, Why.NONE)


def test_one_for_other_fields_is_not_asked_in_the_mainland_but_elsewhere(northseal):
    listed_for(northseal, "appliances")
    assert asked(northseal, ["textiles"], markets=["CN"]) == (Asking.NOT, Why.OUTSIDE)
    assert asked(northseal, [*FRIDGES, "textiles"], factories=["CN"]) == (Asking.NOT, Why.OUTSIDE)
    assert asked(northseal, ["textiles"], factories=["DE"], markets=["EU"]) == (Asking.ALL, Why.NONE)


def test_one_on_its_own_word_is_not_asked_in_the_mainland(northseal):
    Confirmation.objects.create(body=northseal, outcome=Confirmation.Outcome.GRACE, ends_at=northseal.confirmed_until)
    assert asked(northseal, markets=["CN"]) == (Asking.NOT, Why.UNCHECKED)


def test_one_from_elsewhere_appears_as_overseas(northseal):
    CertificationBody.objects.filter(pk=northseal.pk).update(country="DE")
    northseal.refresh_from_db()
    assert asked(northseal, markets=["CN"]) == (Asking.OVERSEAS, Why.FOREIGN)
    assert asked(northseal, markets=["EU"]) == (Asking.ALL, Why.NONE)


def test_laboratories_and_bodies_at_rest_are_not_asked(northseal):
    northseal.standing = "suspended"
    assert asked(northseal, markets=["EU"]) == (Asking.NOT, Why.RESTS)
    northseal.kind = "laboratory"
    assert asked(northseal, markets=["EU"]) == (Asking.NOT, Why.NO_SCHEMES)


def test_many_are_asked_in_as_many_questions_as_one(northseal, greenmark, django_assert_num_queries):
    who_may_be_asked([northseal], categories=FRIDGES, markets=["CN"])  # a connection finds its schema with its first
    with django_assert_num_queries(2):
        answers = who_may_be_asked([northseal, greenmark], categories=FRIDGES, markets=["CN"])
    assert answers.keys() == {northseal.pk, greenmark.pk}


def from_germany(body) -> CertificationBody:
    CertificationBody.objects.filter(pk=body.pk).update(country="DE")
    body.refresh_from_db()
    return body


def test_one_from_elsewhere_needs_a_partner_for_a_factory_and_for_a_certificate_in_the_mainland(northseal, greenmark):
    northseal = from_germany(northseal)
    assert needs_partner(northseal, factories=["CN"], markets=["EU"])
    assert needs_partner(northseal, factories=["DE"], markets=["CN"])
    assert not needs_partner(northseal, factories=["DE"], markets=["EU"])
    assert not needs_partner(greenmark, factories=["CN"], markets=["CN"])


def test_only_those_approved_for_the_products_are_partners(northseal, greenmark):
    from_germany(northseal)
    assert approved_partners(FRIDGES) == [greenmark]
    listed_for(greenmark, "textiles")
    assert approved_partners(FRIDGES) == []
