"""Which characters papers can show, and how people hear of those they cannot."""

import pytest

from papers.glyphs import missing_from, printable, words_about


@pytest.mark.parametrize("name", ["䶮", "㛃", "Şişecam", "Trường Hữu", "한국", "ไทย", "Ελλάς", "Łódź", "“引号”——……"])
def test_names_of_the_trade_can_be_printed(name):
    assert missing_from(name) == []
    assert printable(name) == name


@pytest.mark.parametrize(("name", "code"), [("清源𠮷", "U+20BB7"), ("fridge 😀", "U+1F600"), ("ثلاجة", "U+062B")])
def test_a_character_without_a_glyph_stands_as_its_code_point(name, code):
    assert missing_from(name)
    assert f"[{code}]" in printable(name)


def test_what_nobody_sees_is_no_character_of_a_paper():
    assert printable("a\u200bb\ufe0f \u202e c\x00\nd\ud800") == "ab c d"
    assert missing_from("a\u200b\u202e\x00\ud800") == []


def test_a_decomposed_name_is_composed_first():
    assert printable("Tru\u031bo\u031b\u0300ng") == "Trường"


def test_people_are_told_which_characters_and_of_how_many_only_some():
    words = words_about(["清源𠮷", "ok", "😀" * 10_000])
    assert "𠮷 (U+20BB7)" in words
    assert "😀 (U+1F600)" in words
    assert len(words_about(["".join(map(chr, range(0x20BB7, 0x22000)))])) < 400
    assert words_about(["清源", ""]) == ""
