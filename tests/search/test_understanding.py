"""What somebody means is found: another word for it, its sound, a slip of the finger, a question; on either engine."""

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as some

from search import concepts
from search.analysis import words_of
from search.engines import engine
from search.queries import Query
from search.understanding import find
from vocabulary import synonyms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine_in_use")]

MEANT = {
    # another word for the same
    "fridge": {"refrigerators"},
    "household refrigerators": {"refrigerators"},
    "EVSE": {"charging"},
    "充电枪": {"charging"},
    "electric vehicle charger": {"charging"},
    "指纹锁": {"locks"},
    "digital door lock": {"locks"},
    # in traditional letters
    "電冰箱": {"refrigerators"},
    "智能門鎖": {"locks"},
    "充電樁": {"charging"},
    # as it sounds, in one piece or not, or by its initials
    "chongdianzhuang": {"charging"},
    "chong dian zhuang": {"charging"},
    "zhi neng men suo": {"locks"},
    "bx": {"refrigerators"},
    # with a slip
    "refridgerator": {"refrigerators"},
    "refrigertor": {"refrigerators"},
    "smart lokcs": {"locks"},
    "securty of locks": {"locks"},
    # as a question
    "冰箱需要做什么认证": {"refrigerators"},
    "How do I get a certificate for a smart lock?": {"locks"},
    # most of the words
    "smart lock zeppelin": {"locks"},
    # nothing
    "zeppelin": set(),
    "xqzt": set(),
}


def meant(offered, text: str, **facets) -> set[str]:
    names = {version.scheme_id: name for name, version in offered.items()}
    answer = find(Query(text=text, facets=facets), engine())
    return {names[pk] for pk in answer.results.hits}


def test_what_is_meant_is_found(offered):
    cache.clear()
    assert {text: meant(offered, text) for text in MEANT} == MEANT


def test_what_was_made_of_the_words_is_said(offered):
    answer = find(Query(text="refridgerator zeppelin"), engine())
    assert answer.corrected == (("refridgerator", "refrigerator"),)
    assert answer.without == ("zeppelin",)


def test_words_that_are_right_are_asked_once(offered, monkeypatch):
    asked = []
    search = type(engine()).search
    monkeypatch.setattr(type(engine()), "search", lambda self, query: asked.append(query) or search(self, query))
    find(Query(text="fridge"), engine())
    assert len(asked) == 1


def test_filters_that_leave_nothing_are_told_from_words_that_nothing_has(offered):
    answer = find(Query(text="fridge", facets={"body": ("greenmark",)}), engine())
    assert answer.is_left_by_filters
    assert not answer.without


def test_the_page_says_what_is_shown_instead(offered, site):
    page = site.get("/find/schemes/", {"q": "refridgerator"})
    if page.status_code == 404:
        page = site.get("/schemes/", {"q": "refridgerator"})
    assert "Nothing is called “refridgerator”. Shown for “refrigerator”." in page.text


@given(some.text(max_size=120))
def test_any_text_is_looked_through_for_terms(text):
    for mention in concepts.named_in(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.tokens


def test_a_term_is_found_as_long_as_it_goes():
    (mention,) = concepts.named_in("ev charger")
    assert mention.tokens == ("syn:充电桩",)


def test_words_of_asking_go_where_more_is_there():
    assert [word.typed for word in words_of("冰箱需要什么认证")] == ["冰箱"]
    assert [word.typed for word in words_of("认证")] == ["认证"]
    assert [word.typed for word in words_of("what do I need")]


def test_every_group_has_both_languages_and_no_word_twice():
    for words in synonyms.groups():
        assert len(words) == len(set(words)) >= 2, words
        assert any(word.isascii() for word in words), words
        assert any(not word.isascii() for word in words), words
