"""Groups of words that mean the same to whoever looks for a certification, in Chinese and English (`data/synonyms.tsv`)."""

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "synonyms.tsv"


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """Every group, in the order of the file: its Chinese words, then its English ones."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return tuple(_words(line) for line in lines if line and not line.startswith("#"))


def _words(line: str) -> tuple[str, ...]:
    return tuple(word for cell in line.split("\t") for word in cell.split("|") if word)
