"""The body leaves, or stays after all: whoever holds a certificate in force hears what becomes of it."""

from uuid import UUID

from accounts.actions import notify
from accounts.queries import people_of
from certificates.models import Certificate
from certificates.queries import organisation_of
from certificates.transitions import IN_FORCE
from lib.text import spelled_day
from oversight.events import BodyCloses
from oversight.leaving import named, news_of_leaving
from tenants.hosts import site_url
from tenants.models import CertificationBody


def tell_holders_of_leaving(fact: BodyCloses, *, body: CertificationBody) -> None:
    """One notice to each person of a holder, whatever the number of its certificates."""
    held: dict[UUID, list[str]] = {}
    for certificate in Certificate.objects.standing().filter(status__in=IN_FORCE).order_by("folded_number", "pk"):
        if organisation := organisation_of(certificate):
            held.setdefault(organisation, []).append(certificate.number)
    for organisation, certificates in held.items():
        subject, text = news_of_leaving(fact, body, *_what_it_means(certificates, body))
        for person in people_of(organisation):
            notify(person, subject=subject, text=text, url=site_url(f"/bodies/{body.slug}/"))


def _what_it_means(certificates: list[str], body: CertificationBody) -> tuple[str, str]:
    numbers, day = named(certificates), spelled_day(body.closes_on) if body.closes_on else {"zh": "", "en": ""}
    zh = (
        f"您持有的{len(certificates)}张证书（{numbers['zh']}）仍可查询，自{day['zh']}起注明不再由该机构监督；"
        "可向其他认证机构申请转换。证书文件请在“我的工作台”的“导出”中下载。"
    )
    en = (
        f"Your certificates ({len(certificates)}: {numbers['en']}) can still be looked up; from {day['en']} their pages say "
        "that the body no longer supervises them. Another body may take them over. Your files are in the export on your desk."
    )
    return zh, en
