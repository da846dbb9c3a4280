"""The list of bodies: what each offers, who looked it up, in the order that a reader expects."""

from itertools import pairwise
from uuid import uuid4

import pytest
from django.utils import translation

from lib.text.collation import name_rank
from register.actions import Stated, record_statements
from register.models import Kind
from register.offers import sorted_bodies
from tenants.models import CertificationBody
from tests.register.making import scheme_said

pytestmark = pytest.mark.django_db
PASSPORT = {
    "accreditation": {"by": "CNAS", "number": "C099-P"},
    "approval": {"categories": [{"code": "appliances.refrigeration", "name": {"zh": "", "en": "old words"}}]},
}


def passport(body, **more) -> None:
    record_statements(Kind.PASSPORT, [Stated(uuid4(), 1, PASSPORT | more)], body=body)


def scheme(body, days: int) -> None:
    steps = [{"step": "type_test", "days": days}]
    record_statements(Kind.SCHEME, [Stated(uuid4(), 1, scheme_said(lead_times=steps, slug=f"s{days}"))], body=body)


def confirmed(body, **more) -> None:
    looked = {
        "outcome": "confirmed",
        "looked_on": "2026-11-02",
        "number": "CNCA-R-2026-101",
        "list": "https://list.example.org/bodies?page=1",
    }
    content = {"slug": body.slug, "name": body.name, "confirmation": looked | more}
    record_statements(Kind.BODY, [Stated(body.pk, 10, content)], body=body)


@pytest.mark.parametrize("path", ["/bodies/", "/bodies/northseal/"])
def test_fields_accreditation_schemes_and_times_are_told(site, northseal, path):
    passport(northseal)
    scheme(northseal, 20)
    scheme(northseal, 50)
    page = site.get(path).text
    for words in ("Refrigerat", "CNAS", "C099-P", "3 to 8 weeks", f'/schemes/?body={northseal.slug}">2</a>'):
        assert words in page


def test_an_accreditation_that_is_over_is_not_told(site, northseal):
    passport(northseal, accreditation={"by": "CNAS", "number": "C099-P", "until": "2020-01-01"})
    assert "C099-P" not in site.get("/bodies/").text
    assert "C099-P" not in site.get("/bodies/northseal/").text


@pytest.mark.parametrize("path", ["/bodies/", "/bodies/northseal/"])
def test_an_approval_says_who_checked_it_when_and_where(site, northseal, path):
    confirmed(northseal)
    page = site.get(path).text
    assert "checked by the platform on 2026-11-02" in page
    assert 'href="https://list.example.org/bodies?page=1" rel="noreferrer">list.example.org</a>' in page


@pytest.mark.parametrize("path", ["/bodies/", "/bodies/northseal/"])
def test_an_overseas_body_does_no_certification_work_in_china(site, northseal, path):
    CertificationBody.objects.filter(pk=northseal.pk).update(country="DE")
    page = site.get(path).text
    assert "Overseas body, does no certification work in China" in page
    assert "Germany" in page


def test_a_body_that_nobody_confirmed_stands_on_its_own_word(site, northseal):
    CertificationBody.objects.filter(pk=northseal.pk).update(confirmed_until=None)
    assert "not confirmed by the platform" in site.get("/bodies/").text


def test_chinese_names_stand_by_pinyin_and_others_by_letters():
    names = ["北印", "重庆", "广州", "李", "厦门", "张"]
    with translation.override("zh-hans"):
        ranks = [name_rank({"zh": name}) for name in names]
    assert all(before < after for before, after in pairwise(ranks))
    with translation.override("en"):
        assert name_rank({"en": "Ärger"}) < name_rank({"en": "berg"}) < name_rank({"en": "Zug"})


def test_the_list_is_in_the_readers_order(northseal, greenmark):
    CertificationBody.objects.filter(pk=northseal.pk).update(name_zh="重庆", name_en="A")
    CertificationBody.objects.filter(pk=greenmark.pk).update(name_zh="丙", name_en="B")
    with translation.override("zh-hans"):
        assert sorted_bodies() == [
            greenmark.pk,
            northseal.pk,
        ]  # 丙 bing, 重庆 chongqing; by code points the same way round
    with translation.override("en"):
        assert sorted_bodies() == [northseal.pk, greenmark.pk]


def test_all_certificates_of_a_body_can_be_paged_through(site, northseal, stated):
    for n in range(22):
        stated(northseal, number=f"NS-{n}")
    assert len(site.get("/bodies/northseal/?page=2").context["page"].object_list) == 2
