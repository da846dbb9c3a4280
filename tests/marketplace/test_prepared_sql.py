"""SQL that the server keeps parsed and planned."""

import pytest
from django.db import DataError, connection, transaction

from lib import prepared_sql

SQL = "SELECT %s::int + 1, 'kept for this test'"


def statements() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%kept for this test%'")
        return cursor.fetchone()[0]


def test_the_server_keeps_it_from_its_first_run(db):
    assert prepared_sql.execute(SQL, [1]).fetchone()[0] == 2
    assert statements() == 1
    assert prepared_sql.execute(SQL, [41]).fetchone()[0] == 42
    assert statements() == 1


def test_one_text_of_many_is_not_kept(db):
    assert prepared_sql.execute(SQL, [1], keep=False).fetchone()[0] == 2
    assert statements() == 0


def test_its_failures_are_those_of_django(db):
    with pytest.raises(DataError), transaction.atomic():
        prepared_sql.execute("SELECT 1 / %s::int", [0])
    assert prepared_sql.execute(SQL, [1]).fetchone()[0] == 2
