"""What the search tells itself: what can wait until the change that was told of can be found."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class SchemesIndexed:
    """These schemes are found as they are shown; what is found of their bodies and certificates may have changed with them."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False

    schemes: list[UUID]
