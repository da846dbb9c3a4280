"""What holds of the PostgreSQL index."""

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from search import queries
from search.actions import rebuild_search, refresh_search
from search.engines import engine, postgres, rows
from search.kinds import KINDS
from search.models import IndexRevision, SchemeDocument
from search.queries import Query, every, read_cursor
from tests.search.making import index_anew


@given(some.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_text_is_answered(offered, text):
    SchemeDocument.objects.all().delete()
    assert engine().search(Query(text=text.replace("\x00", ""))).total == 0
    assert read_cursor(text) is None or isinstance(read_cursor(text), tuple)


def test_older_write_changes_nothing(offered):
    pk = offered["locks"].scheme_id
    SchemeDocument.objects.filter(pk=pk).update(revision=99, time=77)
    index_anew("schemes", [pk])
    assert SchemeDocument.objects.get(pk=pk).time == 77


def test_rebuilding_gives_the_same_index(offered, capsys):
    before = list(SchemeDocument.objects.order_by("pk").values())
    SchemeDocument.objects.all().delete()
    call_command("rebuild_search")
    assert list(SchemeDocument.objects.order_by("pk").values()) == before
    assert rebuild_search()["schemes"] == 3


def test_counts_are_kept_until_the_index_changes(offered):
    assert engine().search(Query()).total == 3
    SchemeDocument.objects.filter(pk=offered["locks"].scheme_id).delete()  # behind the index's back
    assert engine().search(Query()).total == 3
    rows._count_up("schemes")
    assert engine().search(Query()).total == 2


def test_who_adds_a_filter_to_a_broad_answer_has_only_the_new_one_counted(offered, monkeypatch):
    monkeypatch.setattr(postgres, "MOST_RANKED", 0)
    counted, count = [], postgres._counted
    monkeypatch.setattr(postgres, "_counted", lambda documents: counted.append(1) or count(documents))
    engine().search(Query(facets={"rule": ("filed",)}))
    assert len(counted) == 2  # with the choice, and without
    engine().search(Query(facets={"rule": ("filed",), "body": ("northseal",)}))
    assert len(counted) == 4  # with both, and with the body alone


def test_a_broad_answers_counts_may_be_a_minute_old(offered, monkeypatch):
    monkeypatch.setattr(postgres, "MOST_RANKED", 2)
    assert engine().search(Query()).total == 3
    SchemeDocument.objects.filter(pk=offered["locks"].scheme_id).delete()
    rows._count_up("schemes")
    assert engine().search(Query()).total == 3
    assert engine().search(Query(facets={"body": ("northseal",)})).total == 1


def test_whoever_has_changed_the_index_counts_anew_before_it_is_committed(offered, greenmark):
    assert engine().search(Query(facets={"body": ("greenmark",)})).total == 1
    engine().remove(KINDS["schemes"], [offered["charging"].scheme_id])
    assert engine().search(Query(facets={"body": ("greenmark",)})).total == 0


def test_a_change_counts_up_once_it_is_committed(offered, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        index_anew("schemes", [offered["locks"].scheme_id])
    assert IndexRevision.objects.get(kind="schemes").revision > 0


def test_what_is_unchanged_is_not_written(offered):
    documents = KINDS["schemes"].documents(list(KINDS["schemes"].listed()))
    assert rows.write(KINDS["schemes"], documents) == {}


def test_texts_that_have_not_changed_are_not_analysed(offered, monkeypatch):
    monkeypatch.setattr(rows, "vector_of", lambda *_: pytest.fail("analysed again"))
    SchemeDocument.objects.update(checksum=0, facets=[])
    refresh_search()
    assert engine().search(Query(text="门锁", facets={"category": ("iot",)})).total == 1


def test_everything_that_is_found_is_given_page_by_page(offered, monkeypatch):
    monkeypatch.setattr(queries, "AT_ONCE", 2)
    newest_first = engine().search(Query(sort="newest")).hits
    assert list(every(Query(), engine(), 50_000)) == newest_first
    assert list(every(Query(), engine(), 1)) == newest_first[:1]


NONSENSE = [
    {"text": "\ud800 冰箱"},
    {"text": "a" * 10_000},
    {"text": "'; DROP TABLE x; --"},
    {"text": "* ?? /.*/ AND OR ((("},
    {"model": "*" * 500 + "AB%_\\*"},
    {"model": "%_%"},
    {"cursor": "WzFd"},
    {"cursor": "W1sxXSwgWzJdXQ"},
    {"sort": "expires"},
    {"facets": {"status": ("'", "\\", "%")}},
    {"ranges": {"x\x00": (1, 2), "\ud800": (1, 2), 'a"b\\': (float("nan"), None)}},
    {"ranges": {'a"b\\': (1.0, 1e300)}},
]


@pytest.mark.parametrize("asked", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_finds_nothing_and_breaks_nothing(offered, asked):
    assert engine().search(Query("products", **asked)).total == 0
