"""What a pooled connection is asked before it is handed out: that it lives, and that it remembers no body.

Nothing is done as it is handed back: psycopg's pool would do that in a thread of its own, for which the next request
then waits.
"""

import select
from time import monotonic
from typing import Any

from psycopg import Connection, OperationalError
from psycopg_pool import ConnectionPool

RECONNECT_FOR = 2.0  # seconds; then a request tries, at once. The pool alone would wait twice as long each time
TRUSTED_FOR = 10.0  # seconds since it was last handed out; then the server itself is asked


def check(connection: Connection[Any]) -> None:
    """Called before a connection is handed out. Where one is dead the others are too: all that are idle go at once.

    The pool would find them out one by one, and sleep longer after each; ten of them are a page that never comes.
    """
    try:
        if not _lives(connection):
            ConnectionPool.check_connection(connection)
        _forget_body(connection)
    except OperationalError:
        pool = connection._pool
        if isinstance(pool, ConnectionPool):
            pool.drain()
        raise


def search_path_of(connection: Connection[Any]) -> str | None:
    """The search path as the server last reported it; None where it does not report."""
    return connection.info.parameter_status("search_path")


def _lives(connection: Connection[Any]) -> bool:
    """Whether it was in use a moment ago and nothing has come since. A server that ends says so on every connection."""
    now = monotonic()
    handed_out, connection.handed_out_at = getattr(connection, "handed_out_at", 0.0), now  # type: ignore[attr-defined]
    return now - handed_out < TRUSTED_FOR and not _has_news(connection)


def _has_news(connection: Connection[Any]) -> bool:
    waiting = select.poll()
    waiting.register(connection.fileno(), select.POLLIN)
    return bool(waiting.poll(0))


def _forget_body(connection: Connection[Any]) -> None:
    if search_path_of(connection) != "public":
        connection.execute("SET search_path = public")
        connection.commit()
