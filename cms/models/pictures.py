"""The sizes in which pictures are shown. Made on publishing: a first reader should not wait seconds for them."""

from collections.abc import Iterator
from typing import Any

from wagtail.images.models import AbstractImage

SPECS = ["width-480|format-webp", "width-960|format-webp", "width-1440|format-webp"]


def renditions_of(image: AbstractImage | None) -> dict[str, Any]:
    """`renditions`, smallest first, and `srcset`: what a template needs to show `image`."""
    if image is None:
        return {"renditions": [], "srcset": ""}
    renditions = list(image.get_renditions(*SPECS).values())
    return {
        "renditions": renditions,
        "srcset": ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions),
    }


def pictures_in(page: Any) -> Iterator[AbstractImage]:
    """Every picture that `page` shows."""
    if getattr(page, "picture", None):
        yield page.picture
    for block in page.body:
        if block.block_type == "picture":
            yield block.value
