"""What a page's head says where an address asks for a language, or asks something."""

import pytest

from tests.making import SITE_HOST
from tests.support.crawling import head

pytestmark = pytest.mark.django_db
HERE = f"http://{SITE_HOST}"


@pytest.mark.parametrize("asked", ["zh-hans", "zh", "zh-CN"])
def test_an_address_can_ask_for_a_language(site, asked):
    page = site.get("/bodies/", {"lang": asked})
    assert '<html lang="zh-Hans"' in page.text
    assert page["Content-Language"] == "zh-hans"
    assert head(page.text)["canonical"] == f"{HERE}/bodies/?lang=zh-hans"


@pytest.mark.parametrize(
    "asked", ["", "fr", "xx\x00", "\ud800", "z" * 10_000], ids=["nothing", "french", "nul", "surrogate", "long"]
)
def test_what_is_no_language_of_ours_asks_for_none(site, asked):
    page = site.get("/bodies/", {"lang": asked.encode(errors="surrogatepass")})
    assert '<html lang="en"' in page.text
    assert head(page.text)["canonical"] == f"{HERE}/bodies/"


def test_asking_for_a_language_changes_nothing_for_the_next_page(site):
    site.get("/bodies/?lang=zh-hans")
    assert "language" not in site.cookies
    assert '<html lang="en"' in site.get("/bodies/").text


def test_the_switch_leads_back_to_an_address_that_asks_for_no_language(site):
    assert 'name="next" value="/bodies/?kind=body"' in site.get("/bodies/?lang=zh-hans&kind=body").text
    assert 'name="next" value="/bodies/"' in site.get("/bodies/?lang=zh-hans").text


@pytest.mark.parametrize("question", ["status=VALID", "page=nine", "lang=en&body=northseal"])
def test_a_narrowed_list_is_for_whoever_asked(site, question):
    said = head(site.get(f"/certificates/?{question}").text)
    assert said["robots"] == "noindex"
    assert "canonical" not in said


def test_a_later_page_of_a_list_has_an_address_of_its_own(site):
    assert head(site.get("/certificates/?page=2&lang=en").text)["canonical"] == f"{HERE}/certificates/?page=2&lang=en"


def test_what_is_not_there_is_left_out(site):
    assert head(site.get("/bodies/nobody/").text)["robots"] == "noindex"


def test_a_name_cannot_break_out_of_the_head(site, northseal):
    northseal.name_en = '"><script>alert(1)</script>'
    northseal.save(update_fields=["name_en"])
    page = site.get("/bodies/northseal/").text
    assert "<script>alert(1)" not in page
    assert head(page)["og:title"].startswith('"><script>alert(1)</script>')
