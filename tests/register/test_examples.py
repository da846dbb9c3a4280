"""What pages offer to try finds something, and where there is nothing they offer nothing."""

from uuid import uuid4

import pytest

from register.actions import Stated, record_statements
from register.examples import Examples, examples
from register.models import Kind
from tests.register.making import NUMBER, scheme_said

pytestmark = pytest.mark.django_db


def test_where_nothing_is_stated_there_is_nothing_to_try(site):
    assert examples() == Examples()
    assert "For example:" not in site.get("/", headers={"accept-language": "en"}).text
    assert "try this one" not in site.get("/verify/", headers={"accept-language": "en"}).text


def test_a_certificate_that_stands_is_offered_and_its_link_finds_it(site, stated, northseal):
    stated(northseal, "WITHDRAWN", number="NS-GONE-1")
    stated(northseal)
    assert examples().number == NUMBER
    for page in ("/", "/verify/", "/api/"):
        assert NUMBER in site.get(page).text
    assert f'href="/verify/?number={NUMBER}"' in site.get("/").text
    assert "Acme Appliances" in site.get(f"/verify/?number={NUMBER}").text


def test_a_scheme_on_offer_gives_its_category_and_its_standard(site, northseal):
    more = {
        "standards": [{"key": "GBT23119", "reference": "GB/T 23119-2017", "name": {"zh": "", "en": ""}}],
        "categories": [{"code": "appliances", "name": {"zh": "家用电器", "en": "Household appliances"}}],
    }
    record_statements(Kind.SCHEME, [Stated(uuid4(), 1, scheme_said(rule_kind="filed", **more))], body=northseal)
    tried = examples()
    assert (tried.standard, tried.product["en"], tried.body) == ("GB/T 23119-2017", "Household appliances", "northseal")
    page = site.get("/").text
    assert "?q=GB/T%2023119-2017" in page
    assert "?q=Household%20appliances" in page
