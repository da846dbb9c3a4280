"""Finding schemes, on either engine: by words in either language, by facets; and the index follows the register."""

import pytest
from django_tenants.utils import tenant_context

from catalog import actions
from search.actions import index_schemes, rebuild_search
from search.engines import engine
from search.queries import Query
from search.tasks import push
from tests.catalog.schemes import next_version
from tests.search.making import heard

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine_in_use")]


def found(offered, text="", **facets) -> set[str]:
    names = {version.scheme_id: name for name, version in offered.items()}
    answer = engine().search(Query(text=text, facets=facets))
    assert answer.total == len(answer.hits)
    return {names[pk] for pk in answer.hits}


FINDS = {
    "refrigerator": {"refrigerators"},
    "冰箱": {"refrigerators"},
    "电冰箱 绿色": {"refrigerators"},
    "智能门锁": {"locks"},
    "gbt20234": {"charging"},
    "GB/T 20234.1-2023": {"charging"},
    "GB/T 20234 chargers": {"charging"},
    "GB 20234": {"charging"},
    "GB 12021.2": {"refrigerators"},
    "northseal": {"refrigerators", "locks"},
    "zebra": set(),
    "'; DROP TABLE --": set(),
    "": {"refrigerators", "locks", "charging"},
}


def test_words(offered):
    assert {text: found(offered, text) for text in FINDS} == FINDS


def test_facets_are_or_inside_and_and_across(offered):
    assert found(offered, category=("appliances", "iot.locks")) == {"refrigerators", "locks"}
    assert found(offered, category=("appliances", "iot.locks"), rule=("filed",)) == {"refrigerators"}
    assert found(offered, characteristic=("reliability",), body=("greenmark",)) == {"charging"}
    assert found(offered, standard=("GB/T 20234.1",), attestation=("testing",)) == set()


def test_counts_ignore_the_facets_own_choice(offered):
    counts = engine().search(Query(facets={"rule": ("filed",)})).facets
    assert counts["rule"] == {"filed": 2, "state_promoted": 1}
    assert counts["body"] == {"northseal": 1, "greenmark": 1}
    assert counts["category"] == {"appliances": 1, "appliances.refrigeration": 1, "charging": 1, "charging.ac": 1}


def test_name_ranks_above_the_rest(offered):
    hits = engine().search(Query(text="认证")).hits
    assert hits[0] == offered["charging"].scheme_id


@pytest.mark.parametrize("sort", ["relevance", "newest", "cost", "time"])
def test_pages_join_without_gap_or_repetition(offered, sort):
    whole = engine().search(Query(sort=sort)).hits
    first = engine().search(Query(sort=sort, size=2))
    second = engine().search(Query(sort=sort, size=2, cursor=first.cursor))
    assert first.hits + second.hits == whole
    assert (len(whole), second.cursor) == (3, "")


def test_new_version_is_found_by_its_new_name(offered, northseal, sima):
    with tenant_context(northseal):
        next_version(offered["locks"].scheme, sima, name_en="Smart deadbolts")
    heard()
    assert found(offered, "deadbolts") == {"locks"}


def test_withdrawn_scheme_leaves_the_search(offered, northseal, sima):
    with tenant_context(northseal):
        actions.withdraw_scheme(offered["locks"].scheme, reason_zh="停", by=sima)
    heard()
    assert found(offered) == {"refrigerators", "charging"}


def test_suspended_bodys_schemes_leave_the_search(offered, greenmark):
    greenmark.standing = "suspended"
    greenmark.save()
    index_schemes([offered["charging"].scheme_id], body=None)
    push()
    assert found(offered) == {"refrigerators", "locks"}


def test_a_rebuilt_index_finds_the_same(offered):
    before = engine().search(Query(text="认证"))
    assert rebuild_search()["schemes"] == 3
    assert engine().search(Query(text="认证")) == before
