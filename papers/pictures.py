"""Logos, seals and signatures that papers bear: looked at when they are uploaded, kept by hash, drawn as they were frozen."""

from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from typing import IO, Any
from uuid import UUID

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from lib.refusal import Refused
from papers.storage import keep_at, kept_at
from web.uploads import checked

BIGGEST = 5 * 1024 * 1024  # bytes sent
MOST_PIXELS = 30_000_000  # unpacked: a small file may hold a wall of them
LONGEST_SIDE = 1200  # pixels kept: 600 to the inch for a seal of five centimetres
PICTURE_TYPES = {"image/png", "image/jpeg"}


def keep_picture(file: Any, *, body: UUID) -> str:
    """Look at an uploaded picture and keep it as a PNG in RGB. Gives its SHA-256. Raises Refused with a sentence."""
    upload = checked(file, biggest=BIGGEST)
    if upload.content_type not in PICTURE_TYPES:
        raise Refused(_("“%(name)s” is no picture. Send a PNG or a JPEG.") % {"name": upload.name})
    content = _as_png(upload.file, upload.name)
    digest = sha256(content).hexdigest()
    keep_at(name_of(body, digest), content)
    return digest


def name_of(body: UUID, digest: str) -> str:
    return f"papers/{body}/pictures/{digest}.png"


def picture_of(body: UUID, digest: str) -> bytes:
    """A kept picture as PNG, and no other. Raises papers.storage.Lost."""
    return kept_at(name_of(body, digest), digest)


def as_svg(body: UUID, digest: str) -> str:
    """A kept picture as typst takes it in its data: a PNG inside an SVG of its size. Raises papers.storage.Lost."""
    return svg_of(picture_of(body, digest))


def svg_of(png: bytes) -> str:
    with Image.open(BytesIO(png)) as picture:
        width, height = picture.size
    data = b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    )


def _as_png(file: IO[bytes], name: str) -> bytes:
    """The picture anew, without whatever else the file held: profiles, places, comments."""
    try:
        with Image.open(file) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused(
                    _("“%(name)s” has too many pixels. Make it smaller, 1200 a side is enough.") % {"name": name}
                )
            if picture.mode == "CMYK":
                raise Refused(_("“%(name)s” is in colours for the press (CMYK). Save it in RGB.") % {"name": name})
            upright = ImageOps.exif_transpose(picture)  # a phone writes beside the picture how it was held
            drawn = upright.convert("RGBA" if upright.mode in {"RGBA", "LA", "PA", "P"} else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as failure:
        raise Refused(_("“%(name)s” cannot be read as a picture. Save it again as PNG.") % {"name": name}) from failure
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    content = BytesIO()
    drawn.save(content, "PNG")
    return content.getvalue()
