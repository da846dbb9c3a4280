"""What this step tells others."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True)
class CaseMoved:
    """A case changed its step. Ids only: whoever needs more asks inside the body. `application`: what it is about."""

    name: ClassVar[str] = "applications.CaseMoved"  # as it stands in rows
    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    case: UUID
    application: UUID
    source: str
    target: str


@dataclass(frozen=True)
class CaseStated:
    """Everything the client's own desk shows of a case, for the client's organisation alone: `statements.CaseStatement`.

    Whole: hearers upsert by revision.
    """

    name: ClassVar[str] = "applications.CaseStated"  # as it stands in rows, golden samples and exports
    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    case: UUID
    revision: int
    organisation: UUID
    statement: dict[str, Any]
