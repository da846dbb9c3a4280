"""Content that is kept as JSON, read by its type."""

from threading import Lock
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


class Remembered:
    """Content that this process has read lately, with what it was read as, by its hash: the same hash is the same content."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._read: dict[str, tuple[Any, PublicStatement]] = {}
        self._writing = Lock()

    def __contains__(self, sha256: str) -> bool:
        return sha256 in self._read

    def keep(self, sha256: str, content: Any, by: type[PublicStatement]) -> None:
        """Read a content and keep it; the oldest goes. Raises ValidationError for what is none."""
        read = content, by.model_validate(content)
        with self._writing:
            self._read[sha256] = read
            while len(self._read) > self.most:
                del self._read[next(iter(self._read))]

    def give(self, sha256: str, row: Keeps) -> None:
        """Let a row have its content, as it was read, where it is remembered."""
        if read := self._read.get(sha256):
            row.content, row._read = read[0], read  # type: ignore[attr-defined]
