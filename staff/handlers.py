"""What staff hears: a body has opened, and somebody must be able to begin; its subscription, or another account, is told to whom it concerns."""

from uuid import UUID

from accounts.actions import notify
from accounts.models import User
from billing.events import (
    AccountChanged,
    AccountNotChanged,
    AccountProposed,
    CardAccountCharges,
    CardAccountOpened,
    SubscriptionStated,
)
from billing.queries import account_change_path
from billing.second_people import CONFIRMS
from billing.subscriptions.queries import SEES_SUBSCRIPTION, accounts_path, change_of, subscription_path
from lib.text import Bilingual, bilingual
from outbox.hearing import hears
from oversight.events import BodyOpened
from staff import actions
from staff.queries import others_with, people_with
from tenants.models import CertificationBody

NOT_AGREED_ZH = "如非贵机构商定，请立即联系平台，并由管理员在“人员”中终止该人员的角色。"
NOT_AGREED_EN = (
    "If this was not agreed, tell the platform at once; an administrator ends that person's role under People."
)


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
    who = _name(fact.by)
    zh, en = _for_currency(fact.currency)
    subject = bilingual(f"收款账户{zh}已变更", f"The account{en} that your clients pay to has changed")
    before_zh = f"原账号尾号 {fact.before}，" if fact.before else ""
    before_en = f"It ended in {fact.before}. " if fact.before else ""
    after_zh = f"现账号尾号 {fact.after}" if fact.after else "现使用通用收款账户"
    after_en = f"Now it ends in {fact.after}." if fact.after else "The general account holds again."
    by_zh, by_en = f"{who} 变更了收款账户", f"{who} changed it."
    if fact.confirmed_by:
        second = _name(fact.confirmed_by)
        by_zh, by_en = f"由 {who} 提出，{second} 确认", f"{who} proposed it, {second} confirmed it."
    undo_zh, undo_en = "提出恢复原账户", "propose the account before"
    if not fact.before:
        undo_zh, undo_en = "提出取消该账户", "propose that it goes"
    text = bilingual(
        f"{by_zh}。{before_zh}{after_zh}。如非贵机构所为，请立即{undo_zh}并由另一人确认，其间请勿开出账单，并联系平台。",
        f"{by_en} {before_en}{after_en} If this was not meant, {undo_en} and have it confirmed, issue no invoice meanwhile, "
        "and tell the platform.",
    )
    _tell_of_account(body, subject, text, accounts_path())


@hears(AccountProposed)
def tell_of_proposed_account(fact: AccountProposed, *, body: CertificationBody) -> None:
    """To everybody who may confirm it, and to whoever proposed it: it may not have been they."""
    who, (zh, en) = _name(fact.by), _for_currency(fact.currency)
    after_zh = f"新账号尾号 {fact.after}" if fact.after else "改用通用收款账户"
    after_en = f"It ends in {fact.after}." if fact.after else "The general account would hold again."
    subject = bilingual(
        f"收款账户{zh}变更待确认", f"Another account{en} that your clients are to pay to waits to be confirmed"
    )
    alone_zh = alone_en = ""
    if not others_with(User.objects.get(pk=fact.by), *CONFIRMS):
        alone_zh = "目前除提出人外，没有其他管理员或财务人员：请先在“人员”中邀请一位。平台无法代为确认。"
        alone_en = " Nobody else here administers or does finance: invite somebody under People first. The platform cannot confirm it."
    text = bilingual(
        f"由 {who} 提出，{after_zh}。须由另一位管理员或财务人员确认后生效，此前账单仍使用原账户。"
        f"请先通过其他途径核实；如有疑问，请拒绝。{alone_zh}",
        f"{who} proposed it. {after_en} It stands once another administrator or person of finance has confirmed it; until then "
        f"invoices name the account that stands. Ask in another way whether it is right; decline it if you doubt it.{alone_en}",
    )
    _tell_of_account(body, subject, text, account_change_path(fact.change))


@hears(AccountNotChanged)
def tell_of_account_that_stays(fact: AccountNotChanged, *, body: CertificationBody) -> None:
    who, (zh, en) = _name(fact.by), _for_currency(fact.currency)
    did_zh, did_en = ("拒绝", "declined") if fact.reason else ("撤回", "withdrew")
    subject = bilingual(f"收款账户{zh}不作变更", f"The account{en} that your clients pay to stays as it is")
    why_zh, why_en = (f"原因：{fact.reason}", f" Why: {fact.reason}") if fact.reason else ("", "")
    text = bilingual(f"{who} 已{did_zh}所提出的变更。{why_zh}", f"{who} {did_en} the one that was proposed.{why_en}")
    _tell_of_account(body, subject, text, accounts_path())


@hears(CardAccountOpened)
def tell_of_card_account(fact: CardAccountOpened, *, body: CertificationBody) -> None:
    """To whoever opened it as well: it may not have been they."""
    who = _name(fact.by)
    subject = bilingual("已在 Stripe 开立银行卡收款账户", "An account for payments by card was opened at Stripe")
    text = bilingual(
        f"由 {who} 开立。Stripe 核实账户主体后，客户即可用银行卡付款，款项进入该账户。{NOT_AGREED_ZH}",
        f"{who} opened it. Once Stripe has checked whose it is, your clients can pay by card into it. {NOT_AGREED_EN}",
    )
    _tell_of_account(body, subject, text, accounts_path())


@hears(CardAccountCharges)
def tell_of_card_account_that_charges(fact: CardAccountCharges, *, body: CertificationBody) -> None:
    who = _name(fact.opened_by)
    subject = bilingual("客户现可用银行卡付款", "Your clients can pay by card now")
    text = bilingual(
        f"由 {who} 在 Stripe 开立的账户现可收款：客户用银行卡支付的款项进入该账户。{NOT_AGREED_ZH}",
        f"The account at Stripe that {who} opened takes payments now: what your clients pay by card goes into it. {NOT_AGREED_EN}",
    )
    _tell_of_account(body, subject, text, accounts_path())


def _tell_of_account(body: CertificationBody, subject: Bilingual, text: Bilingual, url: str) -> None:
    for person in people_with(*CONFIRMS):
        notify(person, subject=subject, text=text, url=url, body=body)


def _name(person: UUID) -> str:
    return User.objects.get(pk=person).name


def _for_currency(currency: str) -> tuple[str, str]:
    return (f"（{currency}）", f" for {currency}") if currency else ("", "")
