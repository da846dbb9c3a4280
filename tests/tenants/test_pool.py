"""A pooled connection is handed out alive and without a memory of a body, and a page pays no round trip for that."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from django_tenants.utils import tenant_context
from psycopg_pool import ConnectionPool

from tenants import pool
from tenants.models import CertificationBody


@pytest.fixture
def connections_of_one(committed: str) -> Iterator[ConnectionPool]:
    with ConnectionPool(committed, min_size=1, max_size=1, check=pool.check, reconnect_timeout=5) as made:
        yield made


def kill_others(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.slow
def test_it_remembers_no_body(connections_of_one):
    with connections_of_one.connection() as one:
        one.execute("SET search_path = northseal, public")
    with connections_of_one.connection() as one:
        assert one.execute("SHOW search_path").fetchone() == ("public",)


@pytest.mark.slow
def test_one_whose_server_process_ended_is_not_handed_out(connections_of_one, committed):
    with connections_of_one.connection() as one:
        before = one.info.backend_pid
    kill_others(committed)
    with connections_of_one.connection() as one:
        assert one.info.backend_pid != before
        one.execute("SELECT 1")


@pytest.mark.slow
def test_one_that_rested_long_is_asked_first(connections_of_one, monkeypatch):
    asked = []
    monkeypatch.setattr(ConnectionPool, "check_connection", asked.append)
    for rested, times in ((0.0, 1), (0.0, 1), (pool.TRUSTED_FOR, 2)):
        later = pool.monotonic() + rested
        monkeypatch.setattr(pool, "monotonic", lambda later=later: later)
        with connections_of_one.connection():
            assert len(asked) == times


@pytest.mark.django_db
def test_the_search_path_is_set_where_it_is_another_only(northseal: CertificationBody, django_assert_num_queries):
    with connection.cursor() as cursor, tenant_context(northseal):
        with django_assert_num_queries(2):
            connection.cursor().execute("SELECT 1")
        connection.set_tenant(northseal)
        with django_assert_num_queries(1):
            connection.cursor().execute("SELECT 1")
        cursor.execute("SET search_path = public")
        connection.set_tenant(northseal)
        with django_assert_num_queries(2):
            connection.cursor().execute("SELECT 1")
