"""Reviews: one of a piece of work, one answer, and nothing is changed behind it."""

import pytest

from reviews import actions
from reviews.models import Review, ReviewHiding, ReviewReport
from staff.models import Role
from tests.cast import person, works_for
from tests.reviews.making import FOURS, WORDS, ended_case, work_of
from tests.support.racing import at_once

pytestmark = pytest.mark.slow


@pytest.fixture
def writers(two_heads):
    return [membership.user for membership in two_heads]


@pytest.fixture
def review(body, firm, writers) -> Review:
    ended_case(body, firm)
    return actions.write_review(work_of(firm), marks=FOURS, words=WORDS, shown_as="name", by=writers[0])


@pytest.fixture
def sima(body):
    return works_for(body, f"sima{Review.objects.count()}", Role.SCHEME_MANAGER)


def test_a_piece_of_work_is_reviewed_once(body, firm, writers):
    ended_case(body, firm)
    work = work_of(firm)
    writes = [
        lambda by=by: actions.write_review(work, marks=FOURS, words=WORDS, shown_as="name", by=by) for by in writers
    ]
    assert at_once(*writes) == ["", "Your organisation has reviewed this already."]
    assert Review.objects.filter(organisation=firm).count() == 1


def test_a_review_is_answered_once(review, sima):
    answers = [lambda n=n: actions.answer_review(review, text=f"Answer {n}.", by=sima) for n in range(2)]
    assert at_once(*answers) == ["", "It has been answered already: there is one answer to a review."]


def test_a_review_is_hidden_once(review):
    olga = person(f"olga{Review.objects.count()}", is_operator=True)

    def hide():
        actions.hide_review(review, reason="person", words="It names somebody.", by=olga)

    assert at_once(hide, hide) == ["", "It is hidden already."]
    assert ReviewHiding.objects.filter(review=review).count() == 1


def test_two_clicks_are_one_report(review, someone):
    def report():
        actions.report_review(review, reason="person", words="It names somebody.", by=someone)

    assert at_once(report, report) == ["", ""]
    assert ReviewReport.objects.filter(review=review).count() == 1


def test_a_report_is_settled_once(review, someone):
    olga = person(f"olga{Review.objects.count()}s", is_operator=True)
    report = actions.report_review(review, reason="person", words="It names somebody.", by=someone)

    def settle():
        actions.settle_report(report, words="It stays.", by=olga)

    assert at_once(settle, settle) == ["", "This report has been settled already."]
