"""The clock's door: accreditations end without anybody saying so."""

from lib.queue import task
from search import actions


@task("search.rebuild", seconds=600)
def rebuild() -> None:
    """Make the index anew, every night."""
    actions.rebuild_search()
