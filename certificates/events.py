"""What certificates tell the others."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True)
class CertificateStated:
    """Everything public about one certificate, as it is from this revision on (`statements.CertificateStatement`, built by
    `certificates.statements`)."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = True

    certificate: UUID
    revision: int
    statement: dict[str, Any]


@dataclass(frozen=True)
class SurveillancePlanned:
    """When a certificate in force is looked at next: for the desk of whoever holds it, not for the public."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = False
    is_status: ClassVar[bool] = False

    certificate: UUID
    due_on: date
    planned_at: datetime  # of two that come out of order the later one holds


@dataclass(frozen=True)
class CertificatePaperMade:
    """A paper of one revision of a certificate, or about it: what its bytes are, so that a file can be told from another
    (ADR 33). `kind`: by its name in `certificates.papers`."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False

    paper: UUID
    certificate: UUID
    number: str
    revision: int
    language: str
    sha256: str
    size: int
    pages: int
    made_at: datetime
    kind: str = "certificate"
    accredited_by: str = ""  # as the paper shows it, with the number
    accreditation_number: str = ""


@dataclass(frozen=True)
class OwnFileRegistered:
    """By which bytes the body's own PDF of a certificate is known, which was not made here. `size` in bytes, where known."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False

    file: UUID
    certificate: UUID
    number: str
    edition: int
    sha256: str
    size: int | None
    registered_at: datetime


@dataclass(frozen=True)
class CertificatesStated:
    """Many certificates at once: one fact for a bulk action. Not a status fact, so that a suspension overtakes an import."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False

    statements: list[CertificateStated]
