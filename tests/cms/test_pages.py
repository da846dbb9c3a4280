"""The site's own pages: in two languages, at one address each, and never Wagtail's egg."""

import pytest
from wagtail.models import Locale, Page

from cms.models import HomePage, PromotionPage


@pytest.fixture
def english_home(db):
    return HomePage.objects.get(locale__language_code="en")


@pytest.fixture
def chinese_home(db):
    return HomePage.objects.get(locale__language_code="zh-hans")


@pytest.fixture
def promotion(english_home):
    """A promotional page that exists in English only."""
    page = PromotionPage(title="Green appliances", slug="green", summary="Ask once.", locale=english_home.locale)
    english_home.add_child(instance=page)
    page.save_revision().publish()
    return page


def test_home_is_there_from_the_first_day_in_both_languages(english_home, chinese_home):
    assert english_home.translation_key == chinese_home.translation_key
    assert Locale.objects.count() == 2
    assert not Page.objects.filter(depth=2).exclude(content_type=english_home.content_type).exists()


def test_home_speaks_the_readers_language(site, english_home, chinese_home):
    assert english_home.heading in site.get("/").text
    assert chinese_home.heading in site.get("/", headers={"accept-language": "zh-CN"}).text


def test_home_shows_three_doors(site):
    page = site.get("/").text
    for door in ("Find a certification", "Check a certificate", "Run your certification body"):
        assert door in page


def test_home_is_not_on_a_bodys_host(visit, northseal, english_home):
    assert english_home.heading not in visit(northseal).get("/").text


def test_page_in_one_language_is_shown_to_everybody(site, promotion):
    page = site.get("/green/", headers={"accept-language": "zh-CN"})
    assert page.status_code == 200
    assert '<html lang="en"' in page.text


def test_language_can_be_asked_for(site, chinese_home):
    assert chinese_home.heading in site.get("/?lang=zh-hans").text


def test_page_says_its_other_languages(site):
    page = site.get("/").text
    assert 'hreflang="zh-hans"' in page
    assert 'hreflang="en"' in page
    assert 'hreflang="x-default" href="http://guildmark.localhost/"' in page


def test_unknown_address_is_not_found(site):
    assert site.get("/nothing/here/").status_code == 404


def test_draft_is_not_shown(site, promotion):
    promotion.unpublish()
    assert site.get("/green/").status_code == 404


def test_address_follows_the_settings_and_not_wagtails_table(promotion, settings):
    settings.SITE_ORIGIN = "https://guildmark.example"
    assert promotion.full_url == "https://guildmark.example/green/"


def test_page_costs_few_queries(site, english_home, django_assert_max_num_queries):
    site.get("/")
    with django_assert_max_num_queries(25):
        site.get("/")
