"""Which kinds of paper there are: each a typed statement, a template, and what it is called."""

from dataclasses import dataclass
from typing import Annotated, Literal

from django.utils.functional import Promise
from pydantic import Field

from papers.storage import USUAL_NAME
from statements.shape import Shape, StatedText

type Language = Literal["zh", "en", "both"]
LANGUAGES: tuple[Language, ...] = ("zh", "en", "both")
OWN_ACCENT = "#0b6e5f"  # of a body that has chosen none


class Undrawable(Exception):
    """A paper that cannot be made as it was asked for; the words are for operators and hold nothing of its content."""


class Letterhead(Shape):
    """The body that issues a paper, as of that day."""

    name: StatedText = {}
    approval_number: str = ""
    address: StatedText = {}
    telephone: str = ""
    website: str = ""


class PaperStyle(Shape):
    """How the body's papers look, as of the day on which one is asked for (`papers.styles`). Its blanks are filled in."""

    version: int = 0
    """The published version of the body's own style; 0 where it had none, and this is the platform's."""
    accent: Annotated[str, Field(pattern="^#[0-9a-f]{6}$")] = OWN_ACCENT
    """The colour of lines and titles, as sRGB in hexadecimal."""
    head: StatedText = {}
    """A line beneath the body's name."""
    note: StatedText = {}
    """A sentence above the signature."""
    foot: StatedText = {}
    """A line beneath the body's address."""


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
    style: PaperStyle = PaperStyle()
    """How it looks."""
    check_at: str = ""
    """The permanent address where it can be checked; drawn as a QR code. "" where there is none."""


@dataclass(frozen=True)
class PaperKind:
    """A kind of paper. `template` is a file of papers/templates, `title` what people call it, `filename` how a file of it
    is called once it is taken home: in letters that every system keeps.
    """

    name: str
    statement: type[PaperStatement]
    template: str
    title: str | Promise
    filename: str = USUAL_NAME


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
