"""A body is suspended, closed, reopened: its host answers politely, the record stays."""

import pytest

from lib.refusal import Refused
from outbox.models import Fact
from oversight import actions
from oversight.models import BodyMeasure
from tenants.hosts import table
from tests.oversight.making import close_body
from tests.support.refusing import is_kept

pytestmark = pytest.mark.django_db

WHY = {"zh": "批准书到期。", "en": "Its approval has run out."}


def test_suspending_is_recorded_and_announced_whole(northseal, olga):
    body = actions.suspend_body(northseal, reason=WHY, by=olga)
    assert (body.standing, body.revision) == ("suspended", 1)
    fact = Fact.objects.get(name="oversight.BodyStated")
    assert fact.payload["revision"] == 1
    assert fact.payload["statement"]["standing"] == "suspended"
    assert fact.payload["statement"]["standing_reason"] == WHY
    assert fact.payload["statement"]["name"] == northseal.name


def test_each_statement_has_the_next_revision(northseal, olga):
    for action in (actions.suspend_body, actions.reopen_body):
        action(northseal, reason=WHY, by=olga)
    close_body(northseal, by=olga)
    revisions = Fact.objects.filter(name="oversight.BodyStated").order_by("pk").values_list("payload__revision", flat=1)
    assert list(revisions) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("before", "action", "words"),
    [
        (None, actions.reopen_body, "open already"),
        (actions.suspend_body, actions.suspend_body, "suspended already"),
        (close_body, actions.suspend_body, "closed"),
    ],
)
def test_what_is_so_already_is_not_done_again(northseal, olga, before, action, words):
    if before:
        before(northseal, reason=WHY, by=olga)
    with pytest.raises(Refused, match=words):
        action(northseal, reason=WHY, by=olga)


def test_a_reason_is_needed(northseal, olga):
    with pytest.raises(Refused, match="Say why"):
        actions.suspend_body(northseal, reason={"zh": " ", "en": ""}, by=olga)
    assert not BodyMeasure.objects.exists()


def test_only_operators_may(northseal, ada):
    with pytest.raises(Refused, match="operators"):
        actions.suspend_body(northseal, reason=WHY, by=ada)


@pytest.mark.parametrize("attack", [lambda rows: rows.update(reason_en="Another."), lambda rows: rows.delete()])
def test_a_measure_is_never_changed(northseal, olga, attack):
    actions.suspend_body(northseal, reason=WHY, by=olga)
    is_kept(lambda: attack(BodyMeasure.objects.all()), "never changed")


def test_a_suspended_bodys_host_says_so_and_why_in_both_languages(northseal, olga, visit):
    actions.suspend_body(northseal, reason=WHY, by=olga)
    table.forget()
    answer = visit(northseal).get("/anything/")
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Northseal (demo) is suspended here" in page
    assert WHY["zh"] in page
    assert WHY["en"] in page
    assert "http://guildmark.localhost/bodies/" in page


def test_the_host_is_looked_up_anew_at_once(northseal, olga, visit, django_capture_on_commit_callbacks):
    visit(northseal).get("/")
    with django_capture_on_commit_callbacks(execute=True):
        actions.suspend_body(northseal, reason=WHY, by=olga)
    assert visit(northseal).get("/").status_code == 503


def test_the_operator_suspends_on_a_page_that_asks_first(operator, northseal):
    there = "/operations/bodies/northseal/suspend/"
    assert b"Its host will answer that the body rests" in operator.get(there).content
    northseal.refresh_from_db()
    assert northseal.is_open
    assert operator.post(there, {"en": "Its approval has run out."}).url == "/operations/bodies/northseal/"
    northseal.refresh_from_db()
    assert northseal.standing == "suspended"
    assert b"Its approval has run out." in operator.get("/operations/bodies/northseal/").content


def test_a_measure_without_a_reason_is_refused_on_the_page(operator, northseal):
    assert b"Say why" in operator.post("/operations/bodies/northseal/suspend/", {"en": " "}).content


def test_no_such_measure_no_page(operator, northseal):
    assert operator.get("/operations/bodies/northseal/erase/").status_code == 404


def test_the_list_shows_every_body(operator, northseal, greenmark):
    page = operator.get("/operations/bodies/").content
    assert b"Northseal (demo)" in page
    assert b"Greenmark (demo)" in page
