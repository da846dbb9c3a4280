"""One paper or more of every kind there is: what veraPDF reads, and what must come out the same twice."""

from collections.abc import Callable

from tests.papers.making import HOLDER, drawn, drawn_for_buyers, many_models

PAPERS: dict[str, dict[str, Callable[[], bytes]]] = {  # kind → what it is a case of → the file
    "certificate": {
        "both": drawn,
        "zh": lambda: drawn(language="zh"),
        "en": lambda: drawn(language="en"),
        "300 models": lambda: drawn(models=many_models(300), factories=[HOLDER] * 3),
        "hard names": lambda: drawn(
            product={"zh": "𠮷 䶮 㛃 한국 ไทย 😀", "en": "Şişecam, Trường Hữu"}, trademark="$x$ #[a]"
        ),
    },
    "for-buyers": {"en": drawn_for_buyers, "zh": lambda: drawn_for_buyers(language="zh", number="𠮷 $x$ #eval")},
}
