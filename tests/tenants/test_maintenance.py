"""A body whose tables are behind says so at its host, in words, and operators see which it is."""

import pytest

from tenants import migrations_state
from tenants.hosts import table
from tests.support import database
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def behind(northseal, monkeypatch):
    """Northseal, as a new version meets it before `migrate_bodies` has come to it."""
    monkeypatch.setattr(migrations_state, "_complete", set())
    database.by_the_owner(f"DELETE FROM \"{northseal.schema_name}\".django_migrations WHERE app = 'imports'")
    table.forget()
    return northseal


def test_a_body_that_is_behind_is_in_maintenance_at_its_host_alone(behind, visit, greenmark):
    answer = visit(behind).get("/desk/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "is in maintenance" in page
    assert "正在维护" in page
    assert visit(greenmark).get("/").status_code == 200


def test_operators_see_which_body_is_behind(behind, site, olga):
    page = signed_in(site, olga).get("/operations/").content.decode()
    assert "Bodies in maintenance" in page
    assert "/operations/bodies/northseal/" in page
    assert "/operations/bodies/greenmark/" not in page


def test_once_migrated_it_answers_and_is_not_asked_again(northseal, visit, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(migrations_state, "_complete", set())
    assert migrations_state.is_complete(northseal.schema_name)
    with django_assert_num_queries(0):
        assert migrations_state.is_complete(northseal.schema_name)


def test_tables_of_a_later_version_are_no_maintenance(northseal, monkeypatch):
    """While a version is rolled out, processes of the one before go on."""
    monkeypatch.setattr(migrations_state, "_complete", set())
    added = "INSERT INTO {}.django_migrations (app, name, applied) VALUES ('imports', '9999_later', now())"
    database.by_the_owner(added.format(f'"{northseal.schema_name}"'))
    assert migrations_state.is_complete(northseal.schema_name)
