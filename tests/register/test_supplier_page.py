"""A supplier's page: status first, all certificates across bodies, sites, what happened; nobody's private words."""

import json
import re
from uuid import uuid4

import pytest

from register.models import RegisterEntry
from tests.register.making import happened, said

pytestmark = pytest.mark.django_db
CODE = "91110000600037341L"
HOLDER = {
    "name": {"zh": "爱克米电器", "en": "Acme Appliances"},
    "address": {"zh": "广东省佛山市", "en": ""},
    "code": CODE,
}


def address_of(pk) -> str:
    return f"/suppliers/{RegisterEntry.objects.get(pk=pk).supplier_id}/"


def test_it_gathers_the_certificates_of_all_bodies_and_each_figure_leads_to_them(site, northseal, greenmark, stated):
    pk = stated(northseal, holder=HOLDER)
    stated(greenmark, "SUSPENDED", number="GM-1", holder=HOLDER)
    stated(greenmark, number="GM-2")  # of whoever bears the name without a code: the same
    page = site.get(address_of(pk)).text
    for words in ("Acme Appliances", "爱克米电器", CODE, "Guangdong", "NS2026-0471-01", "GM-1", "GM-2"):
        assert words in page
    figures = re.findall(r'href="(/certificates/\?[^"]+)">\s*([\d,]+)\s*</a>', page)
    assert len(figures) == 6
    for url, number in figures:
        listed = site.get(url.replace("&amp;", "&")).text
        assert re.search(r'<caption>[^<]*<span class="quiet">([\d,]+)', listed)[1] == number


def test_status_comes_before_everything_else(site, northseal, stated):
    page = site.get(address_of(stated(northseal, holder=HOLDER))).text.partition("<main")[2]
    assert page.index("Its certificates today") < page.index("Unified social credit code") < page.index("What happened")


def test_an_old_address_leads_on_for_ever(site, northseal, stated):
    pk = stated(northseal, holder={"name": HOLDER["name"]})
    old = address_of(pk)
    assert site.get(old).status_code == 200
    new = address_of(stated(northseal, holder=HOLDER, number="NS-2"))
    assert site.get(old).headers["Location"] == new != old


def test_a_name_that_two_bear_is_nobodys_and_says_so(site, northseal, stated):
    name = {"name": HOLDER["name"]}
    pk = stated(northseal, holder=name)
    old = address_of(pk)
    stated(northseal, holder=HOLDER, number="NS-2")
    stated(northseal, holder=HOLDER | {"code": "91350100M000100Y43"}, number="NS-3")
    stated(northseal, revision=2, pk=pk, holder={"name": {"zh": "别家电器", "en": "Else Ltd"}})
    page = site.get(old).text
    assert "Several suppliers bear this name" in page
    assert CODE in page
    assert "91350100M000100Y43" in page


def test_an_address_that_no_certificate_names_any_more_stays(site, northseal, stated):
    pk = stated(northseal, holder={"name": {"zh": "旧名电器", "en": ""}})
    old = address_of(pk)
    stated(northseal, revision=2, pk=pk, holder=HOLDER)
    assert "No certificate names it now" in site.get(old).text
    assert site.get(f"/suppliers/{uuid4()}/").status_code == 404


def test_sites_and_history_are_told(site, northseal, stated):
    factory = {"name": {"zh": "", "en": "Works 2"}, "address": {"zh": "", "en": "Shunde"}}
    reason = {"code": "x", "zh": "抽样不合格", "en": "A sample failed"}
    history = [*said()["history"], happened("suspended", "SUSPENDED", reason=reason)]
    page = site.get(
        address_of(stated(northseal, "SUSPENDED", holder=HOLDER, factories=[factory], history=history))
    ).text
    for words in ("Works 2", "Shunde", "NS2026-0471-01 · Suspended", "A sample failed", "Northseal"):
        assert words in page


def test_certificates_are_paged_and_a_page_asks_for_few_rows(site, northseal, stated, django_assert_max_num_queries):
    for n in range(23):
        pk = stated(northseal, holder=HOLDER, number=f"NS-{n}")
    with django_assert_max_num_queries(16):
        page = site.get(address_of(pk) + "?page=2")
    assert len(page.context["page"].object_list) == 3
    assert site.get(address_of(pk) + "?page=1000000000").status_code == 200


def test_certificate_and_check_lead_to_it(site, northseal, stated):
    pk = stated(northseal, holder=HOLDER)
    for page in (f"/certificates/{pk}/", "/verify/?number=NS2026-0471-01", "/certificates/"):
        assert f'href="{address_of(pk)}"' in site.get(page).text


def test_engines_and_programs_read_the_same(site, northseal, stated):
    pk = stated(northseal, holder=HOLDER)
    address = address_of(pk)
    (linked,) = re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', site.get(address).text, re.S)
    assert {"@type": "Organization", "name": "Acme Appliances"}.items() <= json.loads(linked).items()
    assert json.loads(linked)["identifier"]["value"] == CODE
    answer = site.get(f"/api/v1{address.rstrip('/')}").json()
    assert (answer["code"], answer["counts"], answer["bodies"][0]["valid"]) == (CODE, {"VALID": 1}, 1)
    assert answer["url"].endswith(address)
    assert site.get(f"/api/v1/suppliers/{uuid4()}").status_code == 404


def test_an_address_that_was_joined_is_answered_by_the_one_it_joined(site, northseal, stated):
    old = address_of(stated(northseal, holder={"name": HOLDER["name"]}))
    new = address_of(stated(northseal, holder=HOLDER, number="NS-2"))
    assert site.get(f"/api/v1{old.rstrip('/')}").json()["url"].endswith(new)
