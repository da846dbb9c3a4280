"""Above the results stands what the law demands first, for the product that the words or the filter mean."""

import pytest

from search.compulsory import demands_on
from search.queries import Query

pytestmark = pytest.mark.django_db


def laws(text: str = "", **facets: tuple[str, ...]) -> set[tuple[str, str]]:
    query = Query(text=text, facets=facets)
    return {(demand.rule.law_en, demand.rule.market) for demand in demands_on(query, query.words)}


@pytest.mark.parametrize(
    "text",
    [
        "kettle",
        "电热水壶",
        "電熱水壺",
        "electric kettles",
        "rice cooker",
        "hair dryer",
        "power bank",
        "充电桩",
        "fridge safety",
    ],
)
def test_words_for_a_product_of_the_catalogue_bring_ccc(text):
    assert ("CCC", "CN") in laws(text)


@pytest.mark.parametrize("text", ["", "office furniture", "GB/T 20234", "energy", "northseal", "《》", "x" * 200])
def test_other_words_bring_nothing(text):
    assert laws(text) == set()


def test_a_chosen_market_leaves_out_the_laws_of_others():
    assert {market for _law, market in laws("kettle", market=("DE",))} == {"EU"}


def test_a_chosen_category_counts_whatever_the_words_are():
    assert ("CCC", "CN") in laws("quiet", category=("appliances.refrigeration",))
    assert laws("kettle", category=("furniture.office",)) == set()


def test_the_page_says_since_when_by_which_source_and_when_it_was_looked_up(site):
    shown = site.get("/schemes/", {"q": "ev charger"}, headers={"accept-language": "en"}).text
    assert "CCC is compulsory in China before sale" in shown
    assert "since 2026-08-01" in shown
    assert "looked up on 2026-11-29" in shown
    assert "The schemes below are voluntary" in shown
