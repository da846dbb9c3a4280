"""Finding schemes: by words in either language, by facets; and the index follows the register."""

from uuid import uuid4

import pytest
from django.core.management import call_command
from django_tenants.utils import tenant_context
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from catalog import actions
from outbox.relay import deliver_all
from register.actions import Stated, record_statements
from register.models import Kind
from search.actions import index_schemes, rebuild_search
from search.engines import engine
from search.models import SchemeDocument
from search.queries import SchemeQuery, read_cursor
from tests.catalog.schemes import next_version


def found(offered, text="", **facets) -> set[str]:
    names = {version.scheme_id: name for name, version in offered.items()}
    answer = engine().search(SchemeQuery(text=text, facets=facets))
    assert answer.total == len(answer.hits)
    return {names[pk] for pk in answer.hits}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("refrigerator", {"refrigerators"}),
        ("冰箱", {"refrigerators"}),
        ("电冰箱 绿色", {"refrigerators"}),
        ("dianbingxiang", {"refrigerators"}),
        ("智能门锁", {"locks"}),
        ("gbt20234", {"charging"}),
        ("GB/T 20234.1-2023", {"charging"}),
        ("GB/T 20234 chargers", {"charging"}),
        ("GB 20234", set()),
        ("GB 12021.2", {"refrigerators"}),
        ("northseal", {"refrigerators", "locks"}),
        ("refrig", {"refrigerators"}),
        ("zebra", set()),
        ("'; DROP TABLE --", set()),
        ("", {"refrigerators", "locks", "charging"}),
    ],
)
def test_words(offered, text, names):
    assert found(offered, text) == names


def test_facets_are_or_inside_and_and_across(offered):
    assert found(offered, category=("appliances", "iot.locks")) == {"refrigerators", "locks"}
    assert found(offered, category=("appliances", "iot.locks"), rule=("filed",)) == {"refrigerators"}
    assert found(offered, characteristic=("reliability",), body=("greenmark",)) == {"charging"}
    assert found(offered, standard=("GB/T 20234.1",), attestation=("testing",)) == set()


def test_counts_ignore_the_facets_own_choice(offered):
    counts = engine().search(SchemeQuery(facets={"rule": ("filed",)})).facets
    assert counts["rule"] == {"filed": 2, "not_filed": 1}
    assert counts["body"] == {"northseal": 1, "greenmark": 1}
    assert counts["category"] == {"appliances": 1, "appliances.refrigeration": 1, "charging": 1, "charging.ac": 1}


def test_name_ranks_above_the_rest(offered):
    hits = engine().search(SchemeQuery(text="认证")).hits
    assert hits[0] == offered["charging"].scheme_id


@pytest.mark.parametrize("sort", ["relevance", "newest", "cost", "time"])
def test_pages_join_without_gap_or_repetition(offered, sort):
    whole = engine().search(SchemeQuery(sort=sort)).hits
    first = engine().search(SchemeQuery(sort=sort, size=2))
    second = engine().search(SchemeQuery(sort=sort, size=2, cursor=first.cursor))
    assert first.hits + second.hits == whole
    assert (len(whole), second.cursor) == (3, "")


@given(some.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_text_is_answered(db, text):
    assert engine().search(SchemeQuery(text=text.replace("\x00", ""))).total == 0
    assert read_cursor(text) is None or isinstance(read_cursor(text), tuple)


def test_new_version_is_found_by_its_new_name(offered, northseal, sima):
    with tenant_context(northseal):
        next_version(offered["locks"].scheme, sima, name_en="Smart deadbolts")
    deliver_all()
    assert found(offered, "deadbolts") == {"locks"}


def test_withdrawn_scheme_leaves_the_search(offered, northseal, sima):
    with tenant_context(northseal):
        actions.withdraw_scheme(offered["locks"].scheme, reason_zh="停", by=sima)
    deliver_all()
    assert found(offered) == {"refrigerators", "charging"}


def test_older_write_changes_nothing(offered):
    pk = offered["locks"].scheme_id
    SchemeDocument.objects.filter(pk=pk).update(revision=99, days=77)
    index_schemes([pk])
    assert SchemeDocument.objects.get(pk=pk).days == 77


def test_suspended_bodys_schemes_leave_the_search(offered, greenmark):
    greenmark.standing = "suspended"
    greenmark.save()
    index_schemes([offered["charging"].scheme_id])
    assert found(offered) == {"refrigerators", "locks"}


def test_rebuilding_gives_the_same_index(offered, capsys):
    before = list(SchemeDocument.objects.order_by("pk").values())
    SchemeDocument.objects.all().delete()
    call_command("rebuild_search")
    assert list(SchemeDocument.objects.order_by("pk").values()) == before
    assert rebuild_search() == 3


# --- Pages ------------------------------------------------------------------------------------------------------------


def test_results_page_shows_cards_facets_and_chips(offered, site):
    page = site.get("/schemes/", {"q": "冰箱", "rule": "filed"}).content.decode()
    for words in ["Green refrigerators", "Northseal (demo)", "¥13,500.00 CNY", "Kind of rule: Own rules, filed"]:
        assert words in page
    assert "Smart lock" not in page


def test_nothing_found_says_what_to_do(offered, site):
    assert "Try fewer words" in site.get("/schemes/", {"q": "zebra"}).content.decode()


def test_nonsense_in_the_address_is_passed_over(offered, site):
    address = "/schemes/?sort=up&after=%%%&rule=&category=nothing&category=%00&q=%00"
    assert site.get(address).status_code == 200


def test_a_certificates_number_leads_to_it(site, northseal):
    content = {"status": "VALID", "number": "NS2026-0471-01", "product": {"zh": "冰箱", "en": "Refrigerator"}}
    pk = uuid4()
    record_statements(Kind.CERTIFICATE, [Stated(pk, 1, content)], body=northseal)
    assert f"/certificates/{pk}/" in site.get("/schemes/", {"q": "ns 2026 0471 01"}).content.decode()


def test_search_takes_few_queries_however_many_schemes(offered, site, django_assert_max_num_queries):
    site.get("/schemes/")
    with django_assert_max_num_queries(12):
        site.get("/schemes/", {"q": "认证", "rule": ["filed"], "body": ["northseal"]})


def test_scheme_page_of_the_register(offered, site, django_assert_max_num_queries):
    version = offered["refrigerators"]
    with django_assert_max_num_queries(12):
        page = site.get(f"/schemes/{version.scheme_id}/", {"units": 2}).content.decode()
    for words in [
        "What it does not prove",
        "¥21,500.00 CNY",
        "Certificates issued",
        "northseal.guildmark.localhost/apply/",
    ]:
        assert words in page


def test_scheme_page_of_a_withdrawn_scheme_offers_no_application(offered, site, northseal, sima):
    with tenant_context(northseal):
        actions.withdraw_scheme(offered["locks"].scheme, reason_zh="停办", reason_en="Ended", by=sima)
    deliver_all()
    page = site.get(f"/schemes/{offered['locks'].scheme_id}/").content.decode()
    assert "no longer offered" in page
    assert "/apply/" not in page


def test_version_page_of_the_register(offered, site, northseal, sima):
    with tenant_context(northseal):
        next_version(offered["locks"].scheme, sima, rule_text_en="1 Scope\n2 Another mode")
    deliver_all()
    address = f"/schemes/{offered['locks'].scheme_id}/versions/"
    assert "<ins>2 Another mode</ins>" in site.get(f"{address}2/").content.decode()
    assert site.get(f"{address}9/").status_code == 404


def test_unknown_scheme(site):
    assert site.get("/schemes/00000000-0000-0000-0000-000000000000/").status_code == 404
