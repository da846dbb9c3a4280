"""A body opens an account at the provider, and we keep what is said of it. The provider is never asked inside a transaction."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.locking import refuse_strangers
from billing.models import Payout, SellerAccount
from billing.providers import ProviderAway, ProviderRefuses, SellerGone, SellerStanding, StatedPayout, provider
from billing.providers.protocol import Seller
from lib import clock
from lib.refusal import Refused
from tenants.models import CertificationBody

PAYOUTS_SHOWN = timedelta(days=90)


def begin_onboarding(body: CertificationBody, *, country: str, back_url: str, again_url: str, by: User) -> str:
    """Where the body's own people go on at the provider: their answers are theirs and the provider's, never ours."""
    refuse_strangers(by, body)
    account = _account_of(body, by)
    try:
        if not account.account:
            seller = Seller(id=account.pk, name=body.name.get("en") or body.name.get("zh", ""), country=country)
            note_standing(account, provider().open_account(seller), asked_at=clock.now())
            account.refresh_from_db()
        return provider().onboarding_url(account.account, back_url=back_url, again_url=again_url)
    except ProviderAway as away:
        raise Refused(
            _("The payment provider does not answer now. Nothing was changed: try again in a minute.")
        ) from away
    except SellerGone as gone:
        note_gone(account)
        raise Refused(_("This account answers us no more. Begin again: you will get a new one.")) from gone
    except ProviderRefuses as no:
        raise Refused(_("The payment provider refused (%(code)s). Nothing was changed.") % {"code": no.code}) from no


def _account_of(body: CertificationBody, by: User) -> SellerAccount:
    """The body's account, or a record of the one it is about to have: its id is the key under which it is made, once."""
    try:
        with transaction.atomic():
            return SellerAccount.objects.create(body=body, opened_by=by, opened_at=clock.now())
    except IntegrityError:  # there is one, or a colleague pressed at the same moment
        return SellerAccount.objects.get(body=body, gone_at=None)


def ask_standing(account: SellerAccount) -> SellerAccount:
    """How the account stands now. What was asked earlier never overwrites what was asked later."""
    if not account.account or account.gone_at:
        return account
    asked_at = clock.now()
    try:
        note_standing(account, provider().standing_of(account.account), asked_at=asked_at)
    except SellerGone:
        note_gone(account)
    account.refresh_from_db()
    return account


def note_standing(account: SellerAccount, standing: SellerStanding, *, asked_at: datetime) -> None:
    accounts = SellerAccount.objects.filter(pk=account.pk, gone_at=None)
    (accounts.filter(asked_at=None) | accounts.filter(asked_at__lte=asked_at)).update(
        account=standing.account,
        may_charge=standing.may_charge,
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


def note_payout(account: SellerAccount, stated: StatedPayout, *, asked_at: datetime) -> None:
    """Keep what the provider says of a payout, unless we know it from later."""
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
