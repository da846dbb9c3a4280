"""What staff hears: a body has opened, and somebody must be able to begin; its subscription, or another account, is told to whom it concerns."""

from accounts.actions import notify
from accounts.models import User
from billing.events import AccountChanged, SubscriptionStated
from billing.subscriptions.queries import SEES_SUBSCRIPTION, accounts_path, change_of, subscription_path
from lib.text import bilingual
from outbox.hearing import hears
from oversight.events import BodyOpened
from staff import actions
from staff.queries import people_with
from tenants.models import CertificationBody


@hears(BodyOpened)
def authorise_first_administrator(fact: BodyOpened, *, body: CertificationBody) -> None:
    people = User.objects.in_bulk([fact.administrator, fact.opened_by])
    actions.authorise_first_administrator(people[fact.administrator], by=people[fact.opened_by])


@hears(SubscriptionStated)
def tell_of_subscription(fact: SubscriptionStated, *, body: CertificationBody) -> None:
    change = change_of(fact.change)
    if change is not None:
        for person in people_with(*SEES_SUBSCRIPTION):
            notify(person, subject=change.subject, text=change.text, url=subscription_path(), body=body)


@hears(AccountChanged)
def tell_of_account(fact: AccountChanged, *, body: CertificationBody) -> None:
    """To everybody who would know that it is wrong, whoever changed it as well: it may not have been they."""
    who = User.objects.get(pk=fact.by).name
    zh, en = (f"（{fact.currency}）", f" for {fact.currency}") if fact.currency else ("", "")
    subject = bilingual(f"收款账户{zh}已变更", f"The account{en} that your clients pay to has changed")
    before_zh = f"原账号尾号 {fact.before}，" if fact.before else ""
    before_en = f"It ended in {fact.before}. " if fact.before else ""
    after_zh = f"现账号尾号 {fact.after}" if fact.after else "现使用通用收款账户"
    after_en = f"Now it ends in {fact.after}." if fact.after else "The general account holds again."
    text = bilingual(
        f"{who} 变更了收款账户。{before_zh}{after_zh}。如非贵机构所为，请立即改回并联系平台。",
        f"{who} changed it. {before_en}{after_en} If this was not meant, change it back at once and tell the platform.",
    )
    for person in people_with(*SEES_SUBSCRIPTION):
        notify(person, subject=subject, text=text, url=accounts_path(), body=body)
