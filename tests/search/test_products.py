"""Certified products are found by what their certificates state, on either engine."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from lib import clock
from lib.credit_code import check_character
from search.actions import turn_the_day
from search.engines import engine
from search.queries import Query
from tests.search.making import certificate, heard

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine_in_use")]

PILE = {
    "number": "GM 2026-CP/0007",
    "product": {"zh": "交流充电桩", "en": "AC charging pile"},
    "trademark": "Voltara",
    "holder": {
        "name": {"zh": "苏州伏特新能源有限公司", "en": "Suzhou Volta New Energy Co., Ltd."},
        "address": {"zh": "江苏省苏州市上海路1号", "en": "1 Shanghai Road, Suzhou, Jiangsu, China"},
        "code": "91110000600037341L",
    },
    "factories": [{"name": {"zh": "深圳工厂"}, "address": {"zh": "广东省深圳市", "en": ""}}],
    "models": [{"model": "AC-22-7KW"}, {"model": "AC-32-7KW"}, {"model": "KX 9000/B"}],
    "standards": [{"number": "GB/T 18487.1-2023", "title": {"zh": "电动汽车传导充电系统"}}],
    "measured": [{"name": {"zh": "效率", "en": "Efficiency"}, "value": "96.5", "unit": "%"}],
    "grade": "A",
    "may_bear_mark": True,
    "issued_on": "2026-01-10",
    "valid_from": "2026-01-10",
    "valid_until": "2029-01-09",
}
KETTLE = {
    "number": "GM-KETTLE-1",
    "product": {"zh": "电水壶", "en": "Electric kettle"},
    "models": [{"model": "AC-2-7KW"}, {"model": "XAC-22-7KW"}],
    "standards": [{"number": "GB/T 18487.1-2015"}],
    "measured": [{"name": {"zh": "效率", "en": "Efficiency"}, "value": "88", "unit": "%"}],
    "status": "SUSPENDED",
    "issued_on": "2025-01-10",
    "valid_from": "2025-01-10",
}
EFFICIENCY = "效率|Efficiency|%"


@pytest.fixture
def certified(offered, greenmark, settings) -> dict[str, UUID]:
    """A charging pile of the charging scheme, valid; a kettle of no scheme, suspended."""
    scheme = str(offered["charging"].scheme_id)
    made = {"pile": certificate(greenmark, scheme=scheme, **PILE), "kettle": certificate(greenmark, **KETTLE)}
    heard()
    return made


def products(certified, text="", **asked) -> set[str]:
    names = {pk: name for name, pk in certified.items()}
    answer = engine().search(Query("products", text, **asked))
    assert answer.total == len(answer.hits)
    return {names[pk] for pk in answer.hits}


FINDS = {
    "充电桩": {"pile"},
    "Voltara": {"pile"},
    "suzhou volta": {"pile"},
    "深圳工厂": {"pile"},
    "gbt18487.1": {"pile", "kettle"},
    "kettle": {"kettle"},
    "greenmark": {"pile", "kettle"},
    "gm2026cp0007": {"pile"},
    "91110000600037341L": {"pile"},
    "ac-22-7kw": {"pile", "kettle"},  # words; exactly only where it is asked as a model
    "KX9000B": {"pile"},
    "AC-??-7KW": {"pile"},
    "*AC-??-7kw": {"pile", "kettle"},
    "kx*": {"pile"},
    "*9000?": {"pile"},
    "kx* kettle": set(),
    "* ?? *": {"pile", "kettle"},
    "zebra": set(),
}


def test_words_numbers_and_patterns(certified):
    assert {text: products(certified, text) for text in FINDS} == FINDS


def test_a_model_is_found_exactly(certified):
    assert products(certified, model="ac22 7kw") == {"pile"}
    assert products(certified, model="AC-22") == set()
    assert products(certified, model="AC-2-7KW") == {"kettle"}


def test_facets_of_a_certificate(certified):
    counts = engine().search(Query("products", "Voltara")).facets
    assert {key: sorted(values) for key, values in counts.items()} == {
        "status": ["VALID"],
        "category": ["charging", "charging.ac"],
        "standard": ["GB/T 18487.1"],
        "edition": ["GB/T 18487.1-2023"],
        "region": ["320000", "440000"],
        "country": ["CN"],
        "grade": ["A"],
        "accredited": ["no"],
        "mark": ["yes"],
        "measured": [EFFICIENCY],
        "body": ["greenmark"],
        "scheme": [],
    }


def test_the_list_behind_a_schemes_figure(certified, offered):
    assert products(certified, facets={"scheme": (str(offered["charging"].scheme_id),)}) == {"pile"}


def test_valid_on_a_day(certified):
    assert products(certified, valid_on=date(2026, 1, 10)) == {"pile"}
    assert products(certified, valid_on=date(2029, 1, 9)) == {"pile"}
    assert products(certified, valid_on=date(2029, 1, 10)) == set()
    assert products(certified, valid_on=date(2025, 12, 1)) == set()


def test_measured_values_as_ranges(certified):
    assert products(certified, ranges={EFFICIENCY: (90, None)}) == {"pile"}
    assert products(certified, ranges={EFFICIENCY: (None, 88.0)}) == {"kettle"}
    assert products(certified, ranges={EFFICIENCY: (80, 99)}) == {"pile", "kettle"}
    assert products(certified, ranges={'no"such|name|': (0, 1)}) == set()


def test_the_number_itself_comes_first(certified, greenmark):
    certificate(greenmark, product={"en": "GM 2026 CP 0007 GM 2026 CP 0007"}, trademark="GM 2026 CP 0007")
    heard()
    assert engine().search(Query("products", "GM 2026-CP/0007")).hits[0] == certified["pile"]


def test_a_new_revision_is_found_as_it_is(certified, greenmark):
    certificate(greenmark, 2, id=certified["kettle"], **KETTLE | {"status": "WITHDRAWN", "trademark": "Boilo"})
    heard()
    assert products(certified, "Boilo", facets={"status": ("WITHDRAWN",)}) == {"kettle"}


def test_a_certificate_follows_the_name_of_its_body(certified, greenmark):
    greenmark.name_en = "Evergreen"
    greenmark.save()
    from search import actions

    actions.index_certificates("body", str(greenmark.pk))
    heard()
    assert products(certified, "evergreen") == {"pile", "kettle"}


def test_a_year_that_was_typed_is_asked_for_and_left_out_only_where_nothing_has_it(
    offered, greenmark, site, engine_in_use
):
    old, new = (certificate(greenmark, standards=[{"number": f"GB 4706.1-{year}"}]) for year in (2005, 2024))
    unsaid = certificate(greenmark, standards=[{"number": "GB 4706.1"}])
    heard()
    assert set(engine().search(Query("products", "GB 4706.1-2005")).hits) == {old, unsaid}
    assert set(engine().search(Query("products", "GB4706.1")).hits) == {old, new, unsaid}
    certificate(greenmark, 2, id=unsaid, standards=[])
    heard()
    page = site.get("/find/products/", {"q": "GB 4706.1-1998"})
    assert page.context["understood"].without == ("1998",)
    assert page.context["understood"].results.total == 2


def test_the_code_of_a_person_finds_nothing(offered, greenmark):
    code = f"92110000{'M' + 'A' * 8}"  # an individual business: its code is a person's, and no page shows it
    code += check_character(code)
    holder = {"name": {"zh": "某某小店", "en": ""}, "code": code}
    certificate(greenmark, holder=holder)
    heard()
    assert engine().search(Query("products", code)).hits == []


def test_a_certificate_that_begins_or_ends_is_found_so_without_a_fact(offered, greenmark, site):
    begins = certificate(greenmark, valid_from="2026-12-02")
    ends = certificate(greenmark, valid_until="2026-12-01", holder={"name": {"zh": "岭湾电器", "en": ""}})
    with clock.frozen_at(datetime(2026, 12, 1, 3, tzinfo=UTC)):
        heard()
        assert [_of("NOT_YET_VALID"), _of("VALID")] == [{begins}, {ends}]
        turn_the_day()
        heard()
        assert _of("VALID") == {ends}
    with clock.frozen_at(datetime(2026, 12, 1, 17, tzinfo=UTC)):  # the second of December in Shanghai
        assert "Expired" in site.get("/find/products/", {"status": "VALID"}).text  # the card says what holds
        assert turn_the_day() == 2
        heard()
        assert [_of("VALID"), _of("EXPIRED")] == [{begins}, {ends}]
        assert engine().search(Query("suppliers", "岭湾电器", {"valid": ("yes",)})).hits == []


def test_a_certificate_whose_body_has_left_is_found_so_though_the_clocks_work_is_late(offered, greenmark):
    alone = certificate(greenmark)
    heard()
    greenmark.standing, greenmark.closes_at = "closing", clock.now()
    greenmark.save(update_fields=["standing", "closes_at"])
    assert turn_the_day() == 1
    heard()
    assert [_of("VALID"), _of("UNSUPERVISED")] == [set(), {alone}]
    assert turn_the_day() == 0


def _of(status: str) -> set[UUID]:
    return set(engine().search(Query("products", facets={"status": (status,)})).hits)
