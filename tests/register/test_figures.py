"""Every figure says what its words say, and leads to the list that it counts."""

import re

import pytest

from outbox.relay import deliver_all
from oversight.actions import restate_body
from register import queries
from tenants.models import CertificationBody
from tests.oversight.making import close_body
from tests.register.making import scheme

pytestmark = pytest.mark.django_db


def figures(site) -> dict[str, tuple[int, str]]:
    """The home page's figures: by their words, the number and where it leads."""
    found = re.findall(r'<dt>([^<]+)</dt>\s*<dd><a href="([^"]+)">([\d,]+)</a>', site.get("/").text)
    return {words: (int(number.replace(",", "")), url.replace("&amp;", "&")) for words, url, number in found}


def counted_at(site, url) -> int:
    """How many the list at an address says it holds."""
    return int(re.search(r'<caption>[^<]*<span class="quiet">([\d,]+)', site.get(url).text)[1])


def test_home_counts_no_scheme_of_a_closed_body_and_none_withdrawn(site, northseal, greenmark, olga):
    scheme(northseal)
    scheme(northseal, status="WITHDRAWN")
    scheme(greenmark)
    close_body(greenmark, reason="It has left.", by=olga)
    assert figures(site)["schemes offered"][0] == 1


def test_home_counts_certification_bodies_that_are_open(site, northseal, greenmark, olga):
    CertificationBody.objects.filter(pk=greenmark.pk).update(kind="laboratory")
    assert figures(site)["open certification bodies"][0] == 1
    close_body(northseal, reason="It has left.", by=olga)
    assert figures(site)["open certification bodies"][0] == 0


def test_each_figure_of_certificates_and_bodies_leads_to_a_list_of_as_many(site, northseal, stated):
    stated(northseal)
    stated(northseal, number="NS-2")
    stated(northseal, "SUSPENDED", number="NS-3")
    shown = figures(site)
    for words, number in [("valid certificates", 2), ("suspended certificates", 1), ("open certification bodies", 2)]:
        assert shown[words][0] == number
        assert counted_at(site, shown[words][1]) == number


def test_the_list_of_certificates_is_narrowed_by_status_body_and_scheme(site, northseal, greenmark, stated):
    pk = scheme(northseal)
    stated(northseal, scheme=str(pk))
    stated(northseal, "SUSPENDED", number="NS-3")
    stated(greenmark, number="GM-1")
    for asked, number in [("", 3), ("status=VALID", 2), ("body=northseal", 2), (f"scheme={pk}&status=VALID", 1)]:
        assert counted_at(site, f"/certificates/?{asked}") == number


@pytest.mark.parametrize("asked", ["status=FINE", "body=nobody", "scheme=12"])
def test_what_cannot_be_asked_for_is_no_list(site, asked):
    assert site.get(f"/certificates/?{asked}").status_code == 404


def test_the_figures_of_a_body_and_of_a_scheme_lead_to_their_lists(site, northseal, stated):
    pk = scheme(northseal)
    stated(northseal, scheme=str(pk))
    assert "/certificates/?status=VALID&amp;body=northseal" in site.get("/bodies/northseal/").text
    assert queries.counts(scheme=pk) == {"VALID": 1}


def test_what_is_valid_is_counted_first(northseal, stated):
    stated(northseal, "WITHDRAWN", number="NS-4")
    stated(northseal, "EXPIRED", number="NS-5")
    stated(northseal)
    assert list(queries.counts(northseal)) == ["VALID", "WITHDRAWN", "EXPIRED"]


def test_the_page_of_a_closed_body_says_why_and_leads_to_no_dead_host(site, northseal, olga):
    restate_body(northseal, by=olga)
    deliver_all()
    assert "Go to its own site" in site.get("/bodies/northseal/").text
    close_body(northseal, reason={"zh": "已并入他家。", "en": "It was merged."}, by=olga)
    deliver_all()
    shown = site.get("/bodies/northseal/").text
    assert "It was merged." in shown
    assert "Closed here since" in shown
    assert "northseal.guildmark.localhost" not in shown
