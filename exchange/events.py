"""What the square tells one body."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True)
class EnquiryStated:
    """Everything that one invited body is told of an enquiry: `statements.enquiry.EnquiryStatement`. Whole: hearers upsert by
    revision.
    """

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    invitation: UUID
    revision: int
    statement: dict[str, Any]
