"""Pooled connections go back without a memory of a body, and those of a database that went down are not handed out."""

from psycopg import Connection, OperationalError
from psycopg_pool import ConnectionPool

RECONNECT_FOR = 2.0  # seconds; then a request tries, at once. The pool alone would wait twice as long each time


def reset(connection: Connection) -> None:
    """Called by psycopg's pool as a connection is handed back: the next request must set its own search path."""
    connection.execute("RESET search_path")
    connection.commit()


def check(connection: Connection) -> None:
    """Called before a connection is handed out. Where one is dead the others are too: all that are idle go at once.

    The pool would find them out one by one, and sleep longer after each; ten of them are a page that never comes.
    """
    try:
        ConnectionPool.check_connection(connection)
    except OperationalError:
        pool = connection._pool
        if pool is not None:
            pool.drain()
        raise
