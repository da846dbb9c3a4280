"""The fonts that papers are set in, all of them from packages of the lock, and which characters they have."""

import struct
from collections.abc import Iterator
from functools import lru_cache

import fontpkg_noto_serif
import pylopdf_fonts_ko
import pylopdf_fonts_th
import pylopdf_fonts_zh_cn

FILES = (
    pylopdf_fonts_zh_cn.serif_path(),
    pylopdf_fonts_zh_cn.sans_path(),
    fontpkg_noto_serif.ROOT / "files" / "NotoSerif[wdth,wght].ttf",
    pylopdf_fonts_ko.serif_path(),
    pylopdf_fonts_th.serif_path(),
)
FOLDERS = tuple(sorted({path.parent for path in FILES}))  # typst looks for fonts in folders
UNICODE = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}  # platform and encoding of the tables that speak Unicode


@lru_cache(1)
def drawable() -> frozenset[int]:
    """The code points that at least one font of every text's chain has: papers.typ ends each chain with all of them."""
    return frozenset(code for path in FILES for code in _code_points(path.read_bytes()))


def _code_points(font: bytes) -> Iterator[int]:
    """What the `cmap` of an OpenType font maps to a glyph (OpenType 1.9, cmap formats 4 and 12)."""
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", cmap, 2)
    for at in range(4, 4 + 8 * count, 8):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, at)
        if (platform, encoding) in UNICODE:
            (layout,) = struct.unpack_from(">H", cmap, offset)
            yield from READERS.get(layout, _nothing)(cmap[offset:])


def _table(font: bytes, wanted: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for at in range(12, 12 + 16 * count, 16):
        name, _checksum, offset, length = struct.unpack_from(">4sIII", font, at)
        if name == wanted:
            return font[offset : offset + length]
    raise ValueError(f"A font without {wanted.decode()}.")


def _segments(table: bytes) -> Iterator[int]:
    """Format 4: runs of the basic plane, each with a shift, or with glyphs of their own where 0 means none."""
    (doubled,) = struct.unpack_from(">H", table, 6)
    ends, starts, shifts, ranges = (14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled)
    for at in range(0, doubled, 2):
        (end,), (start,) = struct.unpack_from(">H", table, ends + at), struct.unpack_from(">H", table, starts + at)
        (shift,), (skip,) = struct.unpack_from(">H", table, shifts + at), struct.unpack_from(">H", table, ranges + at)
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if skip:
                (glyph,) = struct.unpack_from(">H", table, ranges + at + skip + 2 * (code - start))
            if (skip and glyph) or (not skip and (glyph + shift) & 0xFFFF):
                yield code


def _groups(table: bytes) -> Iterator[int]:
    """Format 12: runs of all planes."""
    (count,) = struct.unpack_from(">I", table, 12)
    for at in range(16, 16 + 12 * count, 12):
        start, end, glyph = struct.unpack_from(">III", table, at)
        yield from range(start + (glyph == 0), end + 1)


def _nothing(_table: bytes) -> Iterator[int]:
    yield from ()


READERS = {4: _segments, 12: _groups}
