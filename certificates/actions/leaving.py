"""The body leaves, or stays after all: whoever holds a certificate in force hears what becomes of it."""

from accounts.actions import notify
from accounts.queries import people_of
from certificates.queries import numbers_by_holder
from lib import clock
from lib.text import spelled_day
from oversight.events import BodyCloses
from oversight.leaving import holds_still, named, news_of_leaving
from tenants.hosts import site_url
from tenants.models import CertificationBody


def tell_holders_of_leaving(fact: BodyCloses, *, body: CertificationBody) -> None:
    """One notice to each person of a holder, whatever the number of its certificates."""
    if not holds_still(fact, body):
        return
    for organisation, numbers in numbers_by_holder().items():
        subject, text = news_of_leaving(fact, body, *_what_it_means(numbers, fact, body))
        for person in people_of(organisation):
            notify(person, subject=subject, text=text, url=site_url(f"/bodies/{body.slug}/"))


def _what_it_means(certificates: list[str], fact: BodyCloses, body: CertificationBody) -> tuple[str, str]:
    if fact.closes_at is None:
        return "", ""
    numbers, day = named(certificates), spelled_day(clock.day_of(fact.closes_at, body.time_zone))
    zh = (
        f"您持有的{len(certificates)}张证书（{numbers['zh']}）仍可查询，自{day['zh']}起注明不再由该机构监督；"
        "可向其他认证机构申请转换。证书文件请在“我的工作台”的“导出”中下载。"
    )
    en = (
        f"Your certificates ({len(certificates)}: {numbers['en']}) can still be looked up; from {day['en']} their pages say "
        "that the body no longer supervises them. Another body may take them over. Your files are in the export on your desk."
    )
    return zh, en
