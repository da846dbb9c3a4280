"""What a kind of thing that can be found is, and a thing as the engines keep it."""

import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.kinds import tokens
from search.models import IndexRow
from vocabulary.terms import TERMS

BEYOND = 2**61  # the number of what states none: last when sorted by it
LONGEST_VALUE = 100  # letters of a facet's value
YES_NO = {"yes": pgettext_lazy("filter", "Yes"), "no": pgettext_lazy("filter", "No")}
CODES = {
    "category": re.compile(r"[a-z_.]{1,60}"),
    "body": re.compile(r"[a-z0-9-]{1,63}"),
    "region": re.compile(r"[0-9]{6}"),
    "language": re.compile(r"[a-z]{2}"),
    "market": re.compile(r"[A-Z]{2,5}"),
    "country": re.compile(r"[A-Z]{2}"),
    "scheme": re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
}  # facets whose values are codes, and how these are written
BEST, NEWEST = {"relevance": _("Best match")}, {"newest": _("Newest")}


@dataclass(frozen=True)
class Facet:
    """`term`: the kind of vocabulary.terms its values are; `words`: its values' own words, where they are few.

    `is_counted`: whether results say how many each value would leave. One that only narrows what a link leads to is not.
    """

    key: str
    title: str | Promise
    term: str = ""
    words: Mapping[str, str | Promise] | None = None
    is_open: bool = True
    is_counted: bool = True

    def takes(self, value: str) -> bool:
        """Whether anything could have this value: one of its vocabulary, a code of its form, a text that a database takes."""
        if not value or len(value) > LONGEST_VALUE or plain(value) != value:
            return False
        if self.words is not None:
            return value in self.words
        if self.term:
            return value in TERMS[self.term].values
        return self.key not in CODES or CODES[self.key].fullmatch(value) is not None


@dataclass(frozen=True)
class Texts:
    """Under which words something is to be found, by weight: its name; what it is exactly; the rest.

    `codes` are models and numbers, which weigh as `exact`; `numbers` are found as a whole, however they are written, and first.
    `hidden`: what finds it and counts nothing, as a body asks for it. `scope` and `marks` are tokens already: of what it
    is for as a whole, which count as the rest does; of what is asked in a way of its own, the trigrams of models.
    """

    name: Sequence[str]
    exact: Sequence[str] = ()
    rest: Sequence[str] = ()
    codes: Sequence[str] = ()
    numbers: Sequence[str] = ()
    hidden: Sequence[str] = ()
    scope: Sequence[str] = ()
    marks: Sequence[str] = ()

    @property
    def weighted(self) -> tuple[list[str], ...]:
        """The tokens of each weight, the best first."""
        name, exact, rest = (tokens.of_all(texts) for texts in (self.name, self.exact, self.rest))
        codes = [token for code in self.codes for token in tokens.of_code(code)]
        marks = [*self.marks, *tokens.of_all(self.hidden)]
        return [*name, *map(tokens.of_number, self.numbers)], [*exact, *codes], [*rest, *self.scope], marks

    @cached_property
    def digest(self) -> str:
        """Equal where the tokens are equal: a text that has not changed need not be analysed again."""
        parts = (self.name, self.exact, self.rest, self.codes, self.numbers, self.hidden, self.scope, self.marks)
        text = "\x1d".join("\x1f".join(part) for part in parts)
        return hashlib.blake2b(f"{tokens.edition()}\x1d{text}".encode(), digest_size=12).hexdigest()


@dataclass(frozen=True)
class Indexed:
    """A thing as engines keep it. `numbers`: by which it is sorted and filtered, as its kind names them, small ones first.

    `models`: what a pattern is compared with, folded; `measured`: values by name, see `search.kinds.measured`.
    """

    id: UUID
    revision: int
    texts: Texts
    facets: list[str]  # "category:appliances"
    numbers: Mapping[str, int]
    models: Sequence[str] = ()
    measured: Mapping[str, Sequence[float]] = field(default_factory=dict)

    @cached_property
    def checksum(self) -> int:
        """32 bits of everything that is indexed but the words: `search.engines.rows` adds those."""
        numbers, measured = sorted(self.numbers.items()), sorted(self.measured.items())
        everything = (self.revision, self.facets, numbers, list(self.models), measured)
        return zlib.crc32(repr(everything).encode())


@dataclass(frozen=True)
class Stored:
    """A thing as PostgreSQL's index keeps it, analysed: what the node is told."""

    id: UUID
    revision: int
    checksum: int
    tokens: tuple[Sequence[str], ...]  # of the name; of what it is exactly; of the rest; marks
    facets: Sequence[str]
    numbers: Mapping[str, int]
    models: Sequence[str]
    measured: Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be found: what it is filtered and sorted by, and how it is made from the register.

    `listed` gives all rows that can be found, a document's key is its row's; `documents` what is indexed of some of them, in
    few queries.
    """

    key: str
    title: str | Promise
    model: type[IndexRow]
    facets: tuple[Facet, ...]
    sorts: Mapping[str, str | Promise]
    listed: Callable[[], QuerySet[Any]]
    documents: Callable[[Sequence[Any]], list[Indexed]]

    @property
    def keys(self) -> tuple[str, ...]:
        """The facets' keys."""
        return tuple(facet.key for facet in self.facets)

    @property
    def numbers(self) -> tuple[str, ...]:
        """What its documents are sorted and filtered by."""
        return self.model.numbers()

    @property
    def has_models(self) -> bool:
        """Whether it is asked for by a pattern of a model, and by measured values."""
        return self.model.has_models()


def facets_of(pairs: Any) -> list[str]:
    """Pairs of a facet's key and value as documents carry them, each once; a pair without a value is passed over."""
    return sorted({f"{key}:{str(value)[:LONGEST_VALUE]}" for key, value in pairs if value})


def by_key(facets: Iterable[str]) -> dict[str, list[str]]:
    """A document's facets taken apart again: the values of each key."""
    values: dict[str, list[str]] = defaultdict(list)
    for facet in facets:
        key, _colon, value = facet.partition(":")
        values[key].append(value)
    return dict(values)


def plain(text: str) -> str:
    """What of a text a database takes: no NUL, no half of a character."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def yes_no(answer: bool) -> str:
    return "yes" if answer else "no"


def with_parents(code: str) -> list[str]:
    """A category's code, and those of what it is part of."""
    parts = code.split(".")
    return [".".join(parts[: length + 1]) for length in range(len(parts))]
