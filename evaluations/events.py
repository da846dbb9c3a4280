"""What this step tells others."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True)
class LeadTimeStated:
    """How long closed cases under a scheme took, whole: `statements.LeadTimeStatement`. `revision`: how many are closed."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False

    scheme: UUID
    revision: int
    statement: dict[str, Any]
