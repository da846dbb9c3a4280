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
    """Everything the client's own desk shows of a case, for the client's organisation alone. Whole: hearers upsert by revision.

    `statement`: number, application, kind, state, holder ("client" | "body" | "nobody"), since, due_at (ISO 8601 or ""),
    needs (what the client must do, bilingual, empty where nothing), scheme {id, name}, product, unit (main model),
    outcome ("" until decided), certificate (UUID or ""), path (on the body's host), is_open.
    """

    name: ClassVar[str] = "applications.CaseStated"  # as it stands in rows, golden samples and exports
    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    case: UUID
    revision: int
    organisation: UUID
    statement: dict[str, Any]
