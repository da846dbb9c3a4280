"""What somebody means is found: another word for it, its sound, a slip of the finger, a question; on either engine."""

import pytest
from django.core.cache import cache

from lib.text.names import in_mainland_words
from search.engines import engine
from search.queries import Query
from search.understanding import find

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine_in_use")]

MEANT = {
    "GB/T 20234 充电设施": {"charging"},
    "国标 12021.2": {"refrigerators"},
    "GB 12021.2-2025": {"refrigerators"},
    # another word for the same
    "fridge": {"refrigerators"},
    "household refrigerators": {"refrigerators"},
    "EVSE": {"charging"},
    "充电枪": {"charging"},
    "electric vehicle charger": {"charging"},
    "指纹锁": {"locks"},
    "digital door lock": {"locks"},
    "chargers": {"charging"},
    "power bank": set(),
    # run together, or apart
    "smartlock": {"locks"},
    "finger print lock": {"locks"},
    "e v charger": {"charging"},
    # in traditional letters, and as Hong Kong and Taiwan call it
    "雪櫃": {"refrigerators"},
    "電冰箱": {"refrigerators"},
    "智能門鎖": {"locks"},
    "充電樁": {"charging"},
    # as it sounds, in one piece or not, or by its initials
    "chongdianzhuang": {"charging"},
    "chong dian zhuang": {"charging"},
    "zhi neng men suo": {"locks"},
    "bx": {"refrigerators"},
    "c d z": {"charging"},
    "zhinengmensuo renzheng": {"locks"},
    "dianbingxiang": {"refrigerators"},
    "anquan mensuo": {"locks"},
    "chongdianzuang": {"charging"},
    # characters that only sound like it
    "充电庄": {"charging"},
    "智能们锁": {"locks"},
    # begun
    "refrig": {"refrigerators"},
    # with a slip
    "vefrigerator": {"refrigerators"},
    "smratlock": {"locks"},
    "electirc vehicle charger": {"charging"},
    "refridgerator": {"refrigerators"},
    "refrigertor": {"refrigerators"},
    "smart lokcs": {"locks"},
    "securty of locks": {"locks"},
    # as a question
    "冰箱需要做什么认证": {"refrigerators"},
    "How do I get a certificate for a smart lock?": {"locks"},
    # a body
    "northseal": {"refrigerators", "locks"},
    "northseal zeppelin": {"refrigerators", "locks"},
    # most of the words
    "smart lock zeppelin": {"locks"},
    "GB/T 20234 zeppelin": {"charging"},
    # nothing: nobody offers it, and what is left names nothing
    "zeppelin": set(),
    "xqzt": set(),
    "zeppelin security": set(),
    "halal refrigerators": set(),
    "电动牙刷安全": set(),
    "幼儿园安全认证": set(),
    "candle": set(),
    "有限公司": set(),
    "Ltd.": set(),
    "GB 99999": set(),
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
    assert find(Query(text="bx"), engine()).by_sound == (("bx", "电冰箱"),)
    assert find(Query(text="充电庄"), engine()).corrected == (("充电庄", "充电桩"),)
    assert not find(Query(text="fridge"), engine()).is_explained


def test_what_taiwan_calls_otherwise_is_looked_for_as_the_mainland_does(offered):
    assert in_mainland_words("網路攝影機") == "网络摄影机"
    assert in_mainland_words("网络摄像机 camera") == ""
    answer = find(Query(text="智能門鎖 軟體"), engine())
    assert ("智能門鎖 軟體", "智能门锁 软件") in answer.corrected


def test_letters_that_are_words_are_no_initials(offered):
    assert find(Query(text="bx security"), engine()).by_sound == ()
    assert find(Query(text="ev"), engine()).by_sound == ()


def test_what_holds_no_word_finds_nothing_and_is_told_apart(offered):
    answer = find(Query(text="?!。"), engine())
    assert answer.is_wordless
    assert answer.results.total == 0


def test_words_that_are_right_are_asked_once(offered, monkeypatch):
    asked = []
    answers = type(engine()).answers
    monkeypatch.setattr(type(engine()), "answers", lambda self, some: asked.extend(some) or answers(self, some))
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
    assert "Nothing is called “refridgerator”. Showing results for “refrigerator”." in page.text
