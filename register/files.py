"""The files that bodies issued for certificates: which they are, by hash, and who may have one."""

from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import QuerySet

from register.models import CertificateFile, Kind, RegisterEntry, Statement
from statements.certificate import printed

log = structlog.get_logger(__name__)


@transaction.atomic
def record_file(file: CertificateFile) -> None:
    """Keep what the bytes of a certificate's file are. Heard twice it is kept once.

    Raises ValueError where a body speaks of what is another's: its delivery then fails, for operators to see.
    """
    if RegisterEntry.objects.filter(pk=file.certificate).exclude(body=file.body, kind=Kind.CERTIFICATE).exists():
        raise ValueError(f"{file.body.slug} speaks of a certificate that is not its own.")
    if CertificateFile.objects.filter(pk=file.pk).exists():
        return
    file.save(force_insert=True)
    if file.is_own and files_with_hash(file.sha256).exclude(body=file.body).exists():
        log.warning("register.file_of_two_bodies", body=file.body.slug, file=str(file.pk))  # who is believed: ADR 34


def files_with_hash(sha256: str) -> QuerySet[CertificateFile]:
    """The files issued with these very bytes: those made here, then those that bodies registered, the earlier first.

    `sha256`: 64 hexadecimal digits, small or capital. Which revision is the newest, `files_of` says first.
    """
    files = CertificateFile.objects.select_related("body").filter(sha256=sha256.lower())
    return files.order_by("is_own", "made_at", "pk")


def files_of(certificate: UUID) -> QuerySet[CertificateFile]:
    """All files that are a certificate, and none that only tell of it; the newest revision first."""
    files = CertificateFile.objects.filter(certificate=certificate, kind=CertificateFile.Kind.CERTIFICATE)
    return files.order_by("-revision", "language")


def has_changed_since(file: CertificateFile, entry: RegisterEntry) -> bool:
    """Whether the certificate says something else now than it did when this file of it was issued, or registered.

    A newer file may be on its way, may have failed, or may be the body's to make: the older one is overtaken all the same.
    """
    if not file.is_own and file.revision == entry.revision:
        return False
    then = _stated_with(file)
    return then is not None and printed(then.as_certificate) != printed(entry.as_certificate)


def _stated_with(file: CertificateFile) -> Statement | None:
    """What was stated of the certificate in the revision of a file; of a body's own file, when that was registered."""
    statements = Statement.objects.filter(kind=Kind.CERTIFICATE, subject=file.certificate)
    if not file.is_own:
        return statements.filter(revision=file.revision).first()
    before = statements.filter(recorded_at__lte=file.made_at).order_by("-revision").first()
    return before or statements.order_by("revision").first()


def may_download(scheme: UUID | None) -> bool:
    """Whether anybody may have the files of a scheme's certificates: as the scheme says now, and not where it is silent."""
    if scheme is None:
        return False
    said = RegisterEntry.objects.schemes().filter(pk=scheme).values_list("content__publishes_papers", flat=True)
    return said.first() is True
