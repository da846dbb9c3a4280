"""One box, and distinct answers in words."""

from uuid import uuid4

import pytest
from django.db import transaction

from outbox import relay
from register import actions
from register.actions import Stated
from register.models import Kind, RegisterEntry
from tests.register.making import NUMBER, answer, ask, happened, said, scheme_said

pytestmark = pytest.mark.django_db


REASON = {"code": "sample_failed", "zh": "抽样不合格", "en": "A sample failed"}
STATUSES = [
    ("VALID", {}, "valid", "is valid"),
    ("VALID", {"valid_from": "2098-01-01"}, "not-yet-valid", "not yet valid"),
    ("VALID", {"valid_until": "2026-02-01"}, "expired", "has expired"),
    ("SUSPENDED", {"suspension": {"until": "2026-12-31", "conditions": {"en": "x"}}}, "suspended", "is suspended"),
    ("WITHDRAWN", {}, "withdrawn", "has been withdrawn"),
    ("CANCELLED", {}, "cancelled", "has been cancelled"),
    ("EXPIRED", {}, "expired", "has expired"),
    ("SUPERSEDED", {"superseded_by": {"id": str(uuid4()), "number": "NS-2"}}, "superseded", "been superseded"),
]


@pytest.mark.parametrize(("status", "more", "kind", "words"), STATUSES)
def test_each_status_has_its_own_answer(site, northseal, stated, status, more, kind, words):
    stated(northseal, status, history=[happened("x", status, reason=REASON)], **more)
    page = ask(site)
    assert page.context["answer"].kind == kind
    assert words in page.content.decode()
    assert "Checked at" in page.content.decode()


@pytest.mark.parametrize("text", ["hello", "what is this?", "12", "-", "x" * 90, "电冰箱"])
def test_what_is_no_number_is_told_what_a_number_looks_like(site, text):
    assert answer(site, text).kind == "not-a-number"


def test_unknown_is_not_called_false(site):
    page = ask(site, "ZZ-2020-1")
    assert page.context["answer"].kind == "not-in-this-register"
    assert "does not mean it is false" in page.content.decode()


@pytest.mark.parametrize(("complete_from", "kind"), [(None, "not-in-this-register"), ("2026-01-01", "never-issued")])
def test_never_issued_only_where_the_body_said_it_is_complete(site, northseal, complete_from, kind):
    scheme = scheme_said(complete_from=complete_from)
    actions.record_statements(Kind.SCHEME, [Stated(uuid4(), 1, scheme)], body=northseal)
    assert answer(site, "ZZ-2020-1", body="northseal").kind == kind
    assert answer(site, "ZZ-2020-1").kind == "not-in-this-register"


def test_two_bodies_with_the_same_number_are_candidates(site, northseal, greenmark, stated):
    stated(northseal)
    stated(greenmark)
    assert len(answer(site).candidates) == 2
    assert answer(site, body="greenmark").kind == "valid"


def test_the_permanent_address_is_a_number_too(site, northseal, stated):
    pk = stated(northseal)
    assert answer(site, f"http://guildmark.localhost/certificates/{pk}/").kind == "valid"


@pytest.mark.parametrize(
    ("field", "value", "verdict"),
    [
        ("holder", "acme  appliances", "matches"),
        ("holder", "爱克米电器", "matches"),
        ("standard", "gbt23119", "matches"),
        ("standard", "GB/T 23119-2008", "differs"),
        ("date", "2026-06-01", "matches"),
        ("date", "2026-01-01", "differs"),
    ],
)
def test_what_stands_on_the_paper_is_compared(site, northseal, stated, field, value, verdict):
    stated(northseal)
    found = {check.what: check.verdict for check in answer(site, **{field: value}).checks}
    assert found.pop(field.capitalize()) == verdict
    assert set(found.values()) == {"not-checked"}


def test_another_holder_is_the_headline(site, northseal, stated):
    stated(northseal, "WITHDRAWN")
    assert answer(site, holder="Somebody else").kind == "holder-differs"


def test_as_of_a_day_in_a_suspension(site, northseal, stated):
    history = [*said()["history"], happened("suspended", "SUSPENDED"), happened("restored", "VALID", "2026-05-01")]
    stated(northseal, history=history)
    assert [answer(site, date=day).checks[2].verdict for day in ("2026-02-28", "2026-04-01", "2026-05-01")] == [
        "matches",
        "differs",
        "matches",
    ]


def test_the_page_without_a_question(site):
    page = site.get("/verify/")
    assert page.status_code == 200
    assert page.context["answer"] is None
    assert RegisterEntry.objects.count() == 0


def test_an_empty_box_is_refused_in_words(site):
    assert "required" in ask(site, "").content.decode()


def test_in_chinese(site, northseal, stated):
    stated(northseal)
    page = site.get("/verify/", {"number": NUMBER}, headers={"accept-language": "zh-hans"})
    assert "有效" in page.content.decode()


def test_nothing_is_heard_by_asking(site, northseal, stated):
    stated(northseal)
    ask(site)
    assert relay.deliver_all() == 0


def test_writing_is_not_asking(site):
    with transaction.atomic():
        assert site.post("/verify/", {"number": NUMBER}).status_code == 405
