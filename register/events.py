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
class ServicesShown:
    """What is shown of these services has changed."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False

    services: list[UUID]


@dataclass(frozen=True)
class ReportsShown:
    """What is shown of these reports of laboratories has changed: whoever handed one over has it told to the body."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = True

    reports: list[UUID]


@dataclass(frozen=True)
class CertificatesShown:
    """What is shown of these certificates has changed. It waits for whatever tells of a status: an import makes many."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False

    certificates: list[UUID]


@dataclass(frozen=True)
class SuppliersShown:
    """Other certificates than before are these suppliers', or they have joined others. It waits as certificates do."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False

    suppliers: list[UUID]


@dataclass(frozen=True)
class BodyShown:
    """What is shown of this body has changed: its name, whether it is open, or what it is approved and accredited for."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = True

    certification_body: UUID
