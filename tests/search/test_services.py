"""Services beside certification are found by what they are, what they test and what they cost, on either engine."""

from datetime import timedelta
from uuid import UUID

import pytest

from lib import clock
from register.queries import offered_services
from search.actions import index_body, turn_the_day
from search.engines import engine
from search.queries import Query
from search.tasks import push
from tenants.models import CertificationBody
from tests.search.making import heard
from tests.search.services import COACHING, TESTS, TRAINING, date_in, service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine_in_use")]


@pytest.fixture
def services(offered) -> dict[str, UUID]:
    """A training of a body, tests of a laboratory, coaching of an adviser."""
    northseal, greenmark = (CertificationBody.objects.get(slug=slug) for slug in ("northseal", "greenmark"))
    CertificationBody.objects.filter(pk=greenmark.pk).update(kind="laboratory")
    greenmark.refresh_from_db()
    made = {
        "training": service(northseal, TRAINING, dates=[date_in(20), date_in(50)]),
        "tests": service(greenmark, TESTS),
        "coaching": service(northseal, COACHING),
    }
    heard()
    return made


def hits(services, text="", sort="relevance", **facets) -> list[str]:
    names = {pk: name for name, pk in services.items()}
    return [names[pk] for pk in engine().search(Query("services", text, facets, sort=sort)).hits]


def found(services, text="", **facets) -> set[str]:
    return set(hits(services, text, **facets))


def test_by_name_type_standard_seller_and_deliverable(services):
    finds = {
        "公开课": {"training"},
        "open training": {"training"},
        "gbt19001": {"training"},
        "greenmark": {"tests"},
        "attendance slip": {"training"},
        "lean": {"coaching"},
        "精益": {"coaching"},
    }
    assert {text: found(services, text) for text in finds} == finds


def test_a_laboratory_by_product_standard_and_method_of_its_tests(services):
    for text in ("dishwasher", "洗碗机", "gb 4706.25", "leakage current"):
        assert (text, found(services, text)) == (text, {"tests"})


def test_by_every_facet(services):
    for facets, names in [
        ({"class": ("advisory",)}, {"coaching"}),
        ({"type": ("testing", "training")}, {"tests", "training"}),
        ({"seller": ("laboratory",)}, {"tests"}),
        ({"price": ("2k",)}, {"tests", "training"}),
        ({"price": ("on_request",)}, {"coaching"}),
        ({"place": ("at_client",)}, {"coaching"}),
        ({"language": ("en",)}, {"training", "coaching"}),
        ({"region": ("440000",)}, {"training"}),
        ({"category": ("appliances",)}, {"tests"}),
        ({"standard": ("GB 4706.25",)}, {"tests"}),
        ({"report": ("cma",)}, {"tests"}),
        ({"date": ("30",)}, {"training"}),
        ({"date": ("none",)}, {"tests", "coaching"}),
        ({"body": ("greenmark",)}, {"tests"}),
    ]:
        assert (facets, found(services, **facets)) == (facets, names)


def test_the_lowest_price_comes_first_and_what_is_on_request_last(services):
    assert hits(services, sort="price") == ["tests", "training", "coaching"]
    assert hits(services, sort="starts")[0] == "training"


def test_another_currency_is_not_compared(services, northseal):
    dear = service(northseal, TRAINING, slug="in-euro", currency="EUR", amount=100)
    heard()
    assert hits(services | {"euro": dear}, sort="price")[0] == "tests"
    assert found(services | {"euro": dear}, price=("other",)) == {"euro"}


def test_a_withdrawn_service_and_those_of_a_suspended_seller_are_not_found(services, northseal, greenmark):
    service(northseal, COACHING, id=services["coaching"], revision=2, status="WITHDRAWN")
    heard()
    assert found(services) == {"training", "tests"}
    CertificationBody.objects.filter(slug="greenmark").update(standing="suspended")
    index_body(greenmark.pk)
    push()
    assert found(services) == {"training"}
    assert {entry.pk for entry in offered_services()} == {services["training"]}


def test_dates_that_are_full_or_called_off_are_no_next_date(services, northseal):
    dates = [date_in(10, left=0), date_in(15, is_cancelled=True)]
    service(northseal, TRAINING, id=services["training"], revision=2, dates=dates)
    heard()
    assert found(services, date=("full",)) == {"training"}
    assert found(services, date=("30",)) == set()


def test_as_days_go_by_a_date_comes_nearer(services, northseal, monkeypatch):
    service(northseal, TRAINING, id=services["training"], revision=2, dates=[date_in(60)])
    heard()
    assert found(services, date=("30",)) == set()
    later = clock.now() + timedelta(days=40)
    monkeypatch.setattr(clock, "now", lambda: later)
    turn_the_day()
    push()
    assert found(services, date=("30",)) == {"training"}
