"""The clock's door: accreditations end without anybody saying so."""

from django.conf import settings

from lib.queue import task
from outbox.daily import once_a_day
from search import actions, rewording
from search.guide.actions import forget_old_answers


@task("search.rebuild", seconds=1500)
def rebuild() -> None:
    """Make the index as the register is, every night, and the node as the index."""
    once_a_day("search.rebuild", _refresh)


@task("search.turn_the_day", seconds=600)
def turn_the_day() -> None:
    """Certificates begin and end at midnight where they count their days, and no fact tells of it."""
    actions.turn_the_day()


def _refresh() -> None:
    forget_old_answers()
    actions.refresh_search()
    if settings.ELASTICSEARCH_URL:
        from search import pushing

        pushing.push_what_drifted()


@task("search.index_certificates", seconds=600)
def index_certificates(field: str, pk: str) -> None:
    """All certificates of a scheme or a body, once that is found otherwise; where it is lost, the night makes up for it."""
    actions.index_certificates(field, pk)


@task("search.reindex_words", seconds=2000)
def reindex_words() -> None:
    """What a change of words concerns: after each, and every five minutes where that was lost."""
    rewording.reindex()


@task("search.push", seconds=1500)
def push() -> None:
    """Bring to the Elasticsearch node what it has yet to hear: after a change, and every half minute."""
    if settings.ELASTICSEARCH_URL:
        from search import pushing

        pushing.push()
