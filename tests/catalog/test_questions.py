"""A scheme's questions as a form: every kind is drawn, checked and kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog import actions
from catalog.models import Question
from catalog.questions import answer_words, answers_form, missing_answers
from lib.refusal import Refused
from tests.support.signing_in import signed_in

CHOICES = [
    {"code": "cn", "zh": "国内", "en": "At home"},
    {"code": "eu", "zh": "欧盟", "en": "European Union"},
]
QUESTIONS = [
    Question(code="model", kind="text", text_zh="型号", text_en="Model"),
    Question(code="story", kind="long_text", text_zh="说明", text_en="Story", is_required=False),
    Question(code="volume", kind="number", text_zh="容积", text_en="Volume", unit="L"),
    Question(code="sold", kind="choice", text_zh="销售", text_en="Sold", choices=CHOICES),
    Question(code="made", kind="multiple", text_zh="生产", text_en="Made", choices=CHOICES, is_required=False),
    Question(code="exported", kind="yes_no", text_zh="出口", text_en="Exported"),
    Question(code="since", kind="date", text_zh="起始", text_en="Since"),
    Question(code="drawing", kind="file", text_zh="图纸", text_en="Drawing"),
]
TYPED = {
    "answer-model": "X1", "answer-volume": "250.50", "answer-sold": "cn", "answer-made": ["cn", "eu"],
    "answer-exported": "no", "answer-since": "2026-01-31",
}  # fmt: skip


def test_answers_are_kept_as_json_and_typed_again_from_it():
    answers = answers_form(QUESTIONS, TYPED)
    assert answers.is_valid(), answers.errors
    kept = json.loads(json.dumps(answers.answers()))
    assert kept == {
        "model": "X1", "volume": "250.5", "sold": "cn", "made": ["cn", "eu"], "exported": "no", "since": "2026-01-31",
    }  # fmt: skip
    assert missing_answers(QUESTIONS, kept) == []
    assert 'value="250.5"' in str(answers_form(QUESTIONS, answers=kept)["volume"])


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("volume", "much"),
        ("sold", "mars"),
        ("made", ["mars"]),
        ("exported", "maybe"),
        ("since", "31/02/2026"),
        ("model", ""),
    ],
)
def test_answers_that_make_no_sense_are_refused(name, typed):
    form = answers_form(QUESTIONS, TYPED | {f"answer-{name}": typed})
    assert list(form.errors) == [name]


def test_draft_may_leave_out_what_is_required():
    form = answers_form(QUESTIONS, {}, is_draft=True)
    assert form.is_valid()
    assert form.answers() == {}
    assert [question.code for question in missing_answers(QUESTIONS, {})] == [
        "model",
        "volume",
        "sold",
        "exported",
        "since",
    ]


def test_answers_are_read_in_words():
    by_code = {question.code: question for question in QUESTIONS}
    assert answer_words(by_code["volume"], "250.5") == "250.5 L"
    assert answer_words(by_code["made"], ["cn", "eu"]) == "At home, European Union"
    assert answer_words(by_code["exported"], "no") == "No"


@given(some.dictionaries(some.sampled_from(sorted(TYPED)), some.text(max_size=40)))
def test_anything_may_be_typed(typed):
    form = answers_form(QUESTIONS, typed)
    if form.is_valid():
        json.dumps(form.answers())


def test_two_questions_may_not_share_a_code(draft, sima):
    rows = [Question(code="same", text_zh="一"), Question(code="same", text_zh="二")]
    with pytest.raises(Refused):
        actions.save_section(draft, values={}, rows={Question: rows}, by=sima)
    assert not draft.questions.exists()


@pytest.mark.parametrize("choices", [[], CHOICES[:1], [CHOICES[0], CHOICES[0]], [{"zh": "无代码"}], "nonsense"])
def test_choice_needs_two_choices_that_can_be_read(draft, sima, choices):
    row = Question(code="sold", kind="choice", text_zh="销售", choices=choices)
    with pytest.raises(Refused, match="choices"):
        actions.save_section(draft, values={}, rows={Question: [row]}, by=sima)


def test_lists_have_the_shape_in_which_they_are_stated(draft, sima):
    for name in ("grades", "measures", "lead_times", "commitments"):
        with pytest.raises(Refused, match="could not be read"):
            actions.save_section(draft, values={name: [{"nonsense": 1}]}, by=sima)


def test_question_with_choices_is_edited_again(draft, sima, visit, northseal):
    row = Question(code="sold", kind="choice", text_zh="销售", choices=CHOICES)
    actions.save_section(draft, values={}, rows={Question: [row]}, by=sima)
    page = signed_in(visit(northseal), sima).get(f"/desk/schemes/{draft.scheme_id}/edit/questions/")
    assert "cn | 国内 | At home" in page.content.decode()
