"""The thirty texts and forty situations end as they must, and unseen wordings are understood. No database."""

import pytest

from search.guide import checking
from search.guide.deciding import answered
from search.guide.rules import Effect, End, GuideRule, Sort, problems, shipped
from search.guide.situations import Situation

RULES = shipped()


def asked(text: str, product: str = "electric kettle", **answers):
    return answered(Situation(product=product, text=text, **answers), RULES, checking.sampled_knowledge())


def senses(text: str) -> dict[str, str]:
    return {term.mention.key: term.status for term in asked(text).terms}


@pytest.mark.parametrize("sample", checking.samples(), ids=lambda sample: sample.key)
def test_every_sample_ends_as_it_must(sample):
    assert checking.mistakes(sample, checking.answer(sample, RULES)) == []


def test_there_are_thirty_texts_and_forty_situations():
    assert [len(list(checking._rows(name))) for name in ("texts", "situations")] == [30, 40]


def test_every_shipped_rule_is_whole_and_comes_back_as_it_was_kept():
    for rule in RULES.by_key.values():
        assert list(problems(rule)) == []
        assert GuideRule.of(rule.plain()) == rule


def test_every_end_and_every_effect_is_held_by_a_sample():
    given = [checking.answer(sample, RULES) for sample in checking.samples()]
    assert {one.end for one in given} == set(End.values)
    assert {term.rule.effect for one in given for term in one.terms} >= set(Effect.values) - {"unclear"}


WORDINGS = {
    "GS is not required, but please send LFGB": {"gs": "not_needed", "lfgb": "asked"},
    "We do not need GS, LFGB or CB. CE is mandatory.": {
        "gs": "not_needed",
        "lfgb": "not_needed",
        "cb": "not_needed",
        "ce": "asked",
    },
    "GS, CB and LFGB are not necessary for this article": {
        "gs": "not_needed",
        "cb": "not_needed",
        "lfgb": "not_needed",
    },
    "Without a GS mark we cannot list the article.": {"gs": "asked"},
    "You can ship without CB report": {"cb": "not_needed"},
    "not only CE but also GS": {"ce": "asked", "gs": "asked"},
    "We don’t need any GS": {"gs": "not_needed"},
    "Please note: CMA CGM is our forwarder, no later than Friday": {},
    "You can reach us at any time": {},
    "Kein GS nötig, CE genügt": {"gs": "not_needed", "ce": "enough"},
    "Ein GS-Zeichen wäre wünschenswert": {"gs": "preferred"},
    "Wir benötigen weder Muster noch mehr; GS-geprüft ist Pflicht": {"gs": "asked"},
    "CE reicht uns nicht, wir brauchen GS": {"ce": "not_enough", "gs": "asked"},
    "不需要3C，提供CMA报告就行": {"ccc": "not_needed", "cma": "enough"},
    "没有3C证书的不能上架": {"ccc": "asked"},
    "已有3C证书，还差节能认证": {"ccc": "held", "energy_saving": "asked"},
    "具有节能产品认证证书的优先": {"energy_saving": "preferred"},
    "需要３Ｃ認證": {"ccc": "asked"},
    "GS 不是必须，LFGB 必须": {"gs": "not_needed", "lfgb": "asked"},
    "need LFGB和GS证书,不要CB": {"lfgb": "asked", "gs": "asked", "cb": "not_needed"},
    "pls send CNSA report": {"cnas": "asked"},
    "Not needed:\n- GS\n- CB\nNeeded:\n- LFGB": {"gs": "not_needed", "cb": "not_needed", "lfgb": "asked"},
}


@pytest.mark.parametrize("text", WORDINGS)
def test_a_term_is_understood_in_its_sense(text):
    assert senses(text) == WORDINGS[text]


def test_terms_are_marked_where_they_stand_in_the_text_as_it_was_pasted():
    text = "Ｗir brauchen ein ＧＳ-Zeichen nach EN\u00a060335-2-15\u200b."
    pieces = list(asked(text).reading.pieces())
    assert "".join(words for words, _mention in pieces) == text
    assert [words for words, mention in pieces if mention and (mention.rule or mention.number)][:2] == [
        "ＧＳ-Zeichen",
        "EN\u00a060335-2-15",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\x00" * 50 + "GS",
        "\ud800 GS",
        "GS " * 3_300,
        "(" * 10_000,
        "=+-@" * 2_500,
        "𠮷" * 5_000,
        "\n- " * 3_000,
        "不" * 10_000,
    ],
)
def test_any_text_is_answered(text):
    assert asked(text).end in End.values


def test_a_chinese_certificate_has_no_effect_for_ce_wherever_the_two_meet():
    assert asked("CE certificate").meets_ce
    assert asked("third-party certificate to EN 60335-1", markets=("DE",)).meets_ce
    assert not asked("third-party certificate", markets=("CN",)).meets_ce


def test_amounts_of_two_currencies_are_not_compared():
    given = asked("third-party certificate to EN 60335-2-15", markets=("DE",))
    euros = [row for row in given.schemes if "EUR" in row.three_years]
    assert euros
    assert not any(reason.key.startswith("rank_cheapest") for row in euros for reason in row.reasons)


def test_what_a_report_saves_is_what_the_charging_function_says():
    sample = next(sample for sample in checking.samples() if sample.key == "kettle_foshan")
    given = checking.answer(sample, RULES)
    saved = {row.offer.key: row.without_reuse.get("CNY", 0) - row.three_years.get("CNY", 0) for row in given.schemes}
    assert {one.offer.key: one.amount for one in given.reuse[0].savings if one.currency == "CNY"} == {
        key: amount for key, amount in saved.items() if amount
    }
    assert saved["northseal/appliance-export-safety"] == 1_120_000
    assert "36" in given.reuse[1].reasons[0]["en"]


def test_changing_a_rule_shows_which_samples_it_changes():
    gs = RULES.get("gs")
    changed = list(checking.differences(RULES, RULES.replacing("gs", None)))
    assert gs.sort == Sort.TERM
    assert "de_kettle_gs" in {one.sample.key for one in changed}
    assert not changed[0].is_right
    assert list(checking.differences(RULES, RULES.replacing("gs", gs))) == []
