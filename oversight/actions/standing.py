"""Whether a body's host answers. The register keeps what the body said; only its doors open and close."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import User
from lib.refusal import Refused
from lib.text import Bilingual, bilingual, spelled_day
from outbox.actions import announce
from oversight.events import BodyCloses, BodyStated
from oversight.models import BodyMeasure
from oversight.queries import statement_of
from tenants.hosts import site_url, table
from tenants.models import CertificationBody

Standing = CertificationBody.Standing


@transaction.atomic
def suspend_body(body: CertificationBody, *, reason: Bilingual | str, by: User) -> CertificationBody:
    """Let a body's host answer that it rests. `reason` is public, in one language or both."""
    body = locked(body)
    if body.standing == Standing.SUSPENDED:
        raise Refused(_("This body is suspended already."))
    if body.is_closing:
        raise Refused(
            _(
                "This body is closing: nothing can be done there but to fetch its data. To suspend it, take that back first."
            )
        )
    if body.closes_at:
        raise Refused(_("This body is closed. Reopen it first."))
    return change_standing(body, BodyMeasure.Kind.SUSPENDED, Standing.SUSPENDED, reason, by)


@transaction.atomic
def reopen_body(body: CertificationBody, *, reason: Bilingual | str, by: User) -> CertificationBody:
    """Let a suspended or closed body's host answer again."""
    body = locked(body)
    if body.standing == Standing.OPEN:
        raise Refused(_("This body is open already."))
    if body.is_closing:
        raise Refused(_("This body is closing. Take that back first."))
    had_left = body.has_closed
    body = change_standing(body, BodyMeasure.Kind.REOPENED, Standing.OPEN, reason, by)
    if had_left:
        announce(BodyCloses(body.pk, None, bilingual(*both(reason)), {}), body=body)
    return body


@transaction.atomic
def restate_body(body: CertificationBody, *, by: User | None = None) -> CertificationBody:
    """Say again, whole and with the next revision, what is public about a body. `by` is None for the clock."""
    body = locked(body)
    body.revision += 1
    body.save(update_fields=["revision"])
    announce(BodyStated(body.pk, body.revision, statement_of(body).content()), body=body)
    return body


def locked(body: CertificationBody) -> CertificationBody:
    """A body as it is, its row locked."""
    locked: CertificationBody = CertificationBody.objects.select_for_update().get(pk=body.pk)
    return locked


def change_standing(
    body: CertificationBody,
    kind: BodyMeasure.Kind,
    standing: str,
    reason: Bilingual | str,
    by: User,
    *,
    closes_at: datetime | None = None,
    ask: Bilingual | None = None,
    is_due: bool = False,
) -> CertificationBody:
    """Write down what is done to a body (its row locked), do it, tell its people, and state the body anew.

    `is_due`: what `by` announced has come by itself. They were allowed to then, and may have left their office since.
    """
    if not is_due:
        _only_operators(by)
    _recorded(body, kind, reason, by, closes_at=closes_at, ask=ask)
    body.standing, body.closes_at = standing, closes_at
    body.save(update_fields=["standing", "closes_at"])
    transaction.on_commit(table.forget)
    _tell_its_people(body, kind, bilingual(*both(reason)))
    return restate_body(body, by=by)


NEWS = {
    BodyMeasure.Kind.SUSPENDED: (
        "已被暂停",
        "is suspended",
        "其网站暂停开放；财务人员仍可登记收款、冲减、退款及答复争议。",
        "Its site rests until it is reopened; its finance staff still record payments, credit, refund and answer disputes.",
    ),
    BodyMeasure.Kind.REOPENED: ("已恢复开放", "is open again", "其网站恢复开放。", "Its site answers again."),
    BodyMeasure.Kind.CLOSING: (
        "将关闭",
        "closes",
        "自{day}起其网站不再开放；在此之前仅可导出本机构数据、结清账单，其他业务均已停止。",
        "From {day} its site no longer answers. Until then you can fetch the body's data and settle what is owed, and nothing else.",
    ),
    BodyMeasure.Kind.STAYS: ("不再关闭", "stays", "关闭安排已撤回。", "Its closing is taken back."),
    BodyMeasure.Kind.CLOSED: ("已关闭", "is closed", "其网站不再开放。", "Its site no longer answers."),
}


def _tell_its_people(body: CertificationBody, kind: BodyMeasure.Kind, reason: Bilingual) -> None:
    """Whoever works for a body hears from us, not from a door that is shut, and why."""
    what_zh, what_en, then_zh, then_en = NEWS[kind]
    subject = bilingual(f"{body.name_zh or body.name_en}{what_zh}", f"{body.name_en or body.name_zh} {what_en}")
    day = spelled_day(body.closes_on) if body.closes_on else bilingual("", "")
    then_zh, then_en = then_zh.format(day=day["zh"]), then_en.format(day=day["en"])
    text = bilingual(f"{then_zh}原因：{reason['zh'] or reason['en']}", f"{then_en} {reason['en'] or reason['zh']}")
    for membership in body.memberships.active().select_related("user"):
        notify(membership.user, subject=subject, text=text, url=site_url(f"/bodies/{body.slug}/"))


def measured(body: CertificationBody, kind: BodyMeasure.Kind, reason: Bilingual | str, by: User) -> BodyMeasure:
    """Record what an operator does to a body, and why."""
    _only_operators(by)
    return _recorded(body, kind, reason, by)


def _only_operators(by: User) -> None:
    if not by.is_operator:
        raise Refused(_("Only the platform's operators change a body's standing."))


def _recorded(
    body: CertificationBody,
    kind: BodyMeasure.Kind,
    reason: Bilingual | str,
    by: User,
    *,
    closes_at: datetime | None = None,
    ask: Bilingual | None = None,
) -> BodyMeasure:
    """A measure and why; where the body closes, from when, and whom to ask then."""
    zh, en = both(reason)
    if not (zh or en):
        raise Refused(_("Say why, in words for the public."))
    ask_zh, ask_en = both(ask or "")
    return BodyMeasure.objects.create(
        body=body,
        kind=kind,
        reason_zh=zh,
        reason_en=en,
        ask_zh=ask_zh,
        ask_en=ask_en,
        closes_at=closes_at,
        taken_by=by,
    )


def both(reason: Bilingual | str) -> tuple[str, str]:
    """Words in Chinese and in English; the same for both where they come as one text."""
    if isinstance(reason, str):
        return reason.strip(), reason.strip()
    return reason.get("zh", "").strip(), reason.get("en", "").strip()
