"""工厂检查通知书: a letter of its own, with its number and its paper, whenever the day is planned or moved."""

from datetime import timedelta

import pytest

from accounts.models import Enclosure, Notice
from cases.models import Letter
from cases.papers import LETTER_KIND
from cases.transitions import State
from evaluations import actions
from evaluations.queries import inspection_of
from lib import clock
from lib.refusal import Refused
from lib.text import spelled_day
from papers import actions as papers
from papers.models import IssuedPaper
from tests.papers.making import texts_of
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
FIRST, SECOND = (clock.today() + timedelta(days=days) for days in (20, 27))


def letters(case) -> list[Letter]:
    return list(case.letters.filter(kind=Letter.Kind.INSPECTION).order_by("sent_at"))


def test_planned_with_the_evaluation_the_client_gets_a_letter_of_its_own(case_at, cleo, mira, alice):
    case = case_at(State.CONTRACTED)
    actions.plan_evaluation(case, methods="Type test", evaluators=[mira], inspected_on=FIRST, by=cleo)
    (letter,) = letters(case)
    assert letter.about == [mira.pk]
    assert letter.number.startswith(case.number)
    assert f"检查日期：{spelled_day(FIRST)['zh']}" in letter.text_zh
    assert f"Day: {spelled_day(FIRST)['en']}" in letter.text_en
    assert Notice.objects.filter(user=alice, subject_en__startswith="Factory inspection").exists()
    paper = IssuedPaper.objects.get(kind=LETTER_KIND, subject=letter.pk)
    assert Enclosure.objects.filter(subject=paper.pk).exists()
    papers.make_paper(paper.pk)
    paper.refresh_from_db()
    with paper.file.open("rb") as file:
        page = "".join(texts_of(file.read())[0].split())
    for there in ("工厂检查通知书", "Noticeoffactoryinspection", mira.name.replace(" ", ""), letter.number):
        assert there in page


def test_moved_the_next_letter_names_both_days_and_the_newest_holds(case_at, cleo, mira):
    case = case_at(State.EVALUATING)
    assert letters(case) == []
    actions.plan_inspection(case, inspected_on=FIRST, by=cleo)
    actions.plan_inspection(case, inspected_on=SECOND, by=cleo)
    first, second = letters(case)
    assert "(moved)" not in first.subject_en
    assert second.subject_en.endswith("(moved)")
    assert f"原定{spelled_day(FIRST)['zh']}的检查改期" in second.text_zh
    assert inspection_of(case).inspected_on == SECOND


def test_a_day_that_is_planned_already_or_has_passed_is_refused_and_no_letter_goes(case_at, cleo, otto):
    case = case_at(State.EVALUATING)
    actions.plan_inspection(case, inspected_on=FIRST, by=cleo)
    for day, by, why in (
        (FIRST, cleo, "for that day already"),
        (clock.today() - timedelta(days=2), cleo, "has passed"),
        (SECOND, otto, "needs the authorisation"),
    ):
        with pytest.raises(Refused, match=why):
            actions.plan_inspection(case, inspected_on=day, by=by)
    with pytest.raises(Refused, match="until it is closed"):
        actions.plan_inspection(case_at(State.DECIDED), inspected_on=SECOND, by=cleo)
    assert len(letters(case)) == 1


def test_a_plan_made_anew_for_the_same_day_sends_no_second_notice(case_at, cleo, mira):
    case = case_at(State.CONTRACTED)
    for _twice in range(2):
        actions.plan_evaluation(case, methods="Type test", evaluators=[mira], inspected_on=FIRST, by=cleo)
    assert len(letters(case)) == 1


def test_the_case_officer_plans_it_on_a_page(case_at, cleo, visit, northseal):
    case = case_at(State.EVALUATING)
    visitor = signed_in(visit(northseal), cleo)
    page = f"/desk/evaluations/{case.pk}/inspection/"
    assert page in visitor.get(case.get_absolute_url()).content.decode()
    assert visitor.get(page).status_code == 200
    assert "Enter a valid date" in visitor.post(page, {"inspected_on": "soon"}).content.decode()
    assert visitor.post(page, {"inspected_on": FIRST.isoformat()}).status_code == 302
    assert "Another day takes its place" in visitor.get(page).content.decode()
