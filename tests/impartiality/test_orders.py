"""Advice that is ordered: whoever gives or prices it is an adviser, more of it is asked like a sale, and it ends with its order."""

import pytest

from certificates import actions as certifying
from lib.refusal import Refused
from orders import actions
from orders.models import Order
from staff.models import Advice, Conflict
from staff.queries import today
from tests.catalog.services import ON_REQUEST, published_service
from tests.certificates.making import content
from tests.impartiality.making import opened
from tests.orders.making import confirmed, delivered, offered, ordered, requested

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(in_northseal, newcomer, nora, sima, olga) -> Order:
    """A certification body's advice, in work."""
    opened(olga)
    return ordered(published_service(sima, "coaching"), newcomer, nora)


@pytest.fixture
def proposed(order, cleo):
    """A part more, which the buyer has not answered."""
    return actions.propose_part(
        order, name_zh="第二期", name_en="Second round", amount=0, days=5, why="More lines.", by=cleo
    )


def is_adviser(person) -> bool:
    return Conflict.objects.filter(user=person, advice__isnull=False).exists()


def test_whoever_delivers_advice_is_recorded_as_adviser(order, cleo):
    delivered(order, cleo)
    assert is_adviser(cleo)


def test_whoever_priced_advice_is_recorded_as_adviser(in_northseal, newcomer, nora, sima, olga):
    opened(olga)
    order = requested(published_service(sima, "diagnosis", **ON_REQUEST, amount=None), newcomer, nora)
    confirmed(offered(order, sima), nora)
    assert is_adviser(sima)


def test_whoever_proposes_more_advice_is_recorded_as_adviser(proposed, cleo):
    assert is_adviser(cleo)


def test_a_part_more_is_agreed_like_a_sale(proposed, newcomer, nora, rita):
    certifying.prepare_import(content(holder_code=newcomer.credit_code), by=rita)
    with pytest.raises(Refused, match="a certificate"):
        actions.answer_proposal(proposed, is_agreed=True, amount=0, by=nora)
    proposed.refresh_from_db()
    assert proposed.state == "proposed"


def test_no_part_more_is_proposed_where_none_could_be_sold(order, newcomer, cleo, rita):
    certifying.prepare_import(content(holder_code=newcomer.credit_code), by=rita)
    with pytest.raises(Refused, match="a certificate"):
        actions.propose_part(order, name_zh="二", name_en="", amount=0, days=5, why="More.", by=cleo)


def test_the_work_ends_with_its_order(order, cleo, nora):
    assert Advice.objects.get(order=order.pk).is_running
    actions.accept(delivered(order, cleo), by=nora)
    assert Advice.objects.get(order=order.pk).end.ended_on == today()


@pytest.mark.parametrize("field", ["name_en", "why"])
def test_no_part_that_is_proposed_promises_a_pass(order, cleo, field):
    words = {"name_zh": "复测", "name_en": "Retest", "why": "It broke."} | {field: "A guaranteed pass in the audit."}
    with pytest.raises(Refused, match="guaranteed pass"):
        actions.propose_part(order, **words, amount=0, days=5, by=cleo)


def test_no_offer_promises_a_pass(in_northseal, newcomer, nora, sima, olga):
    order = requested(published_service(sima, **ON_REQUEST, amount=None), newcomer, nora)
    with pytest.raises(Refused, match="guaranteed pass"):
        offered(order, sima, words="With a guaranteed pass in the audit.")
