"""Whether two names are one company's: a forged paper must not pass, a genuine one must not fail."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lib.text
from lib.text.names import agreement, compared
from vocabulary.places import places_in

LINES = (Path(lib.text.__file__).parent / "legal_forms.tsv").read_text(encoding="utf-8").splitlines()
FORMS = [line.split("\t")[1] for line in LINES if not line.startswith("#")]
USUAL = ["Co., Ltd.", "CO LTD", "Limited", "GmbH & Co. KG", "S.A.", "S.p.A.", "S.à r.l.", "Sp. z o.o.", "有限公司", "股份有限公司", "（株）", "Pty Ltd", "A/S", "S.A. de C.V.", "&", "and", "."]  # fmt: skip
OURS = ["雪屿制冷有限公司", "Snow Island Refrigeration Co., Ltd."]


def agree(one: str, other: str) -> str:
    return agreement(one, other, places_in=places_in)


@pytest.mark.parametrize("form", [*FORMS, *USUAL])
def test_a_bare_legal_form_is_nobodys_name(form):
    assert compared(form, OURS, places_in=places_in) == "differs"
    assert agree(form, f"Acme {form}") == "differs"
    assert agree(form, form) == "differs"


@pytest.mark.parametrize("form", FORMS)
def test_a_legal_form_makes_no_difference(form):
    assert agree("雪屿制冷", f"雪屿制冷({form})") == "matches"
    assert agree(f"Acme Tools {form}", "ACME-TOOLS") == "matches"


@pytest.mark.parametrize(
    "name",
    ["雪屿制冷", "雪嶼製冷", "雪嶼製冷股份有限公司", "雪屿制冷（有限公司）", " 雪屿 制冷 ", "Snow Island Refrigeration Co Ltd",
     "SNOW ISLAND REFRIGERATION LIMITED", "Snow-Island Refrigeration, Inc.", "Ｓｎｏｗ Ｉｓｌａｎｄ Refrigeration", "snow\u200b island refrigeration"],
)  # fmt: skip
def test_a_genuine_name_passes_however_it_is_written(name):
    assert compared(name, OURS, places_in=places_in) == "matches"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller Kälte GmbH", "Mueller Kaelte AG"),
        ("Muller Kalte", "Müller Kälte GmbH & Co. KG"),
        ("Groß AG", "GROSS"),
        ("L'Oréal S.A.", "LOREAL"),
        ("Ørsted A/S", "Oersted"),
        ("Johnson & Johnson", "Johnson and Johnson, Inc."),
        ("西门子（中国）有限公司", "西门子中国"),
        ("株式会社東芝", "東芝株式會社"),
        ("ООО «Ромашка»", "Ромашка"),
        ("삼성전자㈜", "삼성전자 주식회사"),
    ],
)
def test_spellings_of_one_name_match(one, other):
    assert agree(one, other) == agree(other, one) == "matches"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("苏州雪屿制冷", "雪屿制冷有限公司"),
        ("雪屿制冷有限公司苏州分公司", "雪屿制冷有限公司"),
        ("制冷雪屿", "雪屿制冷"),
        ("Snow Island", "Snow Island Refrigeration Ltd"),
        ("Refrigeration Snow Island", "Snow Island Refrigeration Ltd"),
        ("Snow Island Refrigaration", "Snow Island Refrigeration Ltd"),
        ("雪屿制冷设备制造安装工程", "雪屿制冷设备制造安装公程"),
    ],
)
def test_what_only_looks_like_it_agrees_in_part(one, other):
    assert agree(one, other) == agree(other, one) == "partly"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第三建筑机械制造集团总厂有限公司", "第八建筑机械制造集团总厂有限公司"),
        ("苏州雪屿制冷设备制造安装工程", "常州雪屿制冷设备制造安装工程"),
        ("Suzhou Snow Island Refrigeration", "Fuzhou Snow Island Refrigeration"),
        ("International Machine Works Austria", "International Machine Works Australia"),
        ("Snow Island Refrigeration Plant 1", "Snow Island Refrigeration Plant 2"),
        ("雪屿", "雪屿制冷"),
        ("苏州", "苏州雪屿制冷"),
        ("Shenzhen", "Shenzhen Acme Ltd"),
        ("a", "Acme Appliances"),
        ("The", "The Acme Company"),
        ("Acme", "Apex"),
    ],
)
def test_a_place_a_numeral_or_a_shred_makes_another_name(one, other):
    assert agree(one, other) == agree(other, one) == "differs"


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_it_does_not_matter_which_side_a_name_stands_on(one, other):
    assert agree(one, other) == agree(other, one)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["雪屿", "制冷", "Acme", "Tools", "苏州"]), min_size=2, max_size=4), st.sampled_from(FORMS)
)
def test_whatever_has_a_core_matches_itself(words, form):
    assert agree(" ".join(words), " ".join(words) + f" {form}") == "matches"
