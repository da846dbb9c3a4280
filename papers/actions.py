"""Papers are asked for in the transaction of what they tell of, made by a task, and kept."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.actions import enclose
from accounts.models import User
from lib import clock
from lib.queue import later
from lib.refusal import Refused
from outbox.actions import announce, clear_due, nudge, put_off, set_due
from outbox.models import Due
from papers.events import PaperMade
from papers.kinds import PaperKind, PaperStatement, Undrawable
from papers.models import IssuedPaper, PaperDownloads
from papers.queries import MAKE, as_file
from papers.storage import keep
from papers.styles import dressed, in_force
from tenants.context import current_body

log = structlog.get_logger(__name__)
LOOK_AGAIN = timedelta(minutes=5)  # a paper of which nothing was heard for so long has lost its worker
NEXT_DAY = timedelta(days=1)  # what cannot be drawn waits for somebody, and is tried once a day


@transaction.atomic
def ask_for_paper(
    kind: PaperKind,
    statement: PaperStatement,
    *,
    subject: UUID,
    recorded_at: datetime,
    revision: int = 1,
    organisation: UUID | None = None,
    signed_by: UUID | None = None,
) -> IssuedPaper:
    """Have a paper made of a statement as it is now, in the body's style of today. Asked for twice at the same revision,
    the first stands.

    `recorded_at` is the record's moment, which the file bears; `organisation` for whom it is besides the body;
    `signed_by` whose signature it bears, where the style holds it.
    """
    statement = dressed(statement, in_force(), signed_by=signed_by)
    paper, is_new = IssuedPaper.objects.get_or_create(
        kind=kind.name,
        subject=subject,
        revision=revision,
        language=statement.language,
        defaults={
            "number": statement.number,
            "organisation_id": organisation,
            "statement": statement.model_dump(mode="json"),
            "recorded_at": recorded_at,
        },
    )
    if is_new:
        body = current_body()
        set_due(MAKE, paper.pk, clock.now() + LOOK_AGAIN, body=body)
        later(MAKE, body.schema_name, str(paper.pk))
    return paper


def make_paper(pk: UUID) -> IssuedPaper | None:
    """Draw what was asked for, and keep it. Safe to run twice: who comes second finds it made.

    What cannot be drawn is left for operators; whatever else fails is raised as well, for the queue to try again.
    """
    # Not before there is one to make: the engine and its fonts are a hundred megabytes, and every process has this module.
    from papers.drawing import draw, pages_of, template_version
    from papers.pictures import as_svg

    paper = IssuedPaper.objects.filter(pk=pk).unmade().first()
    if paper is None:
        return None
    try:
        body, statement = current_body().pk, statement_of(paper)
        pictures = {name: as_svg(body, digest) for name, digest in statement.pictures.items()}
        content = draw(paper.of_kind, statement, at=paper.recorded_at, pictures=pictures)
        name, sha256 = keep(body, content)
        values = {
            "sha256": sha256,
            "size": len(content),
            "pages": pages_of(content),
            "template_version": template_version(),
        }
    except Exception as failure:
        _fail(pk, failure)
        if isinstance(failure, Undrawable):
            return None
        raise
    return _finish(pk, name, values)


def statement_of(paper: IssuedPaper) -> PaperStatement:
    """What a paper says, by its type."""
    return paper.of_kind.statement.model_validate(paper.statement)


@transaction.atomic
def make_again(pk: UUID) -> None:
    """Send a paper to the queue once more, where it is not made: at its date, and when an operator asks."""
    if IssuedPaper.objects.filter(pk=pk).unmade().exists():
        body = current_body()
        set_due(MAKE, pk, clock.now() + LOOK_AGAIN, body=body)
        later(MAKE, body.schema_name, str(pk))


@transaction.atomic
def ask_again(due: Due, *, by: User) -> None:
    """An operator has a paper that failed made again now: in its body's schema, which no page enters."""
    if due.kind != MAKE:
        raise Refused(_("This is no paper."))
    set_due(MAKE, due.subject, clock.now(), body=due.body)
    nudge()
    log.info("paper.asked_again", paper=str(due.subject), person=str(by.pk))


def count_download(pk: UUID, *, door: str) -> None:
    """One more download on this day. Nothing of who it was."""
    counted, _is_new = PaperDownloads.objects.get_or_create(paper_id=pk, day=clock.today(), door=door)
    PaperDownloads.objects.filter(pk=counted.pk).update(count=F("count") + 1)


@transaction.atomic
def _finish(pk: UUID, name: str, values: dict[str, Any]) -> IssuedPaper | None:
    paper = IssuedPaper.objects.select_for_update(of=("self",)).get(pk=pk)
    if paper.is_made:  # by another worker, meanwhile: one file is issued, and it is that one
        return None
    paper.state, paper.made_at = IssuedPaper.State.MADE, clock.now()
    paper.file.name, paper.failure, paper.failed_at = name, "", None
    paper.tries += 1
    for column, value in values.items():
        setattr(paper, column, value)
    paper.save()
    body = current_body()
    clear_due(MAKE, pk, body=body)
    enclose(as_file(paper))
    announce(PaperMade(pk, paper.kind, paper.subject, paper.revision), body=body)
    return paper


@transaction.atomic
def _fail(pk: UUID, failure: Exception) -> None:
    paper = IssuedPaper.objects.select_for_update(of=("self",)).get(pk=pk)
    if paper.is_made:
        return
    # Only words of ours: what another library says may repeat a name, and operators see no papers.
    words = str(failure) if isinstance(failure, Undrawable) else type(failure).__name__
    paper.state, paper.failure, paper.failed_at = IssuedPaper.State.FAILED, words[:400], clock.now()
    paper.tries += 1
    paper.save(update_fields=["state", "failure", "failed_at", "tries"])
    wait = NEXT_DAY if isinstance(failure, Undrawable) else LOOK_AGAIN
    put_off(MAKE, pk, clock.now() + wait, tries=paper.tries, error=paper.failure, body=current_body())
    log.error("paper.failed", paper=str(pk), kind=paper.kind, tries=paper.tries, failure=paper.failure)
