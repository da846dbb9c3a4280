"""What people type finds what they mean, on either engine; `make relevance` prints the figures by kind."""

import os
from collections import Counter

import pytest

from tests.relevance.judgements import judged
from tests.relevance.metrics import Answer, measured, table

pytestmark = pytest.mark.slow
LEAST_NDCG, MOST_ZERO, LEAST_NOTHING = 0.85, 0.03, 0.95
EXACT = "number"


def test_enough_is_judged_of_every_kind():
    queries = judged()
    by_kind = Counter(query.kind for query in queries)
    assert sum(by_kind.values()) - by_kind["nothing"] >= 200
    assert by_kind["nothing"] >= 30
    assert set(by_kind) >= {
        "exact", "synonym", "typo", "pinyin", "initials", "traditional", "question", "standard", "company", "model",
        "number", "purpose", "market", "body",
    }  # fmt: skip
    assert len({(query.tab, query.query) for query in queries}) == len(queries)


def test_every_judgement_fits_something_and_only_what_must_find_nothing_has_none(corpus):
    for query in judged():
        for tags, _grade in query.judgements:
            assert any(tags <= own for own in corpus.tags[query.tab].values()), (query.query, set(tags))
        assert bool(query.judgements) == (query.kind != "nothing"), query.query


def test_people_find_what_they_mean(answers, engine_in_use):
    if "RELEVANCE" in os.environ:
        print(f"\n{engine_in_use}\n{table(answers)}\n\nThe worst:\n{worst(answers)}")
    found = measured(answers)
    assert found.ndcg >= LEAST_NDCG, worst(answers)
    assert found.zero <= MOST_ZERO, worst(answers)


def test_who_types_a_number_gets_what_bears_it_first(answers):
    wrong = [answer.query for answer in answers if answer.kind == EXACT and not answer.is_first_right]
    assert wrong == []


def test_what_nobody_offers_finds_nothing(answers):
    found = {answer.query: answer.hits[:3] for answer in answers if answer.must_find_nothing and answer.hits}
    assert measured(answers).false_hits <= 1 - LEAST_NOTHING, found


def worst(answers: list[Answer]) -> str:
    asked = sorted((answer for answer in answers if answer.grades), key=lambda answer: answer.ndcg)
    return "\n".join(
        f"{answer.ndcg:.2f} {answer.kind} {answer.query} → {', '.join(answer.hits[:5])}" for answer in asked[:40]
    )
