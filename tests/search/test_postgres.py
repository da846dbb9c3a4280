"""What holds of the PostgreSQL index."""

from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from search.actions import index_schemes, rebuild_search
from search.engines import engine
from search.models import SchemeDocument
from search.queries import Query, read_cursor


@given(some.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_text_is_answered(offered, text):
    SchemeDocument.objects.all().delete()
    assert engine().search(Query(text=text.replace("\x00", ""))).total == 0
    assert read_cursor(text) is None or isinstance(read_cursor(text), tuple)


def test_older_write_changes_nothing(offered):
    pk = offered["locks"].scheme_id
    SchemeDocument.objects.filter(pk=pk).update(revision=99, time=77)
    index_schemes([pk])
    assert SchemeDocument.objects.get(pk=pk).time == 77


def test_rebuilding_gives_the_same_index(offered, capsys):
    before = list(SchemeDocument.objects.order_by("pk").values())
    SchemeDocument.objects.all().delete()
    call_command("rebuild_search")
    assert list(SchemeDocument.objects.order_by("pk").values()) == before
    assert rebuild_search()["schemes"] == 3
