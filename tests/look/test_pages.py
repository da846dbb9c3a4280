"""The frame around every page: languages, themes, errors, navigation."""

import pytest


@pytest.fixture
def development(settings):
    settings.DEBUG = True


def test_style_page_is_for_development_only(site):
    assert site.get("/style/").status_code == 404


def test_style_page_shows_every_component(site, development):
    page = site.get("/style/", {"errors": 1, "messages": 1})
    assert page.status_code == 200
    for part in ("error-summary", "stepper", "timeline", "upload-row", "bulk-bar", "empty-state", "pagination"):
        assert f'class="{part}' in page.text


def test_demo_is_said_on_every_page(site, development, settings):
    settings.DEMO = True
    assert "demo-strip" in site.get("/style/").text


def test_language_is_chosen_without_a_script(site, development):
    site.post("/language/", {"language": "zh-hans", "next": "/style/"})
    assert '<html lang="zh-Hans"' in site.get("/style/").text


def test_theme_is_chosen_without_a_script(site, development):
    answer = site.post("/theme/", {"theme": "dark", "next": "/style/"})
    assert answer.url == "/style/"
    assert 'data-theme="dark"' in site.get("/style/").text
    site.post("/theme/", {"theme": "auto"})
    assert "data-theme=" not in site.get("/style/").text.split(">")[1]


def test_theme_leads_nowhere_else(site):
    assert site.post("/theme/", {"theme": "dark", "next": "https://example.com/"}).url == "/"


def test_theme_does_nothing_on_get(site):
    assert site.get("/theme/", {"theme": "dark"}).status_code == 405


def test_missing_page_says_where_to_go(site):
    page = site.get("/no/such/page/")
    assert page.status_code == 404
    assert "Page not found" in page.text


def test_missing_page_on_a_bodys_host_carries_its_name_and_colour(visit, northseal):
    page = visit(northseal).get("/no/such/page/")
    assert northseal.name_en in page.text
    assert "data-accent=" in page.text


@pytest.mark.parametrize("status", [400, 500])
def test_errors_that_know_no_language_speak_both(status):
    from django.template.loader import render_to_string

    page = render_to_string(f"{status}.html")
    assert 'lang="zh-Hans"' in page
    assert '<section lang="en">' in page
