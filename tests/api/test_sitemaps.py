"""What crawlers are given: robots.txt, and a sitemap of every public page in each of its languages."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace import sitemaps
from tests.support.crawling import NAMES, is_open, listed, told

pytestmark = pytest.mark.django_db
HERE = "http://guildmark.localhost"


def test_a_page_is_listed_in_each_language_and_says_the_others(site, northseal, stated):
    pk = stated(northseal)
    page = f"{HERE}/certificates/{pk}/"
    languages = {"zh-hans": f"{page}?lang=zh-hans", "en": f"{page}?lang=en", "x-default": page}
    urls = listed(site)
    assert [urls[address] for address in languages.values()] == [languages] * 3


def test_it_says_when_a_certificate_changed(site, northseal, stated):
    stated(northseal)
    (changed, *_others) = told(site, "/sitemap/certificates.xml").iterfind("s:url/s:lastmod", NAMES)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", changed.text)
    assert told(site, "/sitemap.xml").findtext(
        f"s:sitemap[s:loc='{HERE}/sitemap/certificates.xml']/s:lastmod", namespaces=NAMES
    )


def test_long_lists_are_cut_into_pages(site, northseal, stated, monkeypatch):
    monkeypatch.setattr(sitemaps.Pages, "limit", 2)
    for number in range(3):
        stated(northseal, number=f"NS-{number}")
    index = [loc.text for loc in told(site, "/sitemap.xml").iterfind("s:sitemap/s:loc", NAMES)]
    assert f"{HERE}/sitemap/certificates.xml?p=2" in index
    with CaptureQueriesContext(connection) as asked:
        assert len(told(site, "/sitemap/certificates.xml?p=2").findall("s:url", NAMES)) == 3
    assert len([query for query in asked if "register_registerentry" in query["sql"]]) == 2
    assert not [query for query in asked if "content" in query["sql"]]


@pytest.mark.parametrize("page", ["0", "-1", "1000000000", "9" * 6000, "x", "%00", "%ED%A0%80"], ids=len)
def test_there_is_no_other_page(site, page):
    assert site.get(f"/sitemap/certificates.xml?p={page}").status_code == 404


def test_there_is_no_other_list(site):
    assert site.get("/sitemap/people.xml").status_code == 404


def test_crawlers_may_read_every_page_of_the_sitemap_in_each_language(site, northseal, stated):
    stated(northseal)
    rules = site.get("/robots.txt").text
    assert f"Sitemap: {HERE}/sitemap.xml" in rules
    assert [address for address in listed(site) if not is_open(rules, address.removeprefix(HERE))] == []
    assert is_open(rules, "/sitemap/certificates.xml?p=2")


@pytest.mark.parametrize(
    "path",
    ["/account/", "/my/", "/operations/", "/cms/pages/1/edit/", "/schemes/?q=fridge", "/schemes/?category=a&lang=en",
     "/verify/?number=NS-1", "/certificates/?status=VALID", "/bodies/?kind=body&lang=en"],
)  # fmt: skip
def test_crawlers_leave_desks_and_questions_alone(site, path):
    assert not is_open(site.get("/robots.txt").text, path)


def test_on_a_bodys_host_only_its_public_face_is_read(visit, northseal):
    rules = visit(northseal).get("/robots.txt").text
    assert "Sitemap: http://northseal.guildmark.localhost/sitemap.xml" in rules
    assert is_open(rules, "/schemes/green-refrigerators/?lang=en")
    assert not [path for path in ("/desk/", "/cases/1/", "/apply/x/", "/certificates/1/") if is_open(rules, path)]
