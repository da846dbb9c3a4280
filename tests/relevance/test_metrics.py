"""The measures measure right: worked out by hand."""

import pytest

from tests.relevance.metrics import Answer, by_kind, gain, measured, table

GRADES = {"a": 3, "b": 2, "c": 1}


def answer(*hits: str, grades: dict[str, int] = GRADES, kind: str = "exact") -> Answer:
    return Answer(kind, "words", hits, grades)


def test_gain_counts_grades_by_rank():
    assert gain([3, 2, 1]) == pytest.approx(7 + 3 / 1.58496 + 1 / 2, abs=1e-4)
    assert gain([0] * 10 + [3]) == 0


def test_the_best_order_is_one_and_any_other_is_less():
    assert answer("a", "b", "c").ndcg == 1
    assert answer("b", "a", "c").ndcg == pytest.approx((3 + 7 / 1.58496 + 0.5) / (7 + 3 / 1.58496 + 0.5), abs=1e-4)
    assert answer("x", "a").ndcg < answer("a", "x").ndcg < 1
    assert answer().ndcg == 0


def test_recall_asks_for_the_useful_among_the_first_ten():
    assert answer("c", "b").recall == 0.5
    assert answer(*"vwxyz12345", "a", "b").recall == 0
    many = {str(number): 3 for number in range(40)}
    assert answer(*map(str, range(10)), grades=many).recall == 1


def test_the_first_hit_is_right_where_nothing_has_a_better_grade():
    assert answer("a", "x").is_first_right
    assert not answer("b", "a").is_first_right
    assert not answer().is_first_right


def test_what_must_find_nothing_counts_as_false_hits_only():
    means = measured([answer("a", "b", "c"), answer(), answer("z", grades={}), answer(grades={})])
    assert (means.queries, means.ndcg, means.zero, means.false_hits) == (4, 0.5, 0.5, 0.5)


def test_kinds_are_told_apart_and_summed_in_a_table():
    answers = [answer("a", "b", "c"), answer(kind="typo")]
    assert [kind.ndcg for kind in by_kind(answers).values()] == [1, 0]
    assert [line.split()[0] for line in table(answers).splitlines()[1:]] == ["exact", "typo", "all"]
