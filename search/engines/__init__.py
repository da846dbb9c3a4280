"""The engine in use: PostgreSQL; where the settings name a node, Elasticsearch in front of it."""

from django.conf import settings

from search.engines.postgres import PostgresEngine
from search.queries import Engine


def engine(*, of_a_page: bool = False) -> Engine:
    """`of_a_page`: for all questions of one page, which waits for the node once, however often it asks."""
    if not settings.ELASTICSEARCH_URL:
        return PostgresEngine()
    from search.engines.elastic import the_node  # the node's client takes a second to load
    from search.engines.sheltered import Patience, ShelteredEngine

    return ShelteredEngine(the_node(), PostgresEngine(), Patience(in_all=of_a_page))
