"""Search words of a scheme: what a body may give, what is refused as stuffing, what waits; and no page shows them."""

import pytest

from catalog import actions
from lib.refusal import Refused
from register.models import RegisterEntry
from tests.search.making import heard
from tests.support.signing_in import signed_in
from vocabulary.search_words import counting, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_northseal")]


def test_they_reach_the_public_statement_and_no_page(published, sima, site):
    actions.keep_search_words(published.scheme, words=["fridge", " cold   larder ", ""], by=sima)
    heard()
    entry = RegisterEntry.objects.schemes().get(pk=published.scheme_id)
    assert entry.as_scheme.search_words == ["fridge", "cold larder"]
    assert "cold larder" not in site.get(f"/schemes/{published.scheme_id}/").text


def test_a_word_counts_once_the_vocabulary_knows_it():
    assert counting(["fridge", "cold larder"]) == ["fridge"]
    assert waiting(["fridge", "cold larder"]) == ["cold larder"]


STUFFING = {
    "repeats": ["fridge fridge", ["fridge", "Fridges"], ["fridge", "冰箱"]],
    "names another body": ["Greenmark fridge", "有限公司"],
    "is not for": ["smart lock", "充电桩", "rice cooker"],
    "at most": ["x" * 31, "<b>", [f"word{number}" for number in range(13)]],
}


@pytest.mark.parametrize(("sentence", "words"), [(key, one) for key, some in STUFFING.items() for one in some])
def test_stuffing_is_refused_in_words(published, sima, sentence, words):
    with pytest.raises(Refused, match=f"(?i){sentence}"):
        actions.keep_search_words(published.scheme, words=[words] if isinstance(words, str) else words, by=sima)


def test_what_includes_the_product_is_a_search_word_of_it(published, sima):
    scheme = actions.keep_search_words(published.scheme, words=["white goods", "energy label"], by=sima)
    assert scheme.search_words == ["white goods", "energy label"]


def test_the_page_keeps_them_and_says_which_wait(published, sima, visit, northseal):
    page = signed_in(visit(northseal), sima)
    url = f"/desk/schemes/{published.scheme_id}/search-words/"
    assert page.post(url, {"words": "fridge\ncold larder"}).url == url
    shown = page.get(url).text
    assert "These wait for the platform" in shown
    assert "cold larder" in shown
    refused = page.post(url, {"words": "smart lock"}).text
    assert "is not for" in refused
    assert "smart lock</textarea>" in refused
