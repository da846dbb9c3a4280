"""What publishing a page sets off."""

from wagtail.models import Page

from cms.models.pictures import pictures_in, renditions_of
from lib.queue import task


@task("cms.make_renditions", seconds=300)
def make_renditions(page: int) -> None:
    """Make every size of every picture of a page, so that no reader waits for it."""
    found = Page.objects.filter(pk=page).specific().first()
    for picture in pictures_in(found) if hasattr(found, "body") else ():
        renditions_of(picture)
