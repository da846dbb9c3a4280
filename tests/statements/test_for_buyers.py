"""What buyers are told: what is certified and no more, in both languages."""

from statements import CertificateStatement
from statements.for_buyers import DOES_NOT_PROVE, for_buyers

BODY = {"zh": "北海认证", "en": "Northseal"}
STATED = {
    "number": "NS-1",
    "status": "VALID",
    "holder": {"name": {"zh": "爱克米", "en": "Acme"}},
    "product": {"zh": "净水机", "en": ""},
    "models": [{"model": f"M-{number}"} for number in range(20)],
    "standards": [{"number": "GB 34914-2021"}],
    "valid_until": "2029-11-21",
}


def words_of(**changed):
    return for_buyers(CertificateStatement.model_validate(STATED | changed), body=BODY, address="https://x.example/")


def text(sentences, language="en") -> str:
    return "\n".join(sentence[language] for sentence in sentences)


def test_it_names_standard_models_and_last_day():
    proves = text(words_of().proves)
    assert "Northseal evaluated a product of Acme, 净水机, and attests that it conforms with GB 34914-2021." in proves
    assert "It covers 20 models, and no others: M-0, " in proves
    assert "and 8 more that its page lists" in proves
    assert "until 21 November 2029, unless it is suspended" in proves
    assert "证书截止日期为2029年11月21日" in text(words_of().proves, "zh")


def test_what_is_not_stated_is_not_claimed():
    proves = words_of(models=[], standards=[], valid_until=None).proves
    assert text(proves).splitlines()[1:] == ["It states no last day of validity."]
    assert "the requirements named on it" in text(proves)
    assert words_of(models=[{"model": "M-1"}]).proves[1]["en"] == "It covers the model M-1, and no other."


def test_it_says_what_is_not_proved():
    for word in ("every product sold", "law", "CCC", "CE marking", "not listed", "valid today"):
        assert word in text(DOES_NOT_PROVE)
    assert all(sentence["zh"] and sentence["en"] for sentence in DOES_NOT_PROVE)


def test_what_was_decided_before_this_register_is_its_bodys_word():
    imported = words_of(origin="imported", stated_at="2026-03-01T20:00:00+00:00").proves
    first = text(imported).splitlines()[0]
    assert "attests" not in text(imported)
    assert first.startswith("Northseal states, on 2 March 2026, that it certified a product of Acme")
    assert "decided before this register" in first
    assert "北海认证于2026年3月2日声明" in text(imported, "zh")
