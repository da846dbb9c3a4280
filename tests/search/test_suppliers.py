"""Suppliers are found by names in both languages, products, standards, bodies and region, on either engine."""

from uuid import UUID

import pytest

from register.models import RegisterEntry
from search.actions import rebuild_search
from search.engines import engine
from search.queries import Query
from tests.register.making import supplier_of
from tests.search.making import certificate, heard

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine_in_use")]
CODE = "91110000600037341L"
LINGWAN = {
    "name": {"zh": "佛山岭湾电器有限公司", "en": "Foshan Lingwan Appliances Co., Ltd."},
    "address": {"zh": "广东省佛山市顺德区1号", "en": ""},
}
RHINE = {"name": {"zh": "", "en": "Rheinkessel GmbH"}, "address": {"zh": "", "en": "Domstraße 1, Köln, Germany"}}


@pytest.fixture
def held(offered, northseal, greenmark) -> dict[str, UUID]:
    """Certificates of two suppliers: one of two bodies, one abroad and suspended."""
    scheme = str(offered["charging"].scheme_id)
    standards = [{"number": "GB/T 18487.1-2023"}]
    made = {
        "pile": certificate(greenmark, scheme=scheme, holder=LINGWAN | {"code": CODE}, product={"zh": "交流充电桩"}, standards=standards),
        "kettle": certificate(northseal, holder=LINGWAN, product={"zh": "电水壶", "en": "Electric kettle"}),
        "boiler": certificate(northseal, holder=RHINE, status="SUSPENDED", product={"zh": "", "en": "Boiler"}),
    }  # fmt: skip
    heard()
    return made


def found(held, text="", **facets) -> set[str]:
    ends = {supplier_of(RegisterEntry.objects.get(pk=held[name])).pk: name for name in ("boiler", "kettle")}
    answer = engine().search(Query("suppliers", text, facets))
    assert answer.total == len(answer.hits)
    return {ends[pk] for pk in answer.hits}


def test_by_names_products_standards_bodies_region_and_code(held):
    for text in ("岭湾电器", "lingwan", "充电桩", "electric kettle", "gbt18487.1", "greenmark", "广东", "顺德", CODE):
        assert (text, found(held, text)) == (text, {"kettle"})
    assert found(held, "rheinkessel") == found(held, "boiler") == found(held, "köln") == {"boiler"}
    assert found(held, "domstraße") == set()


def test_by_what_they_hold_and_where_they_are(held):
    for facets, names in [
        ({"valid": ("yes",)}, {"kettle"}),
        ({"valid": ("no",)}, {"boiler"}),
        ({"body": ("northseal",)}, {"kettle", "boiler"}),
        ({"body": ("greenmark",)}, {"kettle"}),
        ({"standard": ("GB/T 18487.1",)}, {"kettle"}),
        ({"category": ("charging.ac",)}, {"kettle"}),
        ({"region": ("440000",)}, {"kettle"}),
        ({"country": ("DE",)}, {"boiler"}),
    ]:
        assert (facets, found(held, **facets)) == (facets, names)


def test_a_change_of_status_and_a_change_of_holder_are_followed(held, northseal):
    certificate(northseal, id=held["boiler"], revision=2, holder=RHINE, product={"zh": "", "en": "Boiler"})
    heard()
    assert found(held, valid=("yes",)) == {"kettle", "boiler"}
    other = {"name": {"zh": "", "en": "Kesselwerk AG"}, "address": {"zh": "", "en": "Wien, Austria"}}
    certificate(northseal, id=held["boiler"], revision=3, holder=other, product={"zh": "", "en": "Boiler"})
    heard()
    assert found(held, "kesselwerk") == {"boiler"}
    assert engine().search(Query("suppliers", "rheinkessel")).hits == []


def test_whom_a_code_joins_is_found_once_and_where_a_second_parts_them_twice(held, greenmark):
    assert len(engine().search(Query("suppliers", "岭湾电器")).hits) == 1
    certificate(greenmark, holder=LINGWAN | {"code": "91350100M000100Y43"})
    heard()
    assert len(engine().search(Query("suppliers", "岭湾电器")).hits) == 3


def test_a_rebuild_finds_the_same(held):
    before = engine().search(Query("suppliers"))
    rebuild_search()
    after = engine().search(Query("suppliers"))
    assert (set(after.hits), after.facets) == (set(before.hits), before.facets)
