"""What accounts tell others: that a person is to be forgotten."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class PersonForgotten:
    """A person's row names nobody any more: whoever keeps something that is theirs alone deletes it."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    user: UUID
