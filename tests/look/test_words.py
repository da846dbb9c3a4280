"""Values are written as LOOK.md says, in both languages."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from babel.messages.catalog import Catalog
from django.template import engines
from django.utils import translation
from moneyed import Money

from billing.models import State as InvoiceState
from cases.transitions import State as CaseState
from certificates.models import CertificateEvent
from certificates.transitions import Status
from look.statuses import LOOKS, look_of
from look.templatetags import words
from marketplace.management.commands import messages
from register.answers.wording import ANSWER_LOOKS as answers
from tenants.models import CertificationBody


@pytest.fixture(params=["en", "zh-hans"])
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def in_chinese():
    with translation.override("zh-hans"):
        yield


@pytest.mark.parametrize(("language_code", "written"), [("en", "One. Two."), ("zh-hans", "One.Two.")])
def test_two_sentences_in_one_line_are_apart_in_english_only(language_code, written):
    template = engines["django"].from_string("{% load words %}One.{% space %}Two.")
    with translation.override(language_code):
        assert template.render() == written


def test_money_says_sign_and_code(language):
    assert words.money(Decimal(12300)) == "¥12,300.00 CNY"
    assert words.money(Money(-5, "EUR")) == "-€5.00 EUR"
    assert words.money("1500", "JPY") == "¥1,500 JPY"
    assert words.money(None) == ""


def test_day_in_english(in_english):
    assert words.day(date(2026, 11, 22)) == words.day("2026-11-22") == "2026-11-22"


def test_day_in_chinese(in_chinese):
    assert words.day(date(2026, 11, 22)) == "2026年11月22日"


def test_moment_says_its_time_zone(in_english):
    assert words.moment(datetime(2026, 11, 22, 7, 43, tzinfo=UTC)) == "2026-11-22 15:43 (UTC+8)"


def test_moment_in_chinese(in_chinese):
    assert words.moment("2026-11-22T07:43:00+00:00") == "2026年11月22日 15:43（UTC+8）"


def test_day_is_the_readers_day(in_english):
    assert words.day(datetime(2026, 11, 22, 20, 0, tzinfo=UTC)) == "2026-11-23"


def test_nothing_is_written_as_nothing(language):
    assert [words.day(None), words.moment(""), words.iso(None), words.days_until(None)] == ["", "", "", ""]


def test_localized_falls_back_to_the_other_language(in_english):
    assert words.localized({"zh": "冰箱", "en": ""}) == "冰箱"
    assert words.other_language({"zh": "冰箱", "en": ""}) == ""
    assert words.other_language({"zh": "冰箱", "en": "Refrigerator"}) == '<span lang="zh-Hans">冰箱</span>'


def test_the_other_language_says_which_it_is_and_holds_no_markup(in_chinese):
    assert words.other_language({"zh": "冰箱", "en": "<b>Ice"}) == '<span lang="en">&lt;b&gt;Ice</span>'


def test_file_size():
    assert [words.file_size(size) for size in (0, 999, 1_482_311, 48_200_000, 3 * 10**9)] == [
        "0 B",
        "999 B",
        "1.5 MB",
        "48.2 MB",
        "3.0 GB",
    ]


def test_a_rate_in_english(in_english):
    assert (words.percent(Decimal("6.00")), words.percent(None)) == ("6 %", "")


def test_a_rate_in_chinese(in_chinese):
    assert words.percent(Decimal("0.50")) == "0.5%"


def test_numbers_are_grouped_by_three(language):
    assert words.thousands(1234567) == "1,234,567"


def test_certificate_states_have_the_glossarys_words(in_chinese):
    states = ["VALID", "SUSPENDED", "WITHDRAWN", "CANCELLED", "EXPIRED", "SUPERSEDED"]
    shown = [str(look_of(state, "certificate").word) for state in states]
    assert shown == ["有效", "暂停", "撤销", "注销", "过期失效", "已换证"]


ENUMERATIONS = [
    (CaseState, "case", {}),
    (Status, "certificate", {}),
    (CertificateEvent.What, "certificate-event", {}),
    (InvoiceState, "invoice", {"issued": "open"}),
    (CertificationBody.Standing, "body", {}),
]


@pytest.mark.parametrize(("states", "kind", "shown_as"), ENUMERATIONS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_state_is_called_the_same_in_lists_and_on_badges(states, kind, shown_as, language):
    for state in states:
        shown = shown_as.get(state.value, state.value)
        assert LOOKS[kind][shown.upper()].word == state.label


@pytest.mark.parametrize("status", [*Status.values, "NOT_YET_VALID", "NOT_IN_THIS_REGISTER"])
def test_an_answer_of_the_register_looks_as_the_status_it_states(status):
    look = look_of(status, "certificate")
    assert answers[status.lower().replace("_", "-")] == (look.tone, look.icon)


def test_a_text_that_two_apps_translate_differently_is_named(monkeypatch):
    def read(app: str) -> Catalog:
        catalog = Catalog()
        catalog.add(
            "From",
            {"staff": "起始日期", "evaluations": "提交方"}.get(app, "来自"),
            context="a day" if app == "staff" else None,
        )
        return catalog

    monkeypatch.setattr(messages, "apps_with_words", lambda: ["staff", "evaluations"])
    monkeypatch.setattr(messages, "read", read)
    assert messages.translated_differently() == []
    monkeypatch.setattr(messages, "apps_with_words", lambda: ["staff", "evaluations", "applications"])
    assert messages.translated_differently() == ["'From': evaluations 提交方, applications 来自"]


def test_a_text_that_would_speak_for_a_library_is_named(monkeypatch):
    ours = Catalog()
    ours.add("New", "新证书")
    ours.add("New", "新证书", context="row")
    ours.add("History", "历史记录")  # fits there too
    monkeypatch.setattr(messages, "apps_with_words", lambda: ["imports"])
    monkeypatch.setattr(messages, "read", lambda _app: ours)
    assert [one.partition(", ")[0] for one in messages.translated_for_libraries()] == ["'New': ours 新证书"]
