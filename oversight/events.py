"""What oversight tells others about bodies."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True)
class BodyStated:
    """Everything public about a body, its standing and why: `statements.BodyStatement`, built by `oversight.queries`."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = True
    certification_body: UUID
    revision: int
    statement: dict[str, Any]


@dataclass(frozen=True)
class BodyOpened:
    """A body has its schema and its first administrator, who was invited by an operator."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False
    certification_body: UUID
    administrator: UUID
    opened_by: UUID


@dataclass(frozen=True)
class BodyCloses:
    """A body leaves at a moment, or `closes_at` None: it stays after all. Whoever is bound to it is told by the apps that know them.

    `reason` and `ask` (whom to ask) are in both languages, for the public.
    """

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False
    certification_body: UUID
    closes_at: datetime | None
    reason: dict[str, str]
    ask: dict[str, str]


@dataclass(frozen=True)
class AcceptanceChanged:
    """Who accepts what has changed: of one scheme, or of all schemes for these products. They are found otherwise now."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False
    categories: list[str]
    scheme: UUID | None = None


@dataclass(frozen=True)
class OwnershipChanged:
    """A partner belongs to another certification body than before, or to none: what it sells says so."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False
    partner: UUID
