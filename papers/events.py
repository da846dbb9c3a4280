"""What papers tell the others: that one is made. What may be said of it in public, its own app knows."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class PaperMade:
    """A paper of a kind has its bytes, and they stay."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    paper: UUID
    kind: str
    subject: UUID
    revision: int
