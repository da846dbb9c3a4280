"""From a request to an open back office."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.actions import invite_to_body, write_letter
from accounts.models import User
from billing.subscriptions.actions import begin_trial
from lib import clock
from lib.refusal import Refused
from outbox.actions import announce
from oversight.actions.standing import restate_body
from oversight.events import BodyOpened
from oversight.models import BodyRequest
from tenants.hosts import host_of
from tenants.models import CertificationBody
from tenants.opening import open_body
from vocabulary.time_zones import zone_of

RESERVED = {"admin", "api", "app", "assets", "cms", "demo", "docs", "help", "mail", "media", "smtp", "static", "status", "support", "test", "verify", "www"}  # fmt: skip


@transaction.atomic
def request_to_join(request: BodyRequest) -> BodyRequest:
    """Keep a body's request (unsaved, as the form filled it) and thank by mail."""
    same = BodyRequest.objects.waiting().filter(email__iexact=request.email, name_zh=request.name_zh)
    if same.exists():
        raise Refused(_("This request is with us already. We answer by e-mail, usually within two working days."))
    request.language = get_language() or "zh-hans"
    request.save()
    _write(request, "received")
    return request


@transaction.atomic
def approve_request(request: BodyRequest, *, slug: str, by: User) -> CertificationBody:
    """Open the body, state it to the register, and invite the contact person as its first administrator."""
    request = _waiting(request, by)
    if request.email.lower() == by.email:
        raise Refused(_("You would make yourself the administrator. Another operator must approve this request."))
    body = _opened(request, slug)
    _answer(request, BodyRequest.State.APPROVED, by, body=body, slug=slug)
    body = restate_body(body, by=by)
    invitation = invite_to_body(request.email, name=request.contact_name, body=body, by=by, language=request.language)
    announce(BodyOpened(body.pk, invitation.user_id, by.pk), body=body)
    begin_trial(body, by=by)
    return body


@transaction.atomic
def decline_request(request: BodyRequest, *, reason: str, by: User) -> BodyRequest:
    """Say no, with a reason that goes to the contact person by mail."""
    request = _waiting(request, by)
    if not reason.strip():
        raise Refused(_("Say why this request is declined: the reason goes to the person who asked."))
    _answer(request, BodyRequest.State.DECLINED, by, reason=reason.strip())
    _write(request, "declined")
    return request


def refuse_slug(slug: str) -> None:
    """Raises Refused where no body may have this address."""
    if slug in RESERVED:
        raise Refused(_("This address is reserved. Choose another one."))
    if CertificationBody.objects.filter(slug=slug).exists():
        raise Refused(_("A body has this address already. Choose another one."))


def _waiting(request: BodyRequest, by: User) -> BodyRequest:
    if not by.is_operator:
        raise Refused(_("Only the platform's operators answer requests to join."))
    request = BodyRequest.objects.select_for_update().get(pk=request.pk)
    if request.state != BodyRequest.State.WAITING:
        raise Refused(_("This request has been answered already."))
    return request


def _opened(request: BodyRequest, slug: str) -> CertificationBody:
    refuse_slug(slug)
    wanted = CertificationBody(slug=slug)
    try:
        return open_body(
            slug=slug,
            name_zh=request.name_zh,
            name_en=request.name_en,
            approval_number=request.approval_number,
            kind=request.kind,
            country=str(request.country),
            time_zone=request.time_zone or zone_of(str(request.country)),
            host=host_of(wanted),
        )
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def _answer(request: BodyRequest, state: BodyRequest.State, by: User, **fields: object) -> None:
    request.state = state
    request.decided_at = clock.now()
    request.decided_by = by
    for name, value in fields.items():
        setattr(request, name, value)
    request.save(update_fields=["state", "decided_at", "decided_by", *fields])


def _write(request: BodyRequest, what: str) -> None:
    write_letter(request.email, f"oversight/mail/request_{what}.txt", {"join": request}, language=request.language)
