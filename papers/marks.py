"""A mark with its QR code, as SVG and PNG: dark on light, with its quiet zone, letters as outlines of our own fonts.

A body's own mark is a picture beside the code; where it has none, the scheme's name and the body's stand there in words.

It is drawn without the engine of papers, which is a hundred megabytes, so that a page may answer with it.
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import segno
from PIL import Image, ImageDraw, ImageFont

from lib.colours import WHITE
from papers.fonts import FILES
from papers.glyphs import printable

INK, QUIET, GROUND = "#16202b", "#51606f", WHITE
QUIET_ZONE = 4  # modules, ISO/IEC 18004
LEAST_MODULE = 0.4  # millimetres printed, for a phone at arm's length
MODULE = 8  # units of the drawing
PIXELS = 3  # of the PNG in a unit: 24 a module
WIDE, SIDE = 560, 24  # units: the column of words, the margin
CHAIN = (1, 0, 2, 3, 4)  # of papers.fonts.FILES: sans first, as a mark is read from afar


@dataclass(frozen=True)
class Mark:
    """What a mark says. `scheme` and `body` are the words beside the code, `address` where the code leads; `picture` is the
    body's own mark as PNG, which takes the place of the words.
    """

    scheme: str
    body: str
    number: str
    address: str
    picture: bytes = b""


@dataclass(frozen=True)
class _Line:
    text: str
    size: int
    colour: str
    baseline: int


@dataclass(frozen=True)
class _Box:
    """Where the body's own mark stands, in units."""

    left: int
    above: int
    width: int
    height: int


@dataclass(frozen=True)
class _Layout:
    code: segno.QRCode
    box: _Box | None
    lines: list[_Line]
    height: int


def as_svg(mark: Mark) -> bytes:
    """The mark as an SVG that needs no font."""
    laid_out = _laid_out(mark)
    code, lines, height, box = laid_out.code, laid_out.lines, laid_out.height, laid_out.box
    width = code_side(code) + WIDE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img"><title>{escape(_title(mark))}</title>',
        f'<rect width="{width}" height="{height}" fill="{GROUND}"/>',
        f'<path fill="{INK}" d="{_modules_path(code, height)}"/>',
    ]
    if box:
        parts.append(
            f'<image x="{box.left}" y="{box.above}" width="{box.width}" height="{box.height}"'
            f' href="data:image/png;base64,{b64encode(mark.picture).decode()}"/>'
        )
    parts += [f'<path fill="{line.colour}" d="{_outline(line, code_side(code))}"/>' for line in lines]
    return ("".join(parts) + "</svg>\n").encode()


def as_png(mark: Mark) -> bytes:
    """The same as a PNG of 24 pixels a module: 600 to the inch where a module is printed one millimetre wide."""
    laid_out = _laid_out(mark)
    code, height = laid_out.code, laid_out.height
    left = code_side(code)
    picture = Image.new("RGB", ((left + WIDE) * PIXELS, height * PIXELS), GROUND)
    if laid_out.box:
        _paste(picture, mark.picture, laid_out.box)
    pencil = ImageDraw.Draw(picture)
    for x, y, length in _runs(code):
        corner = (x * MODULE * PIXELS, (y * MODULE + _above(code, height)) * PIXELS)
        pencil.rectangle((*corner, corner[0] + length * MODULE * PIXELS - 1, corner[1] + MODULE * PIXELS - 1), fill=INK)
    for line in laid_out.lines:
        for letter, font, across in _set(line, left):
            at, type_ = (across * PIXELS, line.baseline * PIXELS), _type(font, line.size * PIXELS)
            pencil.text(at, letter, fill=line.colour, font=type_, anchor="ls")
    content = BytesIO()
    picture.save(content, "PNG", dpi=(600, 600))
    return content.getvalue()


def code_side(code: segno.QRCode) -> int:
    """How wide a code is with its quiet zone, in units."""
    return (len(code.matrix) + 2 * QUIET_ZONE) * MODULE


def on_white(png: bytes) -> Image.Image:
    """A picture as it is printed: what it leaves open is the white of the paper."""
    with Image.open(BytesIO(png)) as picture:
        laid = picture.convert("RGBA")
    ground = Image.new("RGBA", laid.size, GROUND)
    ground.alpha_composite(laid)
    return ground.convert("RGB")


def _paste(ground: Image.Image, png: bytes, box: _Box) -> None:
    drawn = on_white(png).resize((box.width * PIXELS, box.height * PIXELS))
    ground.paste(drawn, (box.left * PIXELS, box.above * PIXELS))


