"""What pages offer to try finds something, and where there is nothing they offer nothing."""

import pytest

from register.examples import Examples, examples
from tests.register.making import NUMBER

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
