"""Whether a body may certify is looked up on the public list, with address, day and page kept, and asked again in time."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import BodyMembership, User
from lib import clock
from lib.clock import months_later
from lib.refusal import Refused
from lib.text import bilingual, listed
from outbox.actions import clear_due, set_due
from oversight.actions.standing import locked, restate_body
from oversight.models import Confirmation
from oversight.queries import ASK_AGAIN_BEFORE, months_between_confirmations
from tenants.hosts import table
from tenants.models import CertificationBody
from vocabulary.models import ProductCategory
from web.uploads import Upload

ENDS, ASK_AGAIN = "oversight.confirmation_ends", "oversight.ask_again"
AS_LONG_AGO_AS = timedelta(days=14)  # a page older than that says too little about today
Outcome = Confirmation.Outcome


@dataclass(frozen=True)
class Looked:
    """What an operator looked at: where, on which day, and the page as it was kept."""

    list_url: str
    looked_on: date
    page: Upload


@dataclass(frozen=True)
class Listed:
    """What the list says of a body."""

    approval_number: str
    categories: list[str] = field(default_factory=list)
    approved_until: date | None = None


@transaction.atomic
def confirm_approval(body: CertificationBody, *, looked: Looked, listed_as: Listed, by: User) -> Confirmation:
    """Record that the public list names a body, with its number and its fields. It may certify within these until asked again."""
    body = locked(body)
    _refuse_looker(body, looked, by)
    if body.kind != CertificationBody.Kind.BODY:
        raise Refused(_("Only certification bodies have an approval to confirm."))
    if not listed_as.approval_number.strip() or not listed_as.categories:
        raise Refused(_("Write down the approval number and the fields as the list has them."))
    known = set(ProductCategory.objects.filter(code__in=listed_as.categories).values_list("code", flat=True))
    if unknown := sorted(set(listed_as.categories) - known):
        raise Refused(_("These are no fields: %(fields)s.") % {"fields": listed(unknown)})
    ends_at = _end_of(body, looked.looked_on, listed_as.approved_until)
    if ends_at <= clock.now():
        raise Refused(_("The approval on the list has ended."))
    confirmation = _saved(
        body,
        looked,
        by,
        outcome=Outcome.CONFIRMED,
        approval_number=listed_as.approval_number.strip(),
        categories=sorted(listed_as.categories),
        approved_until=listed_as.approved_until,
        ends_at=ends_at,
    )
    _let_certify(body, confirmation, by)
    return confirmation


@transaction.atomic
def deny_approval(body: CertificationBody, *, looked: Looked, reason: str, by: User) -> Confirmation:
    """Record that the list does not name a body, or not as it says. It neither publishes nor issues from now on."""
    body = locked(body)
    _refuse_looker(body, looked, by)
    if not reason.strip():
        raise Refused(_("Say what the list says instead, in words for the body."))
    confirmation = _saved(body, looked, by, outcome=Outcome.NOT_LISTED, reason=reason.strip())
    _let_certify(body, confirmation, by)
    return confirmation


@transaction.atomic
def see_to_the_end(body: CertificationBody) -> None:
    """Its confirmation has run out: say so anew, so that its schemes leave what is on offer. Safe to run twice."""
    body = locked(body)
    if body.is_confirmed or body.confirmed_until is None:
        return
    restate_body(body)
    _tell_operators(
        body,
        bilingual("机构批准的核实已到期", "A body's approval is no longer confirmed"),
        bilingual(
            f"{body.name_zh} 的批准信息核实已到期，该机构目前不能发布方案，也不能颁发证书。请核对公开名录后重新确认。",
            f"{body} can neither publish schemes nor issue certificates until somebody confirms its approval anew on the "
            "public list.",
        ),
    )


def ask_again(body: CertificationBody) -> None:
    """Its confirmation ends soon: ask the operators to look again."""
    if not body.is_confirmed or body.confirmed_until is None or body.closes_at:
        return
    day = clock.day_of(body.confirmed_until, body.time_zone)
    _tell_operators(
        body,
        bilingual("请再次核实机构批准", "Please confirm a body's approval again"),
        bilingual(
            f"{body.name_zh} 的批准信息核实有效至 {day}。",
            f"The approval of {body} counts as confirmed until {day}.",
        ),
    )


def _refuse_looker(body: CertificationBody, looked: Looked, by: User) -> None:
    if not by.is_operator:
        raise Refused(_("Only the platform's operators confirm approvals."))
    if BodyMembership.objects.filter(user=by, body=body, ended_at=None).exists():
        raise Refused(_("You work for this body. Another operator must look it up."))
    today = clock.today(body.time_zone)
    if not today - AS_LONG_AGO_AS <= looked.looked_on <= today:
        raise Refused(_("Look at the list within these fourteen days: an older page says too little about today."))
    if not looked.list_url.startswith(("http://", "https://")):
        raise Refused(_("Give the address at which you saw the list."))


def _end_of(body: CertificationBody, looked_on: date, approved_until: date | None) -> datetime:
    """The end of the months for which a look is good, or of the approval where that comes first."""
    last = months_later(looked_on, months_between_confirmations())
    last = min(last, approved_until) if approved_until else last
    return clock.day_after(last, body.time_zone)


def _saved(body: CertificationBody, looked: Looked, by: User, **values: object) -> Confirmation:
    row = Confirmation(
        body=body,
        list_url=looked.list_url,
        looked_on=looked.looked_on,
        page_name=looked.page.name,
        page_sha256=looked.page.sha256,
        made_by=by,
        **values,
    )
    row.page.save(f"{row.pk}{looked.page.suffix}", File(looked.page.file), save=False)
    row.save()
    return row


def _let_certify(body: CertificationBody, confirmation: Confirmation, by: User) -> None:
    """The body's row says in a column until when, for whoever reads it at every call; a guard holds both together."""
    body.confirmed_until = confirmation.ends_at
    body.approval_number = confirmation.approval_number or body.approval_number
    body.save(update_fields=["confirmed_until", "approval_number"])
    for kind in (ENDS, ASK_AGAIN):
        clear_due(kind, body.pk, body=body)
    if confirmation.ends_at:
        set_due(ENDS, body.pk, confirmation.ends_at, body=body)
        set_due(ASK_AGAIN, body.pk, confirmation.ends_at - ASK_AGAIN_BEFORE, body=body)
    transaction.on_commit(table.forget)
    restate_body(body, by=by)


def _tell_operators(body: CertificationBody, subject: dict[str, str], text: dict[str, str]) -> None:
    for operator in User.objects.filter(is_operator=True, is_active=True):
        notify(operator, subject=subject, text=text, url=f"/operations/bodies/{body.slug}/")
