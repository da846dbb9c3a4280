"""The files that bodies issued for certificates: which they are, by hash, and who may have one."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from register.models import CertificateFile, Kind, RegisterEntry


@transaction.atomic
def record_file(file: CertificateFile) -> None:
    """Keep what the bytes of a certificate's file are. Heard twice it is kept once.

    Raises ValueError where a body speaks of what is another's: its delivery then fails, for operators to see.
    """
    if RegisterEntry.objects.filter(pk=file.certificate).exclude(body=file.body, kind=Kind.CERTIFICATE).exists():
        raise ValueError(f"{file.body.slug} speaks of a certificate that is not its own.")
    if not CertificateFile.objects.filter(pk=file.pk).exists():
        file.save(force_insert=True)


def files_with_hash(sha256: str) -> QuerySet[CertificateFile]:
    """The files issued with these very bytes, the newest first: one, or none where nobody here issued it.

    `sha256`: 64 hexadecimal digits, small or capital. Which revision is the newest, `files_of` says first.
    """
    return CertificateFile.objects.select_related("body").filter(sha256=sha256.lower()).order_by("-made_at")


def files_of(certificate: UUID) -> QuerySet[CertificateFile]:
    """All files of a certificate, the newest revision first."""
    return CertificateFile.objects.filter(certificate=certificate).order_by("-revision", "language")


def may_download(scheme: UUID | None) -> bool:
    """Whether anybody may have the files of a scheme's certificates: as the scheme says now, and not where it is silent."""
    if scheme is None:
        return False
    said = RegisterEntry.objects.schemes().filter(pk=scheme).values_list("content__publishes_papers", flat=True)
    return said.first() is True
