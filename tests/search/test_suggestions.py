"""What is offered while somebody types: grouped, in few questions, on every host; and the box is whole without a script."""

import re
from uuid import uuid4

import pytest

from register.actions import Stated, record_statements
from register.models import Kind, Supplier
from tests.search.making import certificate, heard

NUMBERED = {
    "number": "NS-2026-0471",
    "product": {"zh": "冰箱", "en": "Refrigerator"},
    "holder": {"name": {"en": "Acme"}},
}


@pytest.fixture
def certificates(northseal) -> list[str]:
    numbers = ["NS-2026-0471", "NS-2026-0472", "NS-2027-0001"]
    stated = [Stated(uuid4(), 1, NUMBERED | {"status": "VALID", "number": number}) for number in numbers]
    record_statements(Kind.CERTIFICATE, stated, body=northseal)
    return [f"/certificates/{certificate.subject}/" for certificate in stated]


def offered_for(client, text: str) -> str:
    answer = client.get("/suggestions/", {"q": text})
    assert answer.status_code == 200
    return answer.content.decode()


def test_schemes_bodies_and_standards_are_offered_under_their_titles(offered, site):
    for text, title, words in [
        ("refriger", "Schemes", "Green refrigerators"),
        ("northse", "Certification bodies", "/bodies/northseal/"),
        ("gbt 20234", "Standards", "GB/T 20234"),
        ("冰箱", "Standards", "GB 12021.2"),
    ]:
        page = offered_for(site, text)
        assert f">{title}<" in page
        assert words in page


def test_who_types_a_number_of_a_standard_is_offered_the_standard_first(offered, site):
    titles = re.findall(r'class="suggestions-title"[^>]*>([^<]+)<', offered_for(site, "gb 12021"))
    assert titles[0] == "Standards"
    assert len(titles) > 1


def test_a_scheme_is_put_aside_for_comparing_where_it_is_offered(offered, site, visit, northseal):
    page = offered_for(site, "refriger")
    assert re.search(r'form="comparing" data-tick="[0-9a-f-]{36}" name="add"', page)
    assert "Shift and Enter put a scheme aside for comparing." in page
    assert "data-tick" not in offered_for(visit(northseal), "refriger")


def test_suppliers_and_standards_lead_to_their_own_pages(offered, greenmark, site):
    certificate(greenmark, number="GM-1", holder={"name": {"zh": "青禾涂料有限公司", "en": "Qinghe Coatings"}})
    heard()
    page = offered_for(site, "qinghe")
    assert ">Suppliers<" in page
    assert f"/suppliers/{Supplier.objects.shown().get().pk}/" in page
    assert "/standards/" in offered_for(site, "gbt 20234")


def test_a_misspelt_word_is_offered_what_was_meant(offered, site):
    assert "Green refrigerators" in offered_for(site, "refrigertor")


def test_a_number_is_offered_by_its_beginning_the_very_number_first(site, certificates):
    page = offered_for(site, "ns 2026 047")
    assert [address in page for address in certificates] == [True, True, False]
    assert "Refrigerator · Acme" in page
    assert page.index(certificates[0]) < page.index(certificates[1])


@pytest.mark.parametrize("text", ["2026", "NS", "nss", ""])
def test_too_little_of_a_number_begins_none(site, certificates, text):
    assert "/certificates/" not in offered_for(site, text)


@pytest.mark.parametrize("text", ["", "a", "***", "%00", "x" * 10_000, "\ud7ff", "((((", "py:* | a:*"])
def test_nonsense_is_offered_nothing_and_breaks_nothing(offered, site, text):
    assert 'role="option"' not in offered_for(site, text)


def test_on_a_bodys_host_everything_leads_to_the_site(offered, visit, northseal):
    page = offered_for(visit(northseal), "northseal")
    assert 'href="http://guildmark.localhost' in page
    assert 'href="/' not in page


def test_each_language_is_answered_in_its_own(offered, site):
    assert ">Schemes<" in offered_for(site, "refriger")
    site.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh-hans"
    assert ">认证方案<" in offered_for(site, "refriger")


def test_asked_again_it_costs_no_question(offered, site, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        first = offered_for(site, "refriger")
    with django_assert_max_num_queries(1):
        assert offered_for(site, "Refriger ") == first


def test_whoever_asks_without_end_is_asked_for_patience(site):
    for _ in range(300):
        answer = site.get("/suggestions/", {"q": "a"})
    assert answer.status_code == 200
    assert site.get("/suggestions/", {"q": "a"}).status_code == 429


@pytest.mark.parametrize("path", ["/", "/schemes/", "/bodies/", "/verify/", "/no/such/page/"])
def test_the_box_stands_on_every_page_once_and_leads_to_the_results(site, path):
    page = site.get(path).content.decode()
    assert page.count('type="search" name="q"') == 1


def test_the_box_of_a_bodys_page_leads_to_the_site(visit, northseal):
    page = visit(northseal).get("/").content.decode()
    assert 'action="http://guildmark.localhost' in page
    assert page.count('type="search" name="q"') == 1
