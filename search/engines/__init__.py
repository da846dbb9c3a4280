"""The engine in use: PostgreSQL; where the settings name a node, Elasticsearch in front of it."""

from django.conf import settings

from search.engines.postgres import PostgresEngine
from search.queries import Engine


def engine() -> Engine:
    if not settings.ELASTICSEARCH_URL:
        return PostgresEngine()
    from search.engines.elastic import the_node  # the node's client takes a second to load
    from search.engines.sheltered import ShelteredEngine

    return ShelteredEngine(the_node(), PostgresEngine())
