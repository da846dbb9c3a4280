"""What holders are told when a file, and not a decision, changes many certificates at once: one list to each, no paper.

A notice as a paper is of one decision about one certificate. A file tells of decisions that the body took and told of
elsewhere, thousands at a time, so each holder that is known here reads one list, and its desk says the rest.
"""

from collections import defaultdict
from uuid import UUID

from django.db.models import F

from accounts.actions import notify
from accounts.models import Organisation
from accounts.queries import people_of
from certificates.actions.revising import What, Word
from certificates.actions.telling import HOLDERS_NEWS, NAMED
from certificates.models import CertificateEvent
from lib import clock
from lib.text import bilingual, spelled_day
from tenants.context import current_body
from tenants.hosts import site_url


def tell_holders_of_word(word: Word) -> None:
    """Tell each holder on the platform, in one list, whose status two people's word has changed. What that word entered
    anew is nobody's news: it stood so before this register.
    """
    said = CertificateEvent.objects.filter(stated_at=word.stated_at, confirmed_at=word.confirmed_at)
    entered = said.filter(what=What.IMPORTED).values("certificate")
    changed = said.filter(what__in=HOLDERS_NEWS).exclude(status_before=F("status_after"))
    events = changed.exclude(certificate__in=entered).select_related("certificate").order_by("certificate__number")
    for organisation, theirs in _by_holder(list(events)).items():
        _tell(organisation, theirs)


def _by_holder(events: list[CertificateEvent]) -> dict[UUID, list[CertificateEvent]]:
    """The events by `queries.organisation_of`, asked once for all."""
    codes = {event.certificate.holder_code for event in events if not event.certificate.organisation_id} - {""}
    by_code = dict(Organisation.objects.filter(credit_code__in=codes).values_list("credit_code", "pk"))
    held: dict[UUID, list[CertificateEvent]] = defaultdict(list)
    for event in events:
        certificate = event.certificate
        if organisation := certificate.organisation_id or by_code.get(certificate.holder_code):
            held[organisation].append(event)
    return held


def _tell(organisation: UUID, events: list[CertificateEvent]) -> None:
    body, count = current_body(), len(events)
    name = body.name
    subject = bilingual(
        f"{name['zh'] or name['en']}更新了贵方{count}张证书的状态",
        f"{name['en'] or name['zh']} has changed the status of your certificates: {count}",
    )
    text = bilingual(_listed(events, "zh"), _listed(events, "en"))
    for person in people_of(organisation):
        notify(person, subject=subject, text=text, url=site_url("/my/"), body=body)


def _listed(events: list[CertificateEvent], language: str) -> str:
    lines = [_line(event, language) for event in events[:NAMED]]
    if (more := len(events) - NAMED) > 0:
        lines.append(f"另有{more}张，见“我的桌面”。" if language == "zh" else f"And {more} more: see your desk.")
    stop = (
        "不再有效的证书，即日起停止使用证书和认证标志。"
        if language == "zh"
        else "Stop using certificate and mark where it is valid no longer."
    )
    return "\n".join([*lines, stop])


def _line(event: CertificateEvent, language: str) -> str:
    zh, en, _then_zh, _then_en = HOLDERS_NEWS[event.what]
    since = spelled_day(clock.day_of(event.effective_at, event.certificate.time_zone))[language]
    if language == "zh":
        reason = f"，原因：{event.reason_zh}" if event.reason_zh else ""
        return f"证书 {event.certificate.number} {zh}（{since}起{reason}）"
    reason = f", reason: {event.reason_en or event.reason_zh}" if event.reason else ""
    return f"Certificate {event.certificate.number} {en} (since {since}{reason})"
