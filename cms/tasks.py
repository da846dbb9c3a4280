"""What publishing a page sets off."""

from datetime import timedelta
from typing import Any

from wagtail.models import Page

from cms.models.pictures import pictures_in, renditions_of
from lib import clock
from lib.queue import task

LATELY = timedelta(days=2)


@task("cms.make_renditions", seconds=300)
def make_renditions(page: int) -> None:
    """Make every size of every picture of a page, so that no reader waits for it."""
    _prepare(Page.objects.filter(pk=page).specific().first())


@task("cms.remake_renditions", seconds=300)
def remake_renditions() -> None:
    """The same for what was published lately, whose task may have been lost: a query for each picture that is ready."""
    for page in Page.objects.live().filter(last_published_at__gte=clock.now() - LATELY).specific():
        _prepare(page)


def _prepare(page: Any) -> None:
    for picture in pictures_in(page) if hasattr(page, "body") else ():
        renditions_of(picture)
