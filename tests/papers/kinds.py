"""One paper or more of every kind there is: what veraPDF reads, and what must come out the same twice."""

from collections.abc import Callable

from tests.papers.making import HOLDER, drawn, dressed_fully, many_models

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
}
