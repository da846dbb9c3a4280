"""The results page, and the scheme's page it leads to."""

from itertools import product
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tenants.utils import tenant_context

from catalog import actions
from outbox.relay import deliver_all
from register.actions import Stated, record_statements
from register.models import Kind
from search import narrowing
from tests.catalog.schemes import next_version


def test_results_page_shows_cards_facets_and_chips(offered, site):
    page = site.get("/schemes/", {"q": "冰箱", "rule": "filed"}).content.decode()
    for words in ["Green refrigerators", "Northseal (demo)", "¥13,500.00 CNY", "Kind of rule: Own rules, filed"]:
        assert words in page
    assert "Smart lock" not in page


def test_nothing_found_says_what_to_do(offered, site):
    assert "Try another word for the product" in site.get("/schemes/", {"q": "zebra"}).content.decode()


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
    with django_assert_max_num_queries(15):  # three of them count the other tabs
        site.get("/schemes/", {"q": "认证", "rule": ["filed"], "body": ["northseal"]})


def test_facets_that_show_the_same_are_drawn_once(offered, site, monkeypatch):
    site.get("/schemes/")
    monkeypatch.setattr(narrowing, "facets_shown", lambda *_: pytest.fail("drawn again"))
    assert 'data-facet="rule"' in site.get("/schemes/").content.decode()


def test_facets_of_another_choice_or_language_are_drawn_anew(offered, site):
    site.get("/schemes/")
    assert 'value="filed" checked' in " ".join(site.get("/schemes/", {"rule": "filed"}).content.decode().split())
    chinese = site.get("/schemes/", headers={"accept-language": "zh-hans"}).content.decode()
    assert 'data-facet="rule"' in chinese
    assert "Kind of rule" not in chinese


def test_a_scheme_that_was_read_is_not_fetched_again_until_it_is_another(offered, site, northseal, sima):
    site.get("/schemes/")
    with CaptureQueriesContext(connection) as asked:
        assert "Green refrigerators" in site.get("/schemes/").content.decode()
    assert not [query["sql"] for query in asked if '"content"' in query["sql"]]
    with tenant_context(northseal):
        next_version(offered["refrigerators"].scheme, sima, name_en="Quiet refrigerators")
    deliver_all()
    assert "Quiet refrigerators" in site.get("/schemes/").content.decode()


def test_scheme_page_of_the_register(offered, site, django_assert_max_num_queries):
    version = offered["refrigerators"]
    with django_assert_max_num_queries(
        16
    ):  # three of them: how quickly the body answers, what it was asked, and which services help
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


def test_a_page_answers_what_it_understood_not_what_it_was_asked(site):
    nonsense = "&".join(f"market=A{one}{two}{three}" for one, two, three in product("ABCDEFGHIJKL", repeat=3))
    page = site.get(f"/schemes/?{nonsense}&hidden=1").text
    assert page.count('class="chip"') <= 40
    assert page.count("hidden=1") <= 4  # this page's own address, for language, theme and sign-in
    assert "AADD" in page  # the fortieth
    assert (
        "AADE" not in page.replace(nonsense, "").replace(nonsense.replace("&", "&amp;"), "").partition("result-head")[2]
    )
