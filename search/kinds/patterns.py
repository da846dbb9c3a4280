"""Models by pattern: `AC-??-7KW`, `KX*`. Trigrams find candidates, then each is compared exactly.

A model is compared without what people write or leave out: width, capitals, spaces, dashes, slashes. `?` stands for one
letter, `*` for any number of them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lib.text import folded

LONGEST = 60
MOST_STARS = 6  # so that comparing stays quick
LEAST_LETTERS = 2  # of a pattern: less than that is every model
MOST_MODELS = 2_000  # of one certificate that can be found by a pattern
_SEPARATORS = re.compile(r"[\s\-_/\u2010-\u2015\u2212\\]+")
_WILD = re.compile(r"(?<!\S)(?=\S*[*?])[^\s\u3400-\u9fff，。？]+(?!\S)")
_START, _END = "^", "$"


@dataclass(frozen=True)
class Pattern:
    """A folded pattern with at least one wildcard, or a whole model."""

    text: str

    @property
    def grams(self) -> list[str]:
        """Tokens that every model which matches has: without them nothing else need be compared."""
        runs = re.split(r"[*?]+", f"{_START}{self.text}{_END}")
        return list(dict.fromkeys(gram for run in runs for gram in _grams(run)))

    @property
    def like(self) -> str:
        """As SQL's LIKE has it."""
        escaped = re.sub(r"([\\%_])", r"\\\1", self.text)
        return escaped.replace("*", "%").replace("?", "_")

    @property
    def wildcard(self) -> str:
        """As the node's wildcard query has it: there too `*` and `?`, and a backslash before what is meant as it stands."""
        return self.text.replace("\\", "\\\\")


def pattern_of(asked: str) -> Pattern | None:
    """The pattern somebody asks for; None where it holds too little to tell models apart."""
    text = re.sub(r"\*+", "*", plain(asked[:LONGEST]))
    letters = re.sub(r"[*?]", "", text)
    if len(letters) < LEAST_LETTERS or text.count("*") > MOST_STARS or not _is_bound(text):
        return None
    return Pattern(text)


def _is_bound(text: str) -> bool:
    """Whether a trigram narrows it: three letters side by side, or two at either end."""
    return any(len(run) >= 3 for run in re.split(r"[*?]+", f"{_START}{text}{_END}"))


def in_text(text: str) -> tuple[str, Pattern | None]:
    """What somebody typed, taken apart: the words, and the first pattern among them. A question mark at the end is none."""
    for match in _WILD.finditer(text):
        asked = match.group()
        if not _is_question(asked) and (pattern := pattern_of(asked)):
            return f"{text[: match.start()]} {text[match.end() :]}".strip(), pattern
    return text, None


def _is_question(asked: str) -> bool:
    """Whether the signs only end a sentence: "lock?", but not "AC-22?" """
    word = asked.rstrip("?")
    return not re.search(r"[*?\d-]", word)


def marks_of(models: Iterable[str]) -> list[str]:
    """The trigrams of folded models, each once: letters at the start and the end are marked as such."""
    marks: dict[str, None] = {}
    for model in models:
        marks.update(dict.fromkeys(_grams(f"{_START}{model}{_END}")))
    return list(marks)


def plain(model: str) -> str:
    """A model as it is compared."""
    return _SEPARATORS.sub("", folded(model))[:LONGEST]


def _grams(run: str) -> list[str]:
    return [f"m:{run[start : start + 3]}" for start in range(len(run) - 2)]
