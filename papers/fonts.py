"""The fonts that papers are set in, all of them from packages of the lock, and which characters they have."""

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


@lru_cache(1)
def drawable() -> frozenset[int]:
    """The code points that at least one font of every text's chain has: paper.typ ends each chain with all of them."""
    from fontTools.ttLib import TTFont  # not before somebody writes beyond ASCII: it is large

    covered: set[int] = set()
    for path in FILES:
        with TTFont(path, lazy=True) as font:
            covered.update(font["cmap"].getBestCmap())
    return frozenset(covered)
