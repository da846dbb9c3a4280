"""What laws demand before sale, as operators keep it."""

from datetime import date

import pytest

from outbox.models import Fact
from vocabulary.models import CompulsoryRule

TYPED = {
    "category": "robots.service", "market": "EU", "law_zh": "机械法规", "law_en": "Machinery Regulation",
    "duty": "declaration", "properties": ["safety"], "applies_from": "2027-01-20", "repealed_on": "",
    "source_zh": "法规（欧盟）2023/1230", "source_en": "Regulation (EU) 2023/1230",
    "source_url": "https://eur-lex.europa.eu/eli/reg/2023/1230/oj", "checked_on": "2026-11-29", "note_zh": "", "note_en": "",
}  # fmt: skip


def test_an_operator_records_a_rule_and_it_is_listed_with_who_and_when(operator, olga):
    answer = operator.post("/operations/compulsory/new/", TYPED, follow=True)
    rule = CompulsoryRule.objects.get(law_en="Machinery Regulation")
    assert (rule.recorded_by, rule.edition, rule.applies_from) == (olga, 1, date(2027, 1, 20))
    assert {"EU", "DE"} <= set(rule.covers)
    assert "Machinery Regulation" in answer.text
    assert "Olga" in answer.text
    assert Fact.objects.filter(name="vocabulary.CompulsoryRuleRecorded").exists()


def test_recorded_anew_it_keeps_its_name_and_what_was_before(operator):
    rule = CompulsoryRule.objects.get(category="charging.ac", market="CN")
    page = f"/operations/compulsory/{rule.key}/"
    assert "came with the platform" in operator.get(page).text
    operator.post(page, TYPED | {"duty": "certificate", "edition": "1", "repealed_on": "2030-01-01"})
    newest = CompulsoryRule.objects.newest().get(key=rule.key)
    assert (newest.edition, newest.law_en, newest.category_id) == (2, "Machinery Regulation", "charging.ac")
    assert newest.market == "CN"
    again = operator.post(page, TYPED | {"duty": "certificate", "edition": "1"})
    assert "since you opened it" in again.text


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"repealed_on": "2026-01-01"}, "cannot be repealed before it applies"),
        ({"properties": []}, "This field is required"),
        ({"category": "nothing"}, "Select a valid choice"),
        ({"market": "XX"}, "Select a valid choice"),
        ({"applies_from": "tomorrow"}, "Enter a valid date"),
        ({"checked_on": "2999-01-01"}, "that day is not to come"),
        ({"checked_on": ""}, "This field is required"),
        ({"source_url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"law_en": "x" * 10_000}, "at most 120 characters"),
        ({"law_zh": "\x00"}, "Null characters are not allowed"),
    ],
)
def test_bad_input_is_named_and_nothing_is_lost(operator, bad, words):
    answer = operator.post("/operations/compulsory/new/", TYPED | bad)
    assert words in answer.text
    assert "2023/1230" in answer.text
    assert not CompulsoryRule.objects.filter(source_en__contains="2023/1230").exists()


def test_a_rule_that_is_not_there_is_not_found(operator):
    assert operator.get("/operations/compulsory/00000000-0000-0000-0000-000000000001/").status_code == 404
