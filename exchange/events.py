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


@dataclass(frozen=True)
class BodyAsked:
    """Somebody has written to one body: a question, or more of it. Not what, and not who: the body's people read it where it
    lies. `roles`: whose work it is to answer.
    """

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    thread: UUID
    scheme_zh: str
    scheme_en: str
    is_first: bool
    roles: tuple[str, ...]


@dataclass(frozen=True)
class ReportHandedOver:
    """A client hands a laboratory's report to an application, or the laboratory has withdrawn or replaced it since:
    `statements.handing.HandedReportStatement`. Whole: by revision.
    """

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = True

    handing: UUID
    revision: int
    statement: dict[str, Any]


@dataclass(frozen=True)
class BodyReviewed:
    """A client has reviewed how one seller worked. Not what it says, and not who: the seller's people read it where it lies.
    `roles`: whose work it is to answer.
    """

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    review: UUID
    about_zh: str
    about_en: str
    roles: tuple[str, ...]
