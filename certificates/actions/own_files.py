"""The body registers by which bytes its own PDF of a certificate is known, so that a stranger's file can be told from it."""

import re
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.actions.changing import require_role
from certificates.events import OwnFileRegistered
from certificates.models import Certificate, OwnFile
from certificates.queries import certificates_of_number
from certificates.transitions import Status
from lib.refusal import Refused
from outbox.actions import announce
from staff.models import Role
from tenants.context import current_body

MOST_OF_A_CERTIFICATE = 50


@transaction.atomic
def register_own_file(
    certificate: Certificate, *, sha256: str, size: int | None = None, replaces: bool = False, by: User
) -> OwnFile:
    """Say in public that a file of these bytes is the body's own for this certificate. The file itself is not kept.

    `replaces`: the files registered before are then older ones. Only for certificates of before this register: the files
    of others are made here, and known.
    """
    require_role(by, Role.REGISTRAR)
    certificate = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if certificate.origin == "issued_here":
        raise Refused(_("The files of this certificate are made here, and known already."))
    if certificate.status == Status.PENDING:
        raise Refused(_("It is not in the register yet: confirm it first."))
    digest = plain_digest(sha256)
    known = list(OwnFile.objects.filter(certificate=certificate)[: MOST_OF_A_CERTIFICATE + 1])
    if any(file.sha256 == digest for file in known):
        raise Refused(_("This very file is registered for this certificate already."))
    if len(known) >= MOST_OF_A_CERTIFICATE:
        raise Refused(_("At most %(most)d files of one certificate.") % {"most": MOST_OF_A_CERTIFICATE})
    edition = (known[0].edition if known else 0) + (1 if replaces or not known else 0)
    file = OwnFile.objects.create(
        certificate=certificate, edition=edition, sha256=digest, size=size, registered_by_id=by.pk
    )
    announce(_stated(file, certificate), body=current_body())
    return file


def plain_digest(sha256: str) -> str:
    """A SHA-256 as we keep it. Raises Refused where it is none."""
    digest = "".join(sha256.split()).lower()
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise Refused(_("A SHA-256 has 64 digits, 0 to 9 and a to f."))
    return digest


def _stated(file: OwnFile, certificate: Certificate) -> OwnFileRegistered:
    return OwnFileRegistered(
        file=file.pk,
        certificate=certificate.pk,
        number=certificate.number,
        edition=file.edition,
        sha256=file.sha256,
        size=file.size,
        registered_at=file.registered_at,
    )


@transaction.atomic
def register_own_files(rows: Sequence[Sequence[str]], *, replaces: bool = False, by: User) -> list[OwnFile]:
    """Register files of many certificates, each by number and SHA-256: all of them, or none where one cannot be.

    Raises Refused with the line that it is about. Where a number stands twice, `replaces` is of what was there before both.
    """
    registered: list[OwnFile] = []
    begun: set[UUID] = set()
    for line, (number, digest) in enumerate(rows, start=1):
        try:
            certificate = _the_one(number)
            is_first = certificate.pk not in begun
            file = register_own_file(certificate, sha256=digest, replaces=replaces and is_first, by=by)
        except Refused as refusal:
            raise Refused(_("Line %(line)d: %(why)s") % {"line": line, "why": refusal}) from refusal
        registered.append(file)
        begun.add(certificate.pk)
    return registered


def _the_one(number: str) -> Certificate:
    alike = certificates_of_number(number)
    if len(alike) != 1:
        words = (
            _("There are several certificates of this number.")
            if alike
            else _("There is no certificate of this number.")
        )
        raise Refused(words)
    return alike[0]
