"""While a demo is being filled its pages say how far it is, and take no changes."""

import pytest
from django.core.cache import cache

from accounts.models import DemoSignIn, Session
from marketplace.demo import cases, progress
from marketplace.demo.progress import HowFar

pytestmark = pytest.mark.django_db
NORTHSEAL = HowFar("北印认证（演示）", "Northseal Certification (demo)", 1, 16)


@pytest.fixture
def being_filled(settings, tmp_path):
    """A demo whose first body is being made."""
    settings.DEMO, settings.DEMO_DIRECTORY = True, tmp_path
    progress.note(tmp_path, NORTHSEAL)
    return tmp_path


def test_every_page_says_how_far_it_is_in_the_readers_language(being_filled, site):
    page = site.get("/", headers={"accept-language": "en"}).content.decode()
    assert "1 of 16 parts, now Northseal Certification (demo)" in page
    site.cookies["language"] = "zh-hans"
    assert "北印认证（演示）" in site.get("/").content.decode()


def test_the_strip_is_asked_for_again_and_goes_when_all_is_there(being_filled, site):
    assert "16" in site.get("/demo/filling/").content.decode()
    progress.forget(being_filled)
    assert site.get("/demo/filling/").status_code == 204
    assert "data-ask" not in site.get("/").content.decode()


def test_a_failure_is_said(being_filled, site):
    progress.note_stuck(being_filled)
    page = site.get("/", headers={"accept-language": "en"}).content.decode()
    assert "failed at “Northseal Certification (demo)”" in page
    assert "data-stuck" in page


def test_nothing_is_changed_meanwhile_and_the_page_says_so(being_filled, site, ada):
    answer = site.post("/sign-up/", {"email": "new@example.test"}, headers={"accept-language": "en"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "What you sent is not lost" in answer.content.decode()


def test_one_may_sign_in_and_choose_a_language_meanwhile(being_filled, site, ada):
    person = DemoSignIn.objects.create(user=ada, title_zh="机构管理员", title_en="Body administrator")
    assert site.post(f"/sign-in/demo/{person.pk}/").status_code == 302
    assert Session.objects.filter(user=ada).exists()
    assert site.post("/language/", {"language": "en"}).status_code == 302


def test_what_was_remembered_of_less_is_forgotten(being_filled, site):
    site.get("/demo/filling/")
    cache.set("figures", 10)
    site.get("/demo/filling/")
    assert cache.get("figures") == 10
    progress.forget(being_filled)
    site.get("/demo/filling/")
    assert cache.get("figures") is None


def test_nowhere_but_on_a_demo(site, settings, tmp_path):
    settings.DEMO_DIRECTORY = tmp_path
    progress.note(tmp_path, NORTHSEAL)
    assert site.get("/demo/filling/").status_code == 404
    assert "data-ask" not in site.get("/").content.decode()


def test_bodies_between_them_have_something_to_do_for_every_duty():
    both = {state for states in cases.SOME_STATES for state in states}
    assert both >= {"submitted", "contracted", "evaluating", "nonconformity", "recommended", "decided", "certified"}
