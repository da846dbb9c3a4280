"""The engine in use: PostgreSQL; Elasticsearch where its address is given, once it stands beside it."""

from search.engines.postgres import PostgresEngine
from search.queries import Engine


def engine() -> Engine:
    return PostgresEngine()
