"""In which encoding a text was written, told from its bytes."""

import codecs
from collections.abc import Iterator
from typing import IO

from charset_normalizer import from_bytes

MARKS = (  # the longer mark first: UTF-32's begins like UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES = {  # what a person may choose → what they read
    "utf-8-sig": "UTF-8",
    "gb18030": "GB18030 / GBK / GB2312",
    "utf-16": "UTF-16 (BOM)",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32": "UTF-32 (BOM)",
    "big5": "Big5",
    "cp932": "Shift JIS",
    "euc_kr": "EUC-KR",
    "cp1252": "Windows-1252 / Latin-1",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
}
SAMPLE = 1 << 20
# Each of these decodes the others' bytes into something. But only in its own do letters come from the block of the
# common ones (of GB 2312: B0 to D7); read in another they are rare or none.
SIGNS = frozenset("®©™°±²³µ·×–—‘’“”„…•§€£¥«»ºª¼½¾\xa0")  # that stand among words of Windows-1252
COMMON = {"gb18030": ("gb2312", 0xB0, 0xD7), "big5": ("big5", 0xA4, 0xC6), "euc_kr": ("euc_kr", 0xB0, 0xC8)}


def guess_encoding(file: IO[bytes]) -> str:
    """One of `NAMES`. UTF-8 is proved over the whole file, the others are weighed on its first megabyte."""
    file.seek(0)
    sample = file.read(SAMPLE)
    for mark, name in MARKS:
        if sample.startswith(mark):
            return name
    # Before UTF-8: ASCII with zeros in between is sound UTF-8 as well.
    if wide := _without_mark(sample):
        return wide
    if _is_utf_8(file):
        return "utf-8-sig"
    return _likeliest(sample)


def _without_mark(sample: bytes) -> str:
    """UTF-16 without its mark: every other byte of what is plain ASCII (separators, digits) is zero."""
    head = sample[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) // 20 or max(even, odd) < 2:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf_8(file: IO[bytes]) -> bool:
    """A few broken bytes among much that is right are damage, not another encoding."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    broken = right = 0
    for chunk in _chunks(file):
        text = decoder.decode(chunk)
        if not text.isascii():
            broken += text.count("\ufffd")
            right += sum(letter > "\x7f" for letter in text) - text.count("\ufffd")
    return broken == 0 or broken * 50 < right


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(SAMPLE):
        yield chunk


def _likeliest(sample: bytes) -> str:
    # To the end of a line: a letter cut in two would speak against every encoding of two bytes.
    sample = sample[: sample.rfind(b"\n") + 1] or sample
    scores = {name: _score(sample, name) for name in ("gb18030", "big5", "cp932", "euc_kr", "cp1252")}
    best = max(scores, key=lambda name: scores[name])
    if scores["euc_kr"] > 0.98 and len(sample) - sum(letter < 128 for letter in sample) >= 24:
        return "euc_kr"  # of Chinese words, two in five would be rare ones there
    if scores[best] >= 0.6:
        return best
    proposed = from_bytes(sample[: SAMPLE // 8]).best()
    return proposed.encoding if proposed and proposed.encoding in NAMES else best


def _score(sample: bytes, name: str) -> float:
    """The share of letters beyond ASCII that are common ones in this encoding."""
    try:
        # Of Windows-1252 five bytes mean nothing. One of them is damage; in an encoding of two bytes it shifts the rest.
        text = sample.decode(name, "replace" if name == "cp1252" else "strict")
    except UnicodeDecodeError:
        return 0.0
    beyond = [index for index, letter in enumerate(text) if letter > "\x7f"]
    return sum(_is_common(text, index, name) for index in beyond) / max(len(beyond), 1)


def _is_common(text: str, index: int, name: str) -> bool:
    letter = text[index]
    if name in COMMON:
        narrow, first, last = COMMON[name]
        written = letter.encode(narrow, "ignore")
        return bool(written) and (first <= written[0] <= last or 0xA1 <= written[0] <= 0xA3)
    if name == "cp932":
        return "\u3040" <= letter <= "\u30ff" or letter in "、。「」年月日番号株式会社"
    # Among European words a letter with an accent stands between plain ones: two side by side are Chinese, misread.
    beside = text[max(index - 1, 0)] + text[min(index + 1, len(text) - 1)]
    is_one = letter.isalpha() or letter in SIGNS
    return is_one and all(neighbour <= "\x7f" or neighbour in SIGNS for neighbour in beside if neighbour != letter)
