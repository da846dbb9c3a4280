"""Text as tokens: any text is analysed, and what is in a text finds it."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from search import analysis
from search.analysis import scope_of, tokens_of, words_of

pytestmark = pytest.mark.django_db


def asked(query: str) -> list[str]:
    return [word.typed for word in words_of(query)]


def finds(query: str, text: str) -> bool:
    """Whether every word of a query is in a text."""
    tokens = set(tokens_of(text))
    return all(
        tokens & set(word.tokens) or (len(word.pairs) > 1 and tokens.issuperset(word.pairs)) for word in words_of(query)
    )


@settings(deadline=None)  # the first text waits for the dictionaries
@given(some.text(max_size=300))
def test_any_text_is_analysed(text):
    assert all(tokens_of(text))
    assert all(word.tokens for word in words_of(text))


def test_latin_words_are_folded_and_stemmed():
    assert set(tokens_of("Deadbolts")) == set(tokens_of("DEADBOLTS"))
    assert tokens_of("Réfrigérateur")[-1] == "refrigerateur"


@pytest.mark.parametrize(
    "spelling", ["Ｐｏｗｅｒ Ｂａｎｋ", "power\u200bbank", "POWERBANKS", "power-bank", "power bank\u00ad", "行動電源"]
)
def test_width_case_plural_dash_script_and_what_nobody_sees_make_no_difference(spelling):
    assert finds(spelling, "移动电源安全分级认证")


def test_chinese_gives_words_and_pairs_and_their_sound():
    tokens = tokens_of("绿色电冰箱")
    assert {"绿色", "电冰箱", "冰箱", "色电", "冰", "py:dianbingxiang"} <= set(tokens)


def test_characters_that_no_dictionary_joins_are_looked_for_together():
    assert finds("雪屿", "雪屿制冷（演示）有限公司")
    assert not finds("雪屿", "岛屿上的雪")


SPELLINGS = """
    GB/T 20234 | GBT20234 | gb/t20234 | ＧＢ／Ｔ ２０２３４ | GB-T 20234 | GB 20234 | 国标20234 | 国家标准 20234 | 国标 GB/T 20234.1
    推荐性国标20234.1 | GB/T 20234.1-2015 | GB/T 20234.1—2023 | gb 20234.1 2023 | 20234.1 | 20234
"""


@pytest.mark.parametrize("spelling", [text.strip() for text in SPELLINGS.replace("\n", "|").split("|") if text.strip()])
def test_a_standard_is_found_in_every_spelling_and_whatever_the_edition(spelling):
    assert finds(spelling, "按 GB/T 20234.1-2023 检测")
    assert not finds(spelling, "按 GB/T 18487.1-2023 检测")


def test_a_european_number_is_found_by_each_of_its_publishers():
    for spelling in ["EN 303645", "ETSI EN 303 645", "ETSI 303645", "en303645 标准"]:
        assert finds(spelling, "ETSI EN 303 645:2020"), spelling
    assert finds("EN 62133-2", "IEC 62133-2:2017")
    assert not finds("EN 14067", "ISO 14067:2018")


def test_standard_numbers_are_canonical_and_found_under_their_family():
    assert {"std:gbt20234.1", "std:gbt20234"} <= set(tokens_of("按 GB/T 20234.1-2023 检测"))
    assert [word.tokens[0] for word in words_of("GB/T 20234 充电")] == ["std:gbt20234", "充电"]


def test_a_companys_legal_form_is_passed_over_and_alone_names_nobody():
    for spelling in ["雪屿制冷有限公司", "雪嶼製冷股份有限公司", "雪屿制冷"]:
        assert finds(spelling, "雪屿制冷（演示）有限责任公司"), spelling
    assert asked("Fjordlys AS Ltd.") == ["fjordlys"]
    for form in ["有限公司", "股份有限公司", "Co., Ltd.", "GmbH"]:
        assert not finds(form, "雪屿制冷有限公司 Snowisle Co., Ltd. GmbH"), form


QUESTIONS = {
    "冰箱需要什么认证": ["冰箱"],
    "怎么办理充电桩的认证？": ["充电桩"],
    "我们公司想做智能门锁认证，多少钱": ["智能门锁"],
    "How do I get a certificate for a smart lock?": ["smart lock"],
    "what does it cost to certify mattresses": ["mattresses"],
    "which bodies certify toys": ["toys", "bodies"],
    "认证": ["认证"],
    "what do I need": ["what", "do", "i", "need"],
}


def test_words_of_asking_go_where_more_is_there():
    assert {question: asked(question) for question in QUESTIONS} == QUESTIONS


def test_a_single_character_is_a_term_only_where_it_is_a_word():
    assert words_of("酒")[0].is_term
    assert words_of("酒店大堂")[0].typed != "酒"


def test_what_a_scheme_is_for_is_found_by_what_it_includes_and_by_what_includes_it():
    covers, wider = scope_of("厨房电器安全认证")
    assert covers == ["cov:厨房电器"]
    assert "syn:家用电器" in wider
    assert scope_of("工业机器人安全认证")[0] == ["cov:工业机器人"]


def test_what_ends_a_longer_word_is_found_by_it_only_where_it_is_one():
    assert "syn:锁具" in tokens_of("smart door lock")
    assert "syn:取暖器" not in tokens_of("water heater")
    assert "syn:机器人" in tokens_of("工业机器人")


def test_what_begins_a_longer_word_or_stands_within_it_is_not_spoken_of():
    assert "syn:粮油" not in tokens_of("rice cooker")
    assert "syn:有机产品" not in tokens_of("挥发性有机物释放")
    assert {"syn:低碳", "syn:水泥"} <= set(tokens_of("low-carbon cement"))


def test_no_word_is_seen_across_two_others():
    assert "syn:人造板" not in tokens_of("食品接触用纸和纸板材料")
    assert "syn:人造板" in tokens_of("装修用的板材")


def test_words_of_testing_only_put_first_what_has_them():
    wished = {word.typed: word.is_wished for word in words_of("空气净化器 检测")}
    assert wished == {"空气净化器": False, "检测": True}
    assert [word.is_wished for word in words_of("检测")] == [False]


def test_a_query_is_cut_short():
    assert len(words_of("word " * 1000)) <= 12


def test_the_dictionaries_are_read_before_the_first_fact_is_heard():
    from outbox import hearing

    assert analysis.load_dictionaries in hearing._preparations
    analysis.load_dictionaries()
    assert "pypinyin.phrases_dict" in sys.modules
