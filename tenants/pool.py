"""Pooled connections go back without a memory of a body."""

from psycopg import Connection


def reset(connection: Connection) -> None:
    """Called by psycopg's pool as a connection is handed back: the next request must set its own search path."""
    connection.execute("RESET search_path")
    connection.commit()
