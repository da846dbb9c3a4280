"""A body's own mark is looked at before it is taken: as it would stand beside a code, on white, printed small."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image

from lib.colours import LEAST_CONTRAST, WHITE, contrast
from lib.refusal import Refused
from papers.marks import Mark, as_png, on_white

LEAST_SIDE = 300  # pixels: 600 to the inch where it is printed thirteen millimetres wide
SEEN = 1.25  # contrast from which a colour is no longer white to anybody
LEAST_SHARE = 0.1  # of what is seen: the strokes of a pale mark with dark ones
SMALLER = (1, 4)  # how many times: as it is sent, and as it is printed on a product
TRIAL = "https://guildmark.example/certificates/00000000-0000-4000-8000-000000000000/"  # as long as any of ours


def refuse_picture(png: bytes) -> None:
    """Look at a body's own mark as it would stand beside a code on white. Raises Refused with a sentence where it is too
    small to be printed, too pale to be seen, or keeps a phone from reading the code.
    """
    picture = on_white(png)
    if min(picture.size) < LEAST_SIDE:
        raise Refused(
            _("This mark has %(width)d × %(height)d pixels. To be printed it takes %(least)d a side at least.")
            % {"width": picture.width, "height": picture.height, "least": LEAST_SIDE}
        )
    _refuse_pale(picture)
    _refuse_unread(png)


def _refuse_pale(picture: Image.Image) -> None:
    """Of what can be told from white at all, enough must stand out as letters have to (WCAG 2.2)."""
    counted = picture.copy()
    counted.thumbnail((300, 300))
    seen = read = 0
    colours: list[tuple[int, Any]] = list(counted.quantize(64).convert("RGB").getcolors(64) or [])
    for count, colour in colours:
        told_apart = contrast("#{:02x}{:02x}{:02x}".format(*colour), WHITE)
        seen += count if told_apart >= SEEN else 0
        read += count if told_apart >= LEAST_CONTRAST else 0
    if read < max(seen, 1) * LEAST_SHARE:
        raise Refused(
            _("This mark is too pale on white: its parts have to reach a contrast of %(least)s there, and of what can be seen"
              " %(share)d %% do.") % {"least": LEAST_CONTRAST, "share": round(100 * read / max(seen, 1))}
        )  # fmt: skip


def _refuse_unread(png: bytes) -> None:
    """The whole as it would be printed small is read as a phone reads it: one code, ours, with its quiet zone left free."""
    import zxingcpp  # not before a mark is looked at

    whole = Image.open(BytesIO(as_png(Mark("", "", "0" * 20, TRIAL, png)))).convert("L")
    for times in SMALLER:
        smaller = whole.resize((whole.width // times, whole.height // times))
        codes = {code.text for code in zxingcpp.read_barcodes(smaller) if code.text}
        if codes - {TRIAL}:
            raise Refused(_("This mark bears a code of its own: beside ours a phone might read that one."))
        if not codes:
            raise Refused(_("Beside this mark the code of a certificate could not be read. Choose another picture."))
