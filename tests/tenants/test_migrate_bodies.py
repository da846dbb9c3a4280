"""Every body's schema is brought up to the migrations; who is there already is passed over, and a stopped run goes on."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core import management
from django.core.management.base import CommandError
from django.db import connection

from tenants.management.commands import migrate_bodies
from tenants.migrations_state import schemas_behind
from tenants.models import CertificationBody
from tests.support import database
from tests.tenants.making import tables_of

pytestmark = pytest.mark.slow


@pytest.fixture
def schemas(committed, database_server) -> Iterator[list[str]]:
    """Both bodies, as before the app `imports` came; we are the owner."""
    with database.owning(database_server, connection.settings_dict["NAME"]):
        yield _without_imports()


def _without_imports() -> list[str]:
    names = list(CertificationBody.objects.order_by("schema_name").values_list("schema_name", flat=True))
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f'DROP TABLE "{name}".imports_row, "{name}".imports_batch, "{name}".imports_layout')
            cursor.execute(f"DELETE FROM \"{name}\".django_migrations WHERE app = 'imports'")
    return names


def migrate() -> str:
    said = StringIO()
    management.call_command("migrate_bodies", spares=1, stdout=said)
    return said.getvalue()


def test_who_is_behind_is_migrated_and_then_passed_over(schemas):
    assert schemas_behind(schemas) == schemas
    assert "2 bodies, 2 migrated, 1 spares ready." in migrate()
    assert all("imports_batch" in tables_of(schema) for schema in schemas)
    assert "2 bodies, 0 migrated, 1 spares ready." in migrate()


def test_a_run_that_was_stopped_goes_on_where_it_was(schemas, monkeypatch):
    _first, second = schemas
    call = management.call_command

    def stopped_at_the_second(name, **options):
        if options.get("schema_name") == second:
            raise KeyboardInterrupt
        return call(name, **options)

    with monkeypatch.context() as patched:
        patched.setattr(migrate_bodies, "call_command", stopped_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            migrate()
    connection.set_schema_to_public()
    assert schemas_behind(schemas) == [second]
    assert f"[1/1] {second}" in migrate()
    assert schemas_behind(schemas) == []


def test_a_body_that_fails_holds_up_no_other_and_is_named_at_the_end(schemas):
    first, second = schemas
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE TABLE "{first}".imports_batch (id int)')  # in the way
    with pytest.raises(CommandError, match=f"1 bodies could not be migrated.*\n  {first}: .*imports_batch"):
        migrate()
    assert schemas_behind(schemas) == [first]
    assert "imports_batch" in tables_of(second)
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TABLE "{first}".imports_batch')
    assert f"[1/1] {first}" in migrate()
