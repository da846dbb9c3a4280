"""The body leaves, or stays after all: whoever has an open case there hears what becomes of it."""

from accounts.actions import notify
from accounts.queries import people_of
from cases.queries import clients_with_open_cases
from oversight.events import BodyCloses
from oversight.leaving import holds_still, named, news_of_leaving
from tenants.hosts import site_url
from tenants.models import CertificationBody


def tell_clients_of_leaving(fact: BodyCloses, *, body: CertificationBody) -> None:
    """One notice to each person of an organisation, whatever the number of its cases."""
    if not holds_still(fact, body):
        return
    for organisation, cases in clients_with_open_cases().items():
        numbers = named([case.number for case in cases])
        zh = f"您有{len(cases)}个案件尚未办结（{numbers['zh']}），不会再有进展；可向其他认证机构提出申请，已有检测报告可一并提交。"
        en = (
            f"Your open cases ({len(cases)}: {numbers['en']}) go no further. You may apply to another body and hand in the "
            "reports you have."
        )
        subject, text = news_of_leaving(fact, body, zh, en)
        for person in people_of(organisation):
            notify(person, subject=subject, text=text, url=site_url(f"/bodies/{body.slug}/"))
