"""The three keys of a number: what tells two apart, what finds one, what may have been meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.text import folded as folded_text
from lib.text.numbers import as_read, as_written, folded, look_alikes, printed, runs
from tests.lib.making import INVISIBLE

ANY = st.text(max_size=60)


@pytest.mark.parametrize(
    "mark", ["\u200e", "\ufeff", "\u200b", "\u00ad", "\u202a", "\u2066", "\u2060", "\ufe0f", "\u3164"]
)
def test_what_nobody_sees_is_no_part_of_a_number(mark):
    assert folded(f"{mark}NS2024{mark}RE{mark}") == "NS2024RE"
    assert printed(f"{mark}NS-2024{mark}") == "NS-2024"


@pytest.mark.parametrize(
    "text",
    [
        "NS\u22122024\u00b7RE12",
        "NS\u20102024—RE_12",
        "ＮＳ２０２４ＲＥ１２",
        "ns 2024\u00a0re/12\r\n",
        "【NS2024RE12】",
        "NS•2024•RE•12。",
    ],
)
def test_however_it_is_decorated_it_is_found(text):
    assert folded(text) == "NS2024RE12"


@pytest.mark.parametrize(
    "label",
    ["No. ", "№ ", "Nr.: ", "N° ", "证书编号：", "證書編號: ", "证书编号(No.)：", "编号：", "注册号 ", "Certificate No ", "Certificate number: ",
     "Cert. No.: ", "Zertifikat-Nr. ", "Certificat n° ", "Registration no.: ", "#", "인증서 번호: "],
)  # fmt: skip
def test_words_in_front_are_no_part_of_a_number(label):
    assert folded(f"{label}NS-2024-RE12") == "NS2024RE12"
    assert as_written(f"{label}NS-2024-RE12") == "NS-2024-RE12"


@pytest.mark.parametrize("number", ["NO-2024-12", "NOVA-12", "RENO12", "CERT-12-NS", "NR12345", "REGINA-7"])
def test_a_number_that_begins_like_a_label_stays_whole(number):
    assert folded(number) == number.replace("-", "")
    assert as_written(number) == number


def test_cyrillic_and_greek_letters_that_look_latin_are_latin():
    assert folded("НС-1234-ΑΒ") == "HC1234AB"


def test_separators_tell_two_numbers_apart_and_find_both():
    assert printed("CB-1-12") != printed("CB-11-2")
    assert folded("CB-1-12") == folded("CB-11-2")
    assert runs("CB-1-12") != runs("CB-11-2")
    assert runs("cb 1/12") == runs("CB-1-12")


@pytest.mark.parametrize("slip", ["NS2O24", "N52024", "NS2042", "NS202", "NS20244", "NS2025"])
def test_one_slip_is_among_the_look_alikes(slip):
    assert "NS2024" in look_alikes(slip)


def test_several_signs_read_alike_are_among_the_look_alikes_and_come_first():
    assert look_alikes("NSO0I1").index("NS00I1") < look_alikes("NSO0I1").index("NSO0I2")
    assert "NS0011" in look_alikes("NSOOIl")


def test_a_number_is_no_look_alike_of_itself():
    assert "NS2024" not in look_alikes("ns-2024")


@settings(deadline=None)
@given(ANY)
def test_a_key_of_a_key_is_the_key(text):
    for key in (printed, folded, as_written, as_read):
        assert key(key(text)) == key(text)


@settings(deadline=None)
@given(ANY, st.data())
def test_invisible_characters_change_no_key(text, data):
    place = data.draw(st.integers(0, len(text)))
    marked = text[:place] + data.draw(st.sampled_from(INVISIBLE)) + text[place:]
    for key in (printed, folded, as_written, as_read, folded_text):
        assert key(marked) == key(text)


@settings(deadline=None)
@given(ANY)
def test_numbers_printed_alike_are_found_together(text):
    assert folded(printed(text)) == folded(text)


@settings(deadline=None)
@given(st.text("ABCDEFGHJKMNPQRSTVWXYZ23456789", min_size=4, max_size=20), st.data())
def test_every_single_slip_leads_back(number, data):
    place = data.draw(st.integers(0, len(number) - 1))
    wrong = number[:place] + data.draw(st.sampled_from("A9K")) + number[place + 1 :]
    assert folded(wrong) == folded(number) or folded(number) in look_alikes(wrong)
