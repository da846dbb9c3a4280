"""Groups of words that mean the same to whoever looks for a certification, in Chinese and English.

`data/synonyms.tsv` is what a new platform begins with, the table `WordGroup` what holds. A process keeps the groups it has
read and asks the shared cache every other second whether somebody has changed them.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.cache import cache

from lib.text import bilingual
from vocabulary.models import WordGroup, WordGroupChange

FILE = Path(__file__).parent / "data" / "synonyms.tsv"
REVISION = "vocabulary.words"  # in the cache: the newest change, 0 where there is none
ASKED_EVERY = 2.0  # seconds


@dataclass(frozen=True)
class Group:
    """`key` stays whatever its words become. `broader`: the key of what includes it, "" where nothing does."""

    key: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    kind: str = WordGroup.Kind.PRODUCT
    broader: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        return self.zh + self.en

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.zh[0], self.en[0])

    @property
    def is_product(self) -> bool:
        """Whether somebody who types it names a thing to be certified, and not only a quality or a purpose of one."""
        return self.kind == WordGroup.Kind.PRODUCT


class _Read:
    """What this process has read."""

    groups: tuple[Group, ...] = ()
    revision = -1
    asked_at = 0.0


def groups() -> tuple[Group, ...]:
    """Every group that holds, the same tuple until something changes."""
    now = time.monotonic()
    if _Read.revision < 0 or now - _Read.asked_at > ASKED_EVERY:
        _Read.asked_at = now
        revision = cache.get(REVISION)
        if revision is None or revision != _Read.revision:
            _read_anew()
    return _Read.groups


def forget() -> None:
    """Read anew when next asked; other processes see it by the cache."""
    _Read.revision = -1
    cache.delete(REVISION)


def _read_anew() -> None:
    newest = WordGroupChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    if newest != _Read.revision:
        _Read.groups, _Read.revision = tuple(stored()) or tuple(shipped()), newest
    cache.set(REVISION, newest, 3600)


def stored() -> Iterator[Group]:
    """The groups of the table, in the order of their keys."""
    for row in WordGroup.objects.filter(removed_at=None).order_by("key"):
        yield of_row(row)


def of_row(row: WordGroup) -> Group:
    return Group(row.key, tuple(row.zh), tuple(row.en), row.kind, row.broader_id or "")


def of_plain(plain: dict[str, Any] | None) -> Group | None:
    """A group as a change keeps it; None where there was none."""
    return Group(**plain | {"zh": tuple(plain["zh"]), "en": tuple(plain["en"])}) if plain else None


def shipped() -> Iterator[Group]:
    """The groups of the file: Chinese words | … , English words | …, then kind and broader group where they are not usual."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield _of_line(line)


def _of_line(line: str) -> Group:
    zh, en, kind, broader = (line.split("\t") + ["", ""])[:4]
    words = _words(zh)
    return Group(words[0], words, _words(en), kind or WordGroup.Kind.PRODUCT, broader)


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split("|") if word.strip())


def as_rows(some: Iterable[Group]) -> list[WordGroup]:
    """Groups as rows of the table, unsaved."""
    return [
        WordGroup(
            key=group.key, zh=list(group.zh), en=list(group.en), kind=group.kind, broader_id=group.broader or None
        )
        for group in some
    ]
