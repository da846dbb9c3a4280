"""A genuine number is found however it was copied; a slip is proposed, and never green."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register import actions, queries
from register.actions import Stated
from register.answers import PaperQuestion, verify
from register.models import Kind
from tests.lib.making import INVISIBLE
from tests.register.making import NUMBER, answer, ask, scheme_said

pytestmark = pytest.mark.django_db
GREEN = "good"


@pytest.mark.parametrize(
    "copied",
    ["\u200e{}", "\ufeff{}", "{a}\u200b{b}", "{a}\u00ad{b}", "\u202a{}\u202c", "No. {}", "№ {}", "证书编号：{}", "Certificate No.: {}", "【{}】", "{}。", "{}\r\n"],
)  # fmt: skip
def test_a_number_is_found_however_it_was_copied(site, northseal, stated, copied):
    stated(northseal)
    asked = copied.format(NUMBER, a=NUMBER[:5], b=NUMBER[5:])
    assert answer(site, asked).kind == "valid"


@pytest.mark.parametrize("dash", ["\u2212", "\u00b7", "\u2010", "—", "－", " ", ".", "/"])
def test_any_separator_is_one(site, northseal, stated, dash):
    stated(northseal)
    assert answer(site, NUMBER.replace("-", dash)).kind == "valid"


def test_a_number_stated_with_an_invisible_mark_is_found_without(site, northseal, stated):
    stated(northseal, number=f"\u200eNo. {NUMBER}\ufeff")
    assert answer(site).kind == "valid"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(data=st.data())
def test_invisible_characters_never_change_the_answer(data, northseal, stated):
    if not queries.certificates_for_number(NUMBER):
        stated(northseal)
    asked = data.draw(st.sampled_from([NUMBER, "NS2026-0471-02", "ZZ-1", "hello"]))
    place, mark = data.draw(st.integers(0, len(asked))), data.draw(st.sampled_from(INVISIBLE))
    holder = f"Acme{mark} Appliances"
    plain, marked = PaperQuestion(asked, "Acme Appliances"), PaperQuestion(asked[:place] + mark + asked[place:], holder)
    assert verify(marked).kind == verify(plain).kind
    assert [one.verdict for one in verify(marked).checks] == [one.verdict for one in verify(plain).checks]


@pytest.mark.parametrize(
    "slip", ["NS2026-O471-01", "N52026-0471-01", "NS2026-0471-0l", "NS2026-0417-01", "NS2026-0471-1", "NS2O26-O47I-Ol"]
)
def test_a_slip_is_proposed_with_what_differs(site, northseal, stated, slip):
    stated(northseal)
    page = ask(site, slip)
    found = page.context["answer"]
    assert found.kind == "did-you-mean"
    assert [one.entry.number for one in found.proposals] == [NUMBER]
    assert "<mark>" in page.content.decode()
    assert "".join(text for text, _differs in found.proposals[0].parts) == NUMBER


def test_a_proposal_is_never_green(site, northseal, stated):
    stated(northseal)
    page = ask(site, "NS2026-0471-02", holder="Acme Appliances", standard="GB/T 23119-2017")
    assert page.context["answer"].tone != GREEN
    assert page.context["answer"].entry is None
    assert "is valid" not in page.content.decode()
    assert 'class="badge' not in page.content.decode()


def test_two_numbers_that_only_separators_tell_apart_are_shown_side_by_side(site, northseal, stated):
    stated(northseal, number="CB-1-12")
    stated(northseal, number="CB-11-2")
    assert {one.number for one in answer(site, "CB112").candidates} == {"CB-1-12", "CB-11-2"}
    exact = answer(site, "cb-11-2")
    assert (exact.kind, exact.entry.number) == ("valid", "CB-11-2")
    assert [one.number for one in exact.candidates] == ["CB-1-12"]


@pytest.mark.parametrize("paper", [{"holder": "Other Works Ltd"}, {"standard": "ISO 9001:2015"}])
def test_holder_and_standard_decide_between_several(site, northseal, greenmark, stated, paper):
    stated(northseal)
    other = stated(
        greenmark, holder={"name": {"zh": "", "en": "Other Works Ltd"}}, standards=[{"number": "ISO 9001:2015"}]
    )
    found = answer(site, **paper)
    assert (found.kind, found.entry.pk) == ("valid", other)
    assert len(found.candidates) == 1


def test_a_holder_that_fits_none_of_several_is_the_headline(site, northseal, greenmark, stated):
    stated(northseal)
    stated(greenmark)
    assert answer(site, holder="Somebody Else").kind == "holder-differs"


def test_a_wrongly_chosen_body_is_told_of(site, northseal, greenmark, stated):
    stated(northseal)
    page = ask(site, body="greenmark")
    assert page.context["answer"].kind == "another-body"
    assert page.context["answer"].tone != GREEN
    assert "at another body" in page.content.decode()
    assert [one.body for one in page.context["answer"].candidates] == [northseal]


def test_slips_come_before_never_issued(site, northseal, stated):
    scheme = scheme_said(complete_from="2026-01-01")
    actions.record_statements(Kind.SCHEME, [Stated(northseal.pk, 1, scheme)], body=northseal)
    stated(northseal)
    assert answer(site, "NS2026-0471-O1", body="northseal").kind == "did-you-mean"
    never = answer(site, "ZZ-2020-1", body="northseal")
    assert (never.kind, never.advice[0][:15]) == ("never-issued", "Check for slips")
    assert never.text.startswith("If you typed it as printed")


def test_near_misses_cost_three_queries_however_many(northseal, stated, django_assert_num_queries):
    for number in ("NS2026-0471-01", "NS2026-0471-03", "NS2026-0471-2", "NS2026-0417-02"):
        stated(northseal, number=number)
    with django_assert_num_queries(3):  # which, their content, their bodies
        assert len(queries.certificates_like("NS2026-0471-02")) == 4


def test_candidates_show_how_they_stand_today(site, northseal, stated):
    stated(northseal, number="CB-1-12", valid_until="2026-02-01")
    stated(northseal, number="CB-11-2", valid_from="2098-01-01")
    assert {badge for _entry, badge in answer(site, "CB112").listed} == {"EXPIRED", "NOT_YET_VALID"}
