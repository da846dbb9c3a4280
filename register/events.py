"""What the register tells the rest of the square: that what it shows has changed, to be read anew from it."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class SchemesShown:
    """What is shown of these schemes has changed."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = True

    schemes: list[UUID]


@dataclass(frozen=True)
class BodyShown:
    """What is shown of this body has changed: its name, or whether it is open."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = True

    certification_body: UUID
