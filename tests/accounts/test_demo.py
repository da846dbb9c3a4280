"""One-click sign-in: on a demo, on this machine, by POST."""

import pytest
from django.test import override_settings

from accounts.models import DemoSignIn, Session
from tests.support.signing_in import signed_in


@pytest.fixture
def demo_ada(ada) -> DemoSignIn:
    return DemoSignIn.objects.create(user=ada, title_zh="机构管理员", title_en="Body administrator")


@override_settings(DEMO=True)
def test_page_lists_people_and_a_click_signs_in_with_two_factors(site, demo_ada):
    assert "Body administrator" in site.get("/sign-in/demo/").content.decode()
    arrived = site.post(f"/sign-in/demo/{demo_ada.pk}/")
    assert arrived["Location"] == "http://northseal.guildmark.localhost/desk/"
    assert site.get("/second-factor/?next=/here/")["Location"] == "/here/"


@override_settings(DEMO=True)
def test_what_to_try_first_stands_above_everybody_else_with_a_line_on_it(site, ada):
    ada.email = "finance@northseal.demo.example"
    ada.save()
    assert "Try this first" not in site.get("/sign-in/demo/", headers={"accept-language": "en"}).content.decode()
    person = DemoSignIn.objects.create(user=ada, title_zh="财务人员", title_en="Finance", group_en="Northseal")
    page = site.get("/sign-in/demo/", headers={"accept-language": "en"}).content.decode()
    assert page.index("Try this first") < page.index("book a payment") < page.index("Everybody of the demo")
    assert page.count(f"/sign-in/demo/{person.pk}/") == 2


@override_settings(DEMO=True)
def test_changing_the_person_signs_the_first_out(site, demo_ada, petra):
    signed_in(site, petra)
    site.post(f"/sign-in/demo/{demo_ada.pk}/")
    assert not Session.objects.filter(user=petra, ended_at=None).exists()


@override_settings(DEMO=True)
def test_only_listed_people(site, demo_ada):
    assert site.post(f"/sign-in/demo/{demo_ada.pk + 1}/").status_code == 404
    assert site.get(f"/sign-in/demo/{demo_ada.pk}/").status_code == 405


def test_not_outside_a_demo(site, demo_ada):
    assert site.get("/sign-in/demo/").status_code == 404
    assert site.post(f"/sign-in/demo/{demo_ada.pk}/").status_code == 404


@override_settings(DEMO=True, SITE_HOST="guildmark.example")
def test_not_where_others_can_reach_it(site, demo_ada):
    site.defaults["SERVER_NAME"] = "guildmark.example"
    assert site.get("/sign-in/demo/").status_code == 404
    assert site.post(f"/sign-in/demo/{demo_ada.pk}/").status_code == 404
    assert not Session.objects.exists()
