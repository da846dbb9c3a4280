"""The holder's own requests: asked signed in, or in writing; and the papers of a certificate's internal file."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from certificates.actions.changing import locked, refuse_unless_may_become, require_role
from certificates.actions.telling import tell_registrars
from certificates.models import Certificate, HolderRequest, Paper
from certificates.queries import is_held_by, organisation_of
from certificates.terms import longest_suspension
from certificates.transitions import Status
from lib import clock
from lib.refusal import Refused
from staff.models import Role
from tenants.context import current_body
from web.uploads import Upload

Wish, Answer = HolderRequest.Wish, HolderRequest.Answer
BECOMES = {Wish.SUSPEND: Status.SUSPENDED, Wish.CANCEL: Status.CANCELLED}


@transaction.atomic
def ask(certificate: Certificate, *, wish: str, words: str, by: User, ends_on: date | None = None) -> HolderRequest:
    """Ask, as the holder signed in, to have one's own certificate suspended or cancelled. The registrar records it."""
    certificate = locked(certificate)
    _refuse_others(certificate, by)
    _refuse_wish(certificate, Wish(wish), ends_on)
    if not words.strip():
        raise Refused(_("Say why you ask for this."))
    request = HolderRequest.objects.create(
        certificate=certificate, wish=wish, ends_on=ends_on, words=words.strip(), asked_by=by, asked_at=clock.now()
    )
    tell_registrars(request)
    return request


@transaction.atomic
def take_back_request(request: HolderRequest, *, by: User) -> HolderRequest:
    """The holder no longer asks for it, as long as it has not taken effect."""
    certificate = locked(request.certificate)
    _refuse_others(certificate, by)
    return _answered(HolderRequest.objects.get(pk=request.pk), Answer.TAKEN_BACK, by=by)


def _refuse_others(certificate: Certificate, by: User) -> None:
    if not is_held_by(certificate, by):
        raise Refused(_("Only the holder of a certificate asks for this."))


def record(
    certificate: Certificate,
    wish: HolderRequest.Wish,
    *,
    request: HolderRequest | None,
    paper: Upload | None,
    ends_on: date | None,
    by: User,
) -> HolderRequest:
    """The request on whose ground the registrar acts: the one asked signed in, or the letter that is filed with this.

    `certificate` is locked. Nobody records their own request, nor one that is about another certificate.
    """
    require_role(by, Role.REGISTRAR)
    holder = organisation_of(certificate)
    if holder and acts_for(by, holder):
        raise Refused(_("You act for the holder, so you cannot record its request for the certification body."))
    if request is not None:
        request = HolderRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
        if (request.certificate_id, request.wish) != (certificate.pk, wish):
            raise Refused(_("This request is about something else."))
        _refuse_end(certificate, request.ends_on)
        return _answered(request, Answer.RECORDED, by=by)
    if paper is None:
        raise Refused(
            _("Add the holder's written request as a file, or have the holder ask on its own certificate page.")
        )
    _refuse_wish(certificate, wish, ends_on)
    now = clock.now()
    return HolderRequest.objects.create(
        certificate=certificate,
        wish=wish,
        ends_on=ends_on,
        asked_at=now,
        paper=file_paper(certificate, paper, by=by),
        answer=Answer.RECORDED,
        answered_by=by,
        answered_at=now,
    )


def file_paper(certificate: Certificate, upload: Upload, *, by: User) -> Paper:
    """Keep a checked file in the internal file of a certificate, under its hash."""
    paper = Paper(
        certificate=certificate,
        name=upload.name,
        content_type=upload.content_type,
        size=upload.size,
        sha256=upload.sha256,
        uploaded_by=by,
        uploaded_at=clock.now(),
    )
    path = f"{current_body().schema_name}/certificates/{certificate.pk}/{paper.pk}{upload.suffix}"
    paper.file.save(path, File(upload.file), save=False)
    paper.save(force_insert=True)
    return paper


def check_end(certificate: Certificate, ends_on: date, most: int) -> None:
    """Refuse a suspension that would end before today or last longer than the scheme allows."""
    today = clock.now().astimezone(ZoneInfo(certificate.time_zone)).date()
    if ends_on < today:
        raise Refused(_("The suspension would end before it starts."))
    if ends_on > today + timedelta(days=most):
        latest = today + timedelta(days=most)
        raise Refused(
            _("This scheme allows %(days)d days at most: until %(latest)s.") % {"days": most, "latest": latest}
        )


def _refuse_wish(certificate: Certificate, wish: HolderRequest.Wish, ends_on: date | None) -> None:
    refuse_unless_may_become(certificate, BECOMES[wish])
    if wish == Wish.SUSPEND and ends_on is None:
        raise Refused(_("Say until when it is to be suspended."))
    if wish == Wish.CANCEL and ends_on is not None:
        raise Refused(_("A cancelled certificate has no day on which it comes back."))
    _refuse_end(certificate, ends_on)
    if certificate.requests.filter(wish=wish, answer=Answer.OPEN).exists():
        raise Refused(_("The holder has asked for this already: that request is open."))


def _refuse_end(certificate: Certificate, ends_on: date | None) -> None:
    if ends_on is not None:
        check_end(certificate, ends_on, longest_suspension(certificate))


def _answered(request: HolderRequest, answer: HolderRequest.Answer, *, by: User) -> HolderRequest:
    if request.answer != Answer.OPEN:
        raise Refused(_("This request has been settled: %(answer)s.") % {"answer": Answer(request.answer).label})
    request.answer, request.answered_by, request.answered_at = answer, by, clock.now()
    request.save(update_fields=["answer", "answered_by", "answered_at"])
    return request
