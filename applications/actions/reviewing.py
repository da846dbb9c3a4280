"""The application review (7.3): begin, ask, be answered, decline, accept. Acts on all open cases of an application."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from applications import wording
from applications.actions.agreeing import offer_agreement, other_than_quoted
from applications.actions.asking import locked
from applications.models import Application, ApplicationReview, Question
from applications.queries import open_cases, scope_of
from cases.actions import lock, move, send_letter
from cases.models import Case, Letter
from cases.transitions import State
from lib import clock
from lib.canonical import hash_of
from lib.refusal import Refused


@transaction.atomic
def begin_review(application: Application, *, by: User) -> Application:
    """Take a sent application up for review."""
    application = locked(application)
    for case in _cases(application, State.SUBMITTED):
        move(case, State.UNDER_APPLICATION_REVIEW, by=by)
    return application


@transaction.atomic
def ask(application: Application, *, questions: Sequence[str], by: User) -> Application:
    """Ask the client what must be known before accepting (7.3.1). Their clock runs."""
    application = locked(application)
    asked = [text.strip() for text in questions if text.strip()]
    round_ = (application.questions.aggregate(last=Max("round"))["last"] or 0) + 1
    Question.objects.bulk_create(
        Question(application=application, round=round_, text=text, asked_by=by, asked_at=clock.now()) for text in asked
    )
    cases = [
        move(case, State.INFO_REQUESTED, by=by, words="\n".join(asked))
        for case in _cases(application, State.UNDER_APPLICATION_REVIEW)
    ]
    send_letter(cases[0], kind=Letter.Kind.INFORMATION_REQUEST, **wording.information_request(cases[0], asked), by=by)
    return application


@transaction.atomic
def answer(application: Application, *, answers: Mapping[UUID, str], by: User) -> Application:
    """Answer every open question and give the application back to the reviewer."""
    application = locked(application)
    if not acts_for(by, application.organisation_id):
        raise Refused(_("Only the client can do this."))
    for question in application.questions.filter(answered_at=None):
        text = answers.get(question.pk, "").strip()
        if not text:
            raise Refused(_("This question has no answer yet: %(question)s") % {"question": question.text})
        question.answer, question.answered_by, question.answered_at = text, by, clock.now()
        question.save(update_fields=["answer", "answered_by", "answered_at"])
    for case in _cases(application, State.INFO_REQUESTED):
        move(case, State.UNDER_APPLICATION_REVIEW, by=by)
    return application


@transaction.atomic
def decline(application: Application, *, reason: str, by: User, cases: Iterable[Case] | None = None) -> Application:
    """Decline all of an application, or some of its cases, with the reason (7.3.4, INV-12)."""
    application = locked(application)
    chosen = _chosen(application, cases)
    if not reason.strip():
        raise Refused(_("Declining needs a reason, for the client and for the file (7.3.4)."))
    _record(application, chosen, outcome=ApplicationReview.Outcome.DECLINE, words=reason, by=by)
    for case in chosen:
        move(case, State.DECLINED, by=by, words=reason)
    send_letter(chosen[0], kind=Letter.Kind.DECLINE, **wording.declined(chosen, reason), by=by)
    return application


@transaction.atomic
def accept(
    application: Application,
    *,
    competence: str,
    units_are_divided: bool,
    by: User,
    words: str = "",
    cases: Iterable[Case] | None = None,
    reported: int | None = None,
) -> Application:
    """Accept an application, or some of its cases: scope and units are frozen and the agreement is offered.

    `reported` counts the units whose existing test reports are accepted: the agreement charges their price instead of a test.
    Where the client took a quote, the quote has said so already, and is the annex as it stands.
    """
    application = locked(application)
    chosen = _chosen(application, cases)
    if (reported or 0) > len(chosen):
        raise Refused(_("Test reports can be accepted for as many units as you accept, not for more."))
    if reported and not application.scheme_version.accepts_reports:
        raise Refused(_("This scheme does not accept existing test reports."))
    if not units_are_divided:
        raise Refused(_("Confirm the division into units."))
    if not competence.strip():
        raise Refused(_("State who has the competence and the means for this evaluation (7.3.3)."))
    if application.frozen_at is not None:
        raise Refused(
            _("The rest of this application was accepted before. Decline these cases; the client can apply anew.")
        )
    if other := other_than_quoted(application, chosen):
        raise Refused(other)
    _record(
        application,
        chosen,
        outcome=ApplicationReview.Outcome.ACCEPT,
        words=words,
        competence=competence.strip(),
        units_are_divided=units_are_divided,
        by=by,
    )
    for case in chosen:
        _freeze_scope(case)
    offer_agreement(application, chosen, reported=reported or 0, by=by)
    due_at = clock.now() + timedelta(days=application.scheme_version.agreement_days)
    moved = [move(case, State.ACCEPTED, by=by, due_at=due_at) for case in chosen]
    application.frozen_at = clock.now()
    application.save(update_fields=["frozen_at"])
    send_letter(moved[0], kind=Letter.Kind.ACCEPTANCE, **wording.accepted(moved), by=by)
    return application


def _freeze_scope(case: Case) -> None:
    case = lock(case, "unit__application")
    case.scope_asked = scope_of(case)
    case.save(update_fields=["scope_asked"])


def _record(
    application: Application, cases: list[Case], *, outcome: str, words: str, by: User, **stated: object
) -> None:
    content = {
        "application": application.number,
        "cases": [case.number for case in cases],
        "outcome": outcome,
        "words": words,
        "reviewer": by.pk,
        "at": clock.now(),
        **stated,
    }
    ApplicationReview.objects.create(
        application=application,
        outcome=outcome,
        reviewer=by,
        recorded_at=clock.now(),
        words=words,
        cases=[str(case.pk) for case in cases],
        sha256=hash_of(content),
        **stated,
    )


def _cases(application: Application, state: State) -> list[Case]:
    cases = [case for case in open_cases(application) if case.state == state]
    if not cases:
        raise Refused(_("No case of this application is at that step."))
    return cases


def _chosen(application: Application, cases: Iterable[Case] | None) -> list[Case]:
    under_review = _cases(application, State.UNDER_APPLICATION_REVIEW)
    if cases is None:
        return under_review
    wanted = {case.pk for case in cases}
    chosen = [case for case in under_review if case.pk in wanted]
    if not chosen:
        raise Refused(_("Choose at least one unit that is under review."))
    return chosen
