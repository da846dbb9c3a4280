"""Text as tokens: any text is analysed, and what is in a text finds it."""

import sys

from hypothesis import given
from hypothesis import strategies as some

from search import analysis
from search.analysis import tokens_of, words_of


@given(some.text(max_size=300))
def test_any_text_is_analysed(text):
    assert all(tokens_of(text))
    assert all(word.tokens for word in words_of(text))


def test_latin_words_are_folded_and_stemmed():
    assert set(tokens_of("Refrigerators")) == set(tokens_of("REFRIGERATORS"))
    assert tokens_of("Réfrigérateur")[-1] == "refrigerateur"


def test_chinese_gives_words_pairs_and_pinyin():
    tokens = tokens_of("绿色电冰箱")
    assert {"绿色", "电冰箱", "冰箱", "色电", "冰", "py:dianbingxiang"} <= set(tokens)


def test_standard_numbers_are_canonical_and_found_under_their_family():
    assert {"std:gbt20234.1", "std:gbt20234"} <= set(tokens_of("按 GB/T 20234.1-2023 检测"))
    for text in ["GB/T 20234", "GBT20234", "gb/t20234"]:
        assert words_of(text)[0].tokens == ("std:gbt20234",)
    assert [word.tokens[0] for word in words_of("GB/T 20234 充电")] == ["std:gbt20234", "充电"]


def test_a_query_is_cut_short():
    assert len(words_of("word " * 1000)) <= 12


def test_the_dictionaries_are_read_before_the_first_fact_is_heard():
    from outbox import hearing

    assert analysis.load_dictionaries in hearing._preparations
    analysis.load_dictionaries()
    assert "pypinyin.phrases_dict" in sys.modules
