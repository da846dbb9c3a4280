"""The judged queries of `judged.tsv`, and what their judgements fit.

A judgement is tags joined by "&", "=" and a grade. Tags say what a thing is by its data, and no engine has a part in them:

    schemes     their slug; body:<slug>; std:<number, with and without year, and of what it is a part>
    products    first:<scheme> (the first certificate under it); series:<scheme> (whatever shares that one's series of models);
                scheme:<slug>; product:<its name>; holder:<maker>; body:<slug>; std:…
    suppliers   the maker's name; makes:<product that a certificate is held for>; from:<part of its address>
    bodies      their slug

In a query, {number:<scheme>} is the number of the first certificate under a scheme; {model:<scheme>} its first model,
{series:<scheme>} what its models have in common, {tail:<scheme>} the first model without its maker's letters. With "lower",
"plain", "spaced" or "wide" before the colon it is typed in that way.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "judged.tsv"
_PART = re.compile(r"\{(number|model|series|tail)(?: (lower|plain|spaced|wide))?:([a-z-]+)\}")
TYPED: dict[str, Callable[[str], str]] = {
    "": lambda text: text,
    "lower": str.lower,
    "plain": lambda text: re.sub(r"[^0-9A-Za-z]", "", text),
    "spaced": lambda text: " ".join(re.findall(r"[A-Z]+|\d+", text)),
    "wide": lambda text: "".join(chr(ord(letter) + 0xFEE0) for letter in text),
}


@dataclass(frozen=True)
class Judged:
    """One query: of which kind, what is looked for, what is typed, and which tags are worth which grade."""

    kind: str
    tab: str
    query: str
    judgements: tuple[tuple[frozenset[str], int], ...]

    def grades(self, tags: Mapping[str, set[str]]) -> dict[str, int]:
        """Of everything there is, by its tags, what is worth a grade."""
        grades = {key: self._grade(own) for key, own in tags.items()}
        return {key: grade for key, grade in grades.items() if grade}

    def _grade(self, own: set[str]) -> int:
        return max((grade for wanted, grade in self.judgements if wanted <= own), default=0)

    def typed(self, parts: Mapping[tuple[str, str], str]) -> str:
        """What is typed, with the parts of certificates by (what, scheme)."""
        return _PART.sub(lambda part: TYPED[part[2] or ""](parts[part[1], part[3]]), self.query)


def judged() -> list[Judged]:
    return list(_read(DATA.read_text(encoding="utf-8").splitlines()))


def _read(lines: Iterable[str]) -> Iterator[Judged]:
    for line in lines:
        if line and not line.startswith("#"):
            kind, tab, query, judgements = (line + "\t\t").split("\t")[:4]
            yield Judged(kind, tab, query, tuple(_judgements(judgements)))


def _judgements(text: str) -> Iterator[tuple[frozenset[str], int]]:
    """Names of things may hold spaces, so that a judgement ends with its grade."""
    for tags, grade in re.findall(r"\s*(.+?)=([1-3])(?=\s|$)", text):
        yield frozenset(tags.split("&")), int(grade)
