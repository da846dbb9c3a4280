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
from outbox.actions import announce, clear_due, nudge, put_off
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
MOST_UNENDED = 3  # tries in a row of which nobody said how they ended: the next would end its worker as well
UNENDED = "The worker that made it was ended, by want of memory or by its limit of time."
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
    values = {"number": statement.number, "organisation_id": organisation, "recorded_at": recorded_at}
    paper, is_new = IssuedPaper.objects.get_or_create(
        kind=kind.name,
        subject=subject,
        revision=revision,
        language=statement.language,
        defaults=values | {"statement": statement.model_dump(mode="json")},
    )
    if is_new:
        _send_to_queue(paper)
    return paper


def make_paper(pk: UUID) -> IssuedPaper | None:
    """Draw what was asked for, and keep it. Safe to run twice: who comes second finds it made.

    What cannot be drawn is left for operators; whatever else fails is raised as well, for the queue to try again. What ends
    its worker each time is left for operators as well, or a broker would hand it to the next worker for ever.
    """
    paper = _begin(pk)
    if paper is None:
        return None
    try:
        name, values = _drawn_and_kept(paper)
    except Undrawable as failure:
        _fail(pk, failure)
        return None
    except Exception as failure:
        _fail(pk, failure)
        raise
    return _finish(pk, name, values)


def statement_of(paper: IssuedPaper) -> PaperStatement:
    """What a paper says, by its type."""
    return paper.of_kind.statement.model_validate(paper.statement)


@transaction.atomic
def make_again(pk: UUID) -> None:
    """Send a paper to the queue once more, where it is not made: at its date. How often it was tried, and why in vain, stays."""
    paper = IssuedPaper.objects.filter(pk=pk).unmade().first()
    if paper is not None:
        _send_to_queue(paper)


@transaction.atomic
def ask_again(due: Due, *, by: User) -> None:
    """An operator has a paper that failed made again now: in its body's schema, which no page enters."""
    if due.kind != MAKE:
        raise Refused(_("This is no paper."))
    put_off(MAKE, due.subject, clock.now(), tries=due.tries, error=due.last_error, body=due.body)
    nudge()
    log.info("paper.asked_again", paper=str(due.subject), person=str(by.pk))


def count_download(pk: UUID, *, door: str) -> None:
    """One more download on this day. Nothing of who it was."""
    counted, _is_new = PaperDownloads.objects.get_or_create(paper_id=pk, day=clock.today(), door=door)
    PaperDownloads.objects.filter(pk=counted.pk).update(count=F("count") + 1)


def _send_to_queue(paper: IssuedPaper) -> None:
    """Into the queue on commit, and looked at again after a while: a worker may be ended without a word."""
    body, error = current_body(), paper.failure or (UNENDED if paper.unended else "")
    put_off(MAKE, paper.pk, clock.now() + LOOK_AGAIN, tries=paper.tries, error=error, body=body)
    later(MAKE, body.schema_name, str(paper.pk))


@transaction.atomic
def _begin(pk: UUID) -> IssuedPaper | None:
    """The paper to be drawn, its try counted before it begins: a worker that is ended counts nothing afterwards."""
    paper = IssuedPaper.objects.select_for_update(of=("self",)).filter(pk=pk).unmade().first()
    if paper is None:
        return None
    if paper.unended >= MOST_UNENDED:
        _leave_to_operators(paper, UNENDED, NEXT_DAY)
        return None
    paper.tries, paper.unended = paper.tries + 1, paper.unended + 1
    paper.save(update_fields=["tries", "unended"])
    return paper


def _drawn_and_kept(paper: IssuedPaper) -> tuple[str, dict[str, Any]]:
    """Where the bytes lie, and what is to be said of them. Raises Undrawable, and whatever a store can do to us."""
    # Not before there is one to make: the engine and its fonts are a hundred megabytes, and every process has this module.
    from papers.drawing import draw, pages_of, template_version
    from papers.pictures import as_svg

    body, statement = current_body().pk, statement_of(paper)
    pictures = {name: as_svg(body, digest) for name, digest in statement.pictures.items()}
    content = draw(paper.of_kind, statement, at=paper.recorded_at, pictures=pictures)
    name, sha256 = keep(body, content)
    values = {"sha256": sha256, "size": len(content), "pages": pages_of(content)}
    return name, values | {"template_version": template_version()}


@transaction.atomic
def _finish(pk: UUID, name: str, values: dict[str, Any]) -> IssuedPaper | None:
    paper = IssuedPaper.objects.select_for_update(of=("self",)).get(pk=pk)
    if paper.is_made:  # by another worker, meanwhile: one file is issued, and it is that one
        return None
    paper.state, paper.made_at = IssuedPaper.State.MADE, clock.now()
    paper.file.name, paper.failure, paper.failed_at, paper.unended = name, "", None, 0
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
    _leave_to_operators(paper, words, NEXT_DAY if isinstance(failure, Undrawable) else LOOK_AGAIN)


def _leave_to_operators(paper: IssuedPaper, words: str, wait: timedelta) -> None:
    paper.state, paper.failure, paper.failed_at = IssuedPaper.State.FAILED, words[:400], clock.now()
    paper.unended = 0
    paper.save(update_fields=["state", "failure", "failed_at", "unended"])
    put_off(MAKE, paper.pk, clock.now() + wait, tries=paper.tries, error=paper.failure, body=current_body())
    log.error("paper.failed", paper=str(paper.pk), kind=paper.kind, tries=paper.tries, failure=paper.failure)
