"""One paper or more of every kind there is: what veraPDF reads, and what must come out the same twice."""

from collections.abc import Callable
from functools import partial

from tests.papers.making import HOLDER, drawn, drawn_for_buyers, dressed_fully, many_models
from tests.papers.sheets import LETTER, LINE, SHEETS, STYLE, both_pictures, sheet

HARD = {"zh": "𠮷 䶮 㛃 한국 ไทย 😀 \u202e", "en": "Şişecam, Trường Hữu $x$ #[a]"}


def sheets(kind: str) -> dict[str, Callable[[], bytes]]:
    languages = ("both", "zh", "en")
    return {language: partial(sheet, kind, language=language) for language in languages}


PAPERS: dict[str, dict[str, Callable[[], bytes]]] = {  # kind → what it is a case of → the file
    "certificate": {
        "both": drawn,
        "zh": lambda: drawn(language="zh"),
        "en": lambda: drawn(language="en"),
        "in a style with pictures": dressed_fully,
        "300 models": lambda: drawn(models=many_models(300), factories=[HOLDER] * 3),
        "hard names": lambda: drawn(
            product={"zh": "𠮷 䶮 㛃 한국 ไทย 😀", "en": "Şişecam, Trường Hữu"}, trademark="$x$ #[a]"
        ),
    },
    "for-buyers": {"en": drawn_for_buyers, "zh": lambda: drawn_for_buyers(language="zh", number="𠮷 $x$ #eval")},
} | {kind: sheets(kind) for kind in SHEETS}
PAPERS["letter"] |= {
    "long and sealed": lambda: sheet(
        "letter", text_zh=LETTER["text_zh"] * 40, evaluators=["张伟"], pictures=both_pictures()
    ),
    "hard names": lambda: sheet("letter", subject=HARD, text_en=list(HARD.values())),
}
for kind in SHEETS:
    PAPERS[kind]["in a style with pictures"] = partial(sheet, kind, style=STYLE, pictures=both_pictures())
PAPERS["invoice"]["many lines"] = lambda: sheet(
    "invoice", lines=[LINE | {"description": HARD}] * 60, rounding="¥0.01 CNY"
)
