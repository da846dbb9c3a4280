"""Bodies are found by name, field and standing, on either engine."""

import pytest

from lib import clock
from search.actions import index_body
from search.engines import engine
from search.queries import Query
from search.tasks import push
from tenants.models import CertificationBody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine_in_use")]


@pytest.fixture
def bodies(offered) -> dict[str, CertificationBody]:
    bodies = {body.slug: body for body in CertificationBody.objects.filter(slug__in=["northseal", "greenmark"])}
    for body in bodies.values():
        index_body(body.pk)
    push()
    return bodies


def found(bodies, text="", **facets) -> set[str]:
    names = {body.pk: slug for slug, body in bodies.items()}
    return {names[pk] for pk in engine().search(Query("bodies", text, facets)).hits}


def test_by_name_field_scheme_and_standard(bodies):
    finds = {
        "northseal": {"northseal"},
        "充电桩": {"greenmark"},
        "smart lock": {"northseal"},
        "gbt20234": {"greenmark"},
    }
    assert {text: found(bodies, text) for text in finds} == finds
    assert found(bodies, category=("charging.ac",)) == {"greenmark"}


def test_an_overseas_body_is_told_from_one_that_is_confirmed(bodies):
    greenmark = bodies["greenmark"]
    greenmark.country = "DE"
    greenmark.save()
    index_body(greenmark.pk)
    push()
    assert found(bodies, approval=("overseas",)) == {"greenmark"}
    assert found(bodies, country=("DE",)) == {"greenmark"}


def test_a_closed_body_is_found_as_closed(bodies):
    CertificationBody.objects.filter(slug="greenmark").update(standing="closed", closes_at=clock.now())
    index_body(bodies["greenmark"].pk)
    push()
    assert found(bodies, standing=("closed",)) == {"greenmark"}
    assert engine().search(Query(facets={"body": ("greenmark",)})).total == 0
