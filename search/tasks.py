"""The clock's door: accreditations end without anybody saying so."""

from django.conf import settings

from lib.queue import task
from outbox.daily import once_a_day
from search import actions


@task("search.rebuild", seconds=600)
def rebuild() -> None:
    """Make the index anew, every night."""
    once_a_day("search.rebuild", actions.rebuild_search)


@task("search.index_certificates", seconds=600)
def index_certificates(field: str, pk: str) -> None:
    """All certificates of a scheme or a body, once that is found otherwise; where it is lost, the night makes up for it."""
    actions.index_certificates(field, pk)


@task("search.push")
def push() -> None:
    """Bring to the Elasticsearch node what it has yet to hear: after a change, and every half minute."""
    if settings.ELASTICSEARCH_URL:
        from search import pushing

        pushing.push()
