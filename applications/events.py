"""What a body answers to enquiries. That cases move is told by `cases.events`."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True)
class QuoteStated:
    """A body's answer to an enquiry, for whoever asked alone: `statements.enquiry.QuoteStatement`. Whole: by revision.

    Of a sealed quote it says only that there is one, until its deadline.
    """

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    invitation: UUID
    revision: int
    statement: dict[str, Any]


@dataclass(frozen=True)
class EnquiryQuestionAsked:
    """A body asks something about an enquiry. The answer comes back with the enquiry, to all who were invited."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    question: UUID
    invitation: UUID
    text: str


@dataclass(frozen=True)
class HandedReportAnswered:
    """Whether a report that was handed over lies with its application now, and if not, why."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    handing: UUID
    is_filed: bool
    refusal: dict[str, str]
