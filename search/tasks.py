"""The clock's door: accreditations end without anybody saying so."""

from django.conf import settings

from lib.queue import task
from outbox.daily import once_a_day
from search import actions


@task("search.rebuild", seconds=600)
def rebuild() -> None:
    """Make the index anew, every night."""
    once_a_day("search.rebuild", actions.rebuild_search)


@task("search.push")
def push() -> None:
    """Bring to the Elasticsearch node what it has yet to hear: after a change, and every half minute."""
    if settings.ELASTICSEARCH_URL:
        from search import pushing

        pushing.push()
