"""What editors are told about their pages."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.models import Page

from cms.models import HomePage, PromotionPage


def home_pages() -> list[HomePage]:
    """The first page in each language, the site's own language first."""
    return list(HomePage.objects.live().select_related("locale").order_by("pk"))


def overtaken_pages() -> list[tuple[Page, list[str]]]:
    """Live pages that promote what the register no longer says so: the page, and a sentence for each such block."""
    pages = [*HomePage.objects.live().select_related("locale"), *PromotionPage.objects.live().select_related("locale")]
    overtaken = [(page, list(_overtaken_in(page.body))) for page in pages]
    return [(page, sentences) for page, sentences in overtaken if sentences]


def _overtaken_in(body: Any) -> Iterator[str]:
    for child in body:
        one_kind = isinstance(child.block, blocks.ListBlock)
        block = child.block.child_block if one_kind else child.block
        if hasattr(block, "overtaken"):
            yield from filter(
                None, (str(block.overtaken(value)) for value in (child.value if one_kind else [child.value]))
            )
