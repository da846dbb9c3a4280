"""Which kinds of paper there are: each a typed statement, a template, and what it is called."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

from statements.shape import Shape

type Language = Literal["zh", "en", "both"]
LANGUAGES: tuple[Language, ...] = ("zh", "en", "both")


class Undrawable(Exception):
    """A paper that cannot be made as it was asked for; the words are for operators and hold nothing of its content."""


class PaperStatement(Shape):
    """All that one paper says, frozen when it is asked for. A kind adds its fields.

    A field added later has a default: papers asked for before it are drawn from what they were asked with.
    """

    number: str
    """The number printed on it."""
    language: Language = "both"
    """In which language it is drawn: Chinese, English, or both side by side."""
    pictures: dict[str, str] = {}
    """The pictures it bears, `seal`, `logo`, `signature`: name → SHA-256 of what `papers.pictures` keeps."""
    check_at: str = ""
    """The permanent address where it can be checked; drawn as a QR code. "" where there is none."""


@dataclass(frozen=True)
class PaperKind:
    """A kind of paper. `template` is a file of papers/templates, `title` what people call it."""

    name: str
    statement: type[PaperStatement]
    template: str
    title: str | Promise


_kinds: dict[str, PaperKind] = {}


def paper_kind(kind: PaperKind) -> PaperKind:
    """Register a kind, from `<app>/papers.py`. Its name is in rows, for ever."""
    if kind.name in _kinds and _kinds[kind.name] != kind:
        raise TypeError(f"There is a paper of the kind {kind.name} already.")
    _kinds[kind.name] = kind
    return kind


def kind_of(name: str) -> PaperKind:
    """Raises KeyError where no app registered it."""
    return _kinds[name]


def kinds() -> list[PaperKind]:
    return list(_kinds.values())
