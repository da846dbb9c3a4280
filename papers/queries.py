"""Papers of a thing, and those that operators have to look at."""

from uuid import UUID

from django.db.models import QuerySet

from accounts.models import File
from outbox.models import Due
from papers.models import IssuedPaper, PaperQuerySet

MAKE = "papers.make"


def papers_of(kind: str, subject: UUID) -> PaperQuerySet:
    """All papers of one thing, made or not, the newest revision first."""
    return IssuedPaper.objects.of(kind, subject)


def newest_of(kind: str, subject: UUID) -> IssuedPaper | None:
    return papers_of(kind, subject).first()


def paper_for(kind: str, subject: UUID, pk: UUID) -> IssuedPaper | None:
    """One paper of a thing that the asker may read: who that is, the thing's own door has said."""
    return papers_of(kind, subject).filter(pk=pk).first()


def as_file(paper: IssuedPaper) -> File:
    """A paper as an e-mail brings it along: now, or once it is made."""
    return File(paper.pk, paper.filename, paper.file.name or "", paper.sha256)


def failing() -> QuerySet[Due]:
    """What was tried in vain in any body, the most tried first: read in the public schema, without entering theirs.

    What an operator had made again stays listed until it is made.
    """
    return Due.objects.filter(kind=MAKE, tries__gt=0).select_related("body").order_by("-tries", "due_at")