def _laid_out(mark: Mark) -> _Layout:
    """Where everything stands."""
    code = segno.make(mark.address, error="m", micro=False)
    if mark.picture:
        return _beside_picture(mark, code)
    lines: list[_Line] = []
    below = QUIET_ZONE * MODULE
    for text, size, colour, most in ((mark.scheme, 40, INK, 3), (mark.body, 26, QUIET, 3), (mark.number, 30, INK, 0)):
        for part in _broken(printable(text), size, most):
            below += round(size * 1.35)
            lines.append(_Line(part, size, colour, below))
        below += 14
    return _Layout(code, None, lines, max(code_side(code), below + QUIET_ZONE * MODULE))


def _beside_picture(mark: Mark, code: segno.QRCode) -> _Layout:
    """The body's own mark beside the code, and the number beneath it."""
    zone, left = QUIET_ZONE * MODULE, code_side(code)
    with Image.open(BytesIO(mark.picture)) as picture:
        across, down = picture.size
    numbers = _broken(printable(mark.number), 30, 0)
    most_high = max(left - 2 * zone - len(numbers) * 41 - 14, MODULE * 16)
    scale = min((WIDE - SIDE) / across, most_high / down)
    box = _Box(left, zone, max(round(across * scale), 1), max(round(down * scale), 1))
    below, lines = box.above + box.height + 14, []
    for part in numbers:
        below += 41
        lines.append(_Line(part, 30, INK, below))
    return _Layout(code, box, lines, max(left, below + zone))


def _broken(text: str, size: int, most: int) -> list[str]:
    """A text in lines that fit, `most` of them (0: all it takes, for a number that is cut is another number); what is
    longer ends with an ellipsis. Breaks between words or 汉字.
    """
    rows, row, width = [], "", 0.0
    for word in _words(text):
        long = sum(_advance(letter) for letter in word) * size
        if row and width + long > WIDE - SIDE:
            rows.append(row.rstrip())
            row, width = "", 0.0
        row, width = row + word, width + long
    rows = [*rows, row.rstrip()] if row.strip() else rows
    return rows if not most or len(rows) <= most else [*rows[: most - 1], rows[most - 1][:-1] + "…"]


def _words(text: str) -> Iterator[str]:
    word = ""
    for letter in text[:300]:
        if letter == " " or ord(letter) >= 0x2E80 or len(word) >= 16:
            if word:
                yield word
            word = ""
            if letter == " " or ord(letter) >= 0x2E80:
                yield letter
                continue
        word += letter
    if word:
        yield word


def _set(line: _Line, left: int) -> Iterator[tuple[str, int, float]]:
    """(letter, which font, where it begins) of a line."""
    x = float(left)
    for letter in line.text:
        yield letter, _font_of(letter), x
        x += _advance(letter) * line.size


def _outline(line: _Line, left: int) -> str:
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    drawn = []
    for letter, font, x in _set(line, left):
        glyphs, names, em = _opened(font)
        scale, pen = line.size / em, SVGPathPen(glyphs, ntos=lambda number: f"{number:.1f}")
        glyphs[names[ord(letter)]].draw(TransformPen(pen, (scale, 0, 0, -scale, x, line.baseline)))
        drawn.append(pen.getCommands())
    return "".join(drawn)


@lru_cache(32)
def _type(font: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FILES[font]), size)


@lru_cache(4096)
def _font_of(letter: str) -> int:
    return next(font for font in CHAIN if ord(letter) in _opened(font)[1])


@lru_cache(4096)
def _advance(letter: str) -> float:
    """How wide a letter is, in ems."""
    glyphs, names, em = _opened(_font_of(letter))
    return float(glyphs[names[ord(letter)]].width) / em


@lru_cache(5)
def _opened(font: int) -> tuple[Any, dict[int, str], int]:
    from fontTools.ttLib import TTFont  # not before a mark is drawn: it is large

    opened = TTFont(FILES[font], lazy=True)
    return opened.getGlyphSet(), opened["cmap"].getBestCmap(), opened["head"].unitsPerEm


def _runs(code: segno.QRCode) -> Iterator[tuple[int, int, int]]:
    """(column, row, length) of what is dark, the quiet zone counted."""
    for y, row in enumerate(code.matrix):
        start = None
        for x, module in enumerate([*row, 0]):
            if module and start is None:
                start = x
            elif not module and start is not None:
                yield start + QUIET_ZONE, y + QUIET_ZONE, x - start
                start = None


def _modules_path(code: segno.QRCode, height: int) -> str:
    """One path, so that no hairline shows between rows."""
    above = _above(code, height)
    return "".join(
        f"M{x * MODULE} {y * MODULE + above}h{length * MODULE}v{MODULE}h-{length * MODULE}z"
        for x, y, length in _runs(code)
    )


def _above(code: segno.QRCode, height: int) -> int:
    return (height - code_side(code)) // 2


def _title(mark: Mark) -> str:
    return " · ".join(printable(words) for words in (mark.scheme, mark.body, mark.number) if words)
