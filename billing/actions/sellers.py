"""A body opens an account at the provider, and we keep what is said of it. The provider is never asked inside a transaction."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.at_provider import book_payout
from billing.actions.locking import one_after_another, refuse_strangers
from billing.events import CardAccountCharges, CardAccountOpened
from billing.models import Payout, SellerAccount
from billing.providers import ProviderAway, ProviderRefuses, SellerGone, SellerStanding, StatedPayout, provider
from billing.providers.protocol import Seller
from lib import clock
from lib.refusal import Refused
from outbox.actions import announce
from tenants.models import CertificationBody

PAYOUTS_SHOWN = timedelta(days=90)


def begin_onboarding(body: CertificationBody, *, country: str, back_url: str, again_url: str, by: User) -> str:
    """Where the body's own people go on at the provider: their answers are theirs and the provider's, never ours."""
    refuse_strangers(by, body)
    _come_back(body)
    account = _account_of(body, country, by)
    try:
        if not account.account:
            asked_at = clock.now()
            seller = Seller(id=account.pk, name=body.name.get("en") or body.name.get("zh", ""), country=country)
            _note_opened(account, provider().open_account(seller), asked_at=asked_at, by=by)
            account.refresh_from_db()
        return provider().onboarding_url(account.account, back_url=back_url, again_url=again_url)
    except ProviderAway as away:
        if away.was_answered:
            _never_opened(account)
        raise Refused(
            _("The payment provider does not answer now. Nothing was changed: try again in a minute.")
        ) from away
    except SellerGone as gone:
        note_gone(account)
        raise Refused(_("This account answers us no more. Begin again: you will get a new one.")) from gone
    except ProviderRefuses as no:
        _never_opened(account)
        raise Refused(_("The payment provider refused (%(code)s). Nothing was changed.") % {"code": no.code}) from no


def _come_back(body: CertificationBody) -> None:
    """An account that seemed gone, since the provider refused our key for a while, may answer again."""
    gone = SellerAccount.objects.filter(body=body).exclude(account="").exclude(gone_at=None)
    last = gone.select_related("body").order_by("-gone_at").first()
    if last is not None:
        with suppress(ProviderAway, ProviderRefuses):
            ask_standing(last)


def _never_opened(account: SellerAccount) -> None:
    """The provider made none, and says so for ever under this key: the next try has another record, so another key."""
    SellerAccount.objects.filter(pk=account.pk, account="", gone_at=None).update(gone_at=clock.now())


def _account_of(body: CertificationBody, country: str, by: User) -> SellerAccount:
    """The body's account, or a record of the one it is about to have: its id is the key under which it is made, once."""
    for other in SellerAccount.objects.filter(body=body, account="", gone_at=None).exclude(country=country):
        _never_opened(other)  # another country was meant
    try:
        with transaction.atomic():
            return SellerAccount.objects.create(body=body, country=country, opened_by=by, opened_at=clock.now())
    except IntegrityError:  # there is one, or a colleague pressed at the same moment
        return SellerAccount.objects.get(body=body, gone_at=None)


def ask_standing(account: SellerAccount) -> SellerAccount:
    """How the account stands now. What was asked earlier never overwrites what was asked later."""
    if not account.account:
        return account
    asked_at = clock.now()
    try:
        standing = provider().standing_of(account.account)
        _take_up_again(account)
        note_standing(account, standing, asked_at=asked_at)
    except SellerGone:
        note_gone(account)
    account.refresh_from_db()
    return account


@transaction.atomic
def _note_opened(account: SellerAccount, standing: SellerStanding, *, asked_at: datetime, by: User) -> None:
    """Who knows that nobody agreed on this must hear of it before a client pays into it."""
    if SellerAccount.objects.filter(pk=account.pk, account="", gone_at=None).update(account=standing.account):
        announce(CardAccountOpened(account=account.pk, by=by.pk), body=account.body)
    note_standing(account, standing, asked_at=asked_at)


@transaction.atomic
def note_standing(account: SellerAccount, standing: SellerStanding, *, asked_at: datetime) -> None:
    accounts = SellerAccount.objects.filter(pk=account.pk, gone_at=None)
    is_newest = (accounts.filter(asked_at=None) | accounts.filter(asked_at__lte=asked_at)).update(
        account=standing.account,
        may_be_paid_out=standing.may_be_paid_out,
        has_told_all=standing.has_told_all,
        missing=list(standing.missing),
        overdue=list(standing.overdue),
        checking=list(standing.checking),
        disabled_because=standing.disabled_because[:100],
        missing_until=standing.missing_until,
        country=standing.country,
        currency=standing.currency,
        asked_at=asked_at,
    )
    # Written second, once the row is ours: of two answers at the same moment only one sees that it charges from now on.
    is_new = is_newest and accounts.exclude(may_charge=standing.may_charge).update(may_charge=standing.may_charge)
    if is_new and standing.may_charge:
        announce(CardAccountCharges(account=account.pk, opened_by=account.opened_by_id), body=account.body)


def _take_up_again(account: SellerAccount) -> None:
    """It answers, so it is not gone. Where another stands in its place by now, that one is the body's account."""
    with suppress(IntegrityError), transaction.atomic():
        SellerAccount.objects.filter(pk=account.pk).exclude(gone_at=None).update(gone_at=None)


def note_gone(account: SellerAccount) -> None:
    """Its owner took our access away, or it was closed: nothing is charged there any more."""
    SellerAccount.objects.filter(pk=account.pk, gone_at=None).update(
        gone_at=clock.now(), may_charge=False, may_be_paid_out=False
    )


def ask_balance(account: SellerAccount) -> SellerAccount:
    """What the provider holds for the seller, and what it has sent on."""
    if not account.account or account.gone_at:
        return account
    asked_at = clock.now()
    try:
        held = provider().balance_of(account.account)
        payouts = provider().payouts_since(account.account, asked_at - PAYOUTS_SHOWN)
    except SellerGone:
        note_gone(account)
        return account
    rows = SellerAccount.objects.filter(pk=account.pk)
    (rows.filter(balance_at=None) | rows.filter(balance_at__lte=asked_at)).update(
        available=held.available, pending=held.pending, balance_at=asked_at
    )
    for payout in payouts:
        note_payout(account, payout, asked_at=asked_at)
    account.refresh_from_db()
    return account


@transaction.atomic
def note_payout(account: SellerAccount, stated: StatedPayout, *, asked_at: datetime) -> None:
    """Keep what the provider says of a payout, unless we know it from later, and book that it arrived."""
    one_after_another(account.body)
    known = {
        "state": stated.state,
        "arrives_on": clock.day_of(stated.arrives_at, account.body.time_zone),
        "failure": stated.failure[:60],
        "asked_at": asked_at,
    }
    row, is_new = Payout.objects.get_or_create(
        payout=stated.id,
        defaults={
            **known,
            "account": account,
            "amount": stated.amount,
            "currency": stated.currency,
            "made_at": stated.made_at,
        },
    )
    if not is_new:
        Payout.objects.filter(pk=row.pk, asked_at__lte=asked_at).update(**known)
        row.refresh_from_db()
    book_payout(row, account.body)
