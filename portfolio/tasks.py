"""The clock's door: saved searches are repeated, each in a task of its own, so that one that fails holds up no other."""

from uuid import UUID

from lib import clock
from lib.queue import later, task
from portfolio import actions
from portfolio.models import SavedSearch

AT_ONCE = 500


@task("portfolio.repeat_searches")
def repeat_searches() -> None:
    """Ask for what is due. Asked twice, the second finds nothing due."""
    for pk in SavedSearch.objects.due(clock.now()).values_list("pk", flat=True)[:AT_ONCE]:
        later("portfolio.repeat_search", str(pk))


@task("portfolio.repeat_search")
def repeat_search(pk: str) -> None:
    actions.repeat_search(UUID(pk))
