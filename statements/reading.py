"""Content that is kept as JSON, read by its type."""

from typing import Any, Protocol

from statements.shape import PublicStatement


class Keeps(Protocol):
    """A row that keeps a statement as it came. `content` is hashed and handed on; nothing is written from its type."""

    content: Any


def read_of[Read: PublicStatement](row: Keeps, by: type[Read]) -> Read:
    """A row's content by its type. Validated where it is first asked for, so that lists, copies and dumps pay nothing, and
    again where the row has got another content since (`refresh_from_db`). Raises ValidationError for what is none.
    """
    source, read = getattr(row, "_read", (None, None))
    if source is not row.content or not isinstance(read, by):
        read = by.model_validate(row.content)
        row._read = row.content, read  # type: ignore[attr-defined]
    return read
