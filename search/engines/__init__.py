"""The engine in use: PostgreSQL; where the settings name a node, Elasticsearch in front of it."""

from django.conf import settings

from search.engines.elastic import the_node
from search.engines.postgres import PostgresEngine
from search.engines.sheltered import ShelteredEngine
from search.queries import Engine


def engine() -> Engine:
    return ShelteredEngine(the_node(), PostgresEngine()) if settings.ELASTICSEARCH_URL else PostgresEngine()
