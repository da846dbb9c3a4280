"""Another account that clients pay to: one proposes it, a second confirms it. Money sent to a wrong account is gone.

Each begins by locking the body's general account: of what two do at once, the second sees what the first did.
"""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.locking import one_after_another, refuse_strangers
from billing.events import AccountChanged, AccountNotChanged, AccountProposed
from billing.models import GENERAL, PAID_AT, AccountChange, BankAccount, CurrencyAccount, paid_at
from billing.queries import account_standing, change_in_force, changes_of_account, why_not_confirmed
from lib import clock
from lib.money import CURRENCIES
from lib.refusal import Refused
from outbox.actions import announce
from tenants.models import CertificationBody

type Payee = dict[str, Any]
ENDS_IN = 4  # of an account's number, where more is nobody's business


def enter_first_account(body: CertificationBody, details: Mapping[str, object], *, by: User) -> BankAccount:
    """A body's very first account stands at once: nobody pays to another yet, and nobody else may be there."""
    account = BankAccount(body=body, changed_by=by, changed_at=clock.now(), **details)
    try:
        with transaction.atomic():
            AccountChange.objects.create(
                body=body,
                number=1,
                after=_named(account),
                state=AccountChange.State.STANDS,
                proposed_by=by,
                proposed_at=account.changed_at,
                ended_at=account.changed_at,
            )
            account.save(force_insert=True)
    except IntegrityError as other:
        raise Refused(_("Somebody else entered an account just now. Look at it before you change it.")) from other
    return account


@transaction.atomic
def propose_account(
    body: CertificationBody, currency: str = GENERAL, *, by: User, seen: int | None = None, **details: object
) -> AccountChange | None:
    """Say where clients are to pay what has no account of its own, or what is invoiced in one currency.

    None where they pay there already. What is not said of an account stays as it is. `seen`: the number of the change that
    stood when somebody began to write.
    """
    before = _begun(body, currency, by)
    refuse_unseen(body, currency, seen)
    said = {name: str(details[name]).strip() for name in PAID_AT if name in details}
    after = dict.fromkeys(PAID_AT, "") | (before or {}) | said
    return _proposed(body, currency, before, after, by) if after != before else None


@transaction.atomic
def propose_no_account(body: CertificationBody, currency: str, *, by: User) -> AccountChange:
    """Have what is invoiced in a currency paid to the general account again."""
    before = _begun(body, currency, by)
    if before is None or currency == GENERAL:
        raise Refused(_("No account for %(currency)s is entered.") % {"currency": currency})
    return _proposed(body, currency, before, None, by)


@transaction.atomic
def confirm_account(change: AccountChange, *, by: User) -> AccountChange:
    """Put another account in force, by a second person. Invoices issued before keep the one they were issued with."""
    change = _held(change, by)
    if change.proposed_by_id == by.pk:
        raise Refused(_("Whoever proposed another account does not confirm it. Ask a second person."))
    if why := why_not_confirmed(change, by):
        raise Refused(why)
    _ended(change, AccountChange.State.STANDS, by)
    _put_in_force(change)
    fact = AccountChanged(by=change.proposed_by_id, confirmed_by=by.pk, **_told(change))
    announce(fact, body=change.body)
    return change


@transaction.atomic
def decline_account(change: AccountChange, *, reason: str, by: User) -> AccountChange:
    """Say that another account is not to stand, and why. Whoever proposed it withdraws it instead."""
    change = _held(change, by)
    if change.proposed_by_id == by.pk:
        raise Refused(_("You proposed this yourself: withdraw it."))
    if not reason.strip():
        raise Refused(_("Say why this account is declined."))
    return _not_changed(_ended(change, AccountChange.State.DECLINED, by, reason), by)


@transaction.atomic
def withdraw_account(change: AccountChange, *, by: User) -> AccountChange:
    """Take back what oneself proposed."""
    change = _held(change, by)
    if change.proposed_by_id != by.pk:
        raise Refused(_("Only whoever proposed another account withdraws it. You may decline it."))
    return _not_changed(_ended(change, AccountChange.State.WITHDRAWN, by), by)


def _begun(body: CertificationBody, currency: str, by: User) -> Payee | None:
    """The account that stands, once nobody else changes it."""
    refuse_strangers(by, body)
    if currency != GENERAL and currency not in CURRENCIES:
        raise Refused(_("We do not know the currency %(currency)s.") % {"currency": currency})
    one_after_another(body)
    if account_standing(body, GENERAL) is None:
        raise Refused(_("First enter the bank account for all other currencies."))
    account = account_standing(body, currency)
    return _named(account) if account else None


def refuse_unseen(body: CertificationBody, currency: str, seen: int | None) -> None:
    """Whoever wrote beside an account that has gone since would propose it anew without knowing. The account is locked."""
    if seen is None or seen == change_in_force(body, currency):
        return
    account = account_standing(body, currency) or account_standing(body, GENERAL)
    named = f"{account.bank} {account.number}" if account else "–"
    raise Refused(
        _(
            "The account was changed meanwhile: clients pay to %(account)s now. Open this page anew and look at it again."
        )
        % {"account": named}
    )


def _named(account: BankAccount | CurrencyAccount) -> Payee:
    return paid_at(account.as_payee)


def _proposed(
    body: CertificationBody, currency: str, before: Payee | None, after: Payee | None, by: User
) -> AccountChange:
    changes = changes_of_account(body).filter(currency=currency)
    if waiting := changes.filter(state=AccountChange.State.WAITS).first():
        if waiting.after == after:  # pressed twice, or by both: who comes second finds it, and confirms it there
            return waiting
        raise Refused(
            _(
                "%(who)s has proposed another account, which waits for a second person. Have it confirmed, declined or "
                "withdrawn first."
            )
            % {"who": waiting.proposed_by.name}
        )
    last = changes.order_by("-number").first()
    change = AccountChange.objects.create(
        body=body,
        currency=currency,
        number=last.number + 1 if last else 1,
        before=before,
        after=after,
        proposed_by=by,
        proposed_at=clock.now(),
    )
    announce(AccountProposed(change=change.pk, by=by.pk, **_told(change)), body=body)
    return change


def _held(change: AccountChange, by: User) -> AccountChange:
    """It as it is once nobody else changes an account of its body; it waits."""
    refuse_strangers(by, change.body)
    one_after_another(change.body)
    change = AccountChange.objects.select_related("body", "proposed_by", "ended_by").get(pk=change.pk)
    if change.state == AccountChange.State.WAITS:
        return change
    who = (change.ended_by or change.proposed_by).name
    raise Refused(
        {
            AccountChange.State.STANDS: _("%(who)s has confirmed this account already: it stands."),
            AccountChange.State.DECLINED: _("%(who)s has declined this account already."),
            AccountChange.State.WITHDRAWN: _("%(who)s has withdrawn this account. It waits for nobody any more."),
        }[AccountChange.State(change.state)]
        % {"who": who}
    )


def _ended(change: AccountChange, state: AccountChange.State, by: User, reason: str = "") -> AccountChange:
    change.state, change.reason = state, reason.strip()
    change.ended_by, change.ended_at = by, clock.now()
    change.save(update_fields=["state", "reason", "ended_by", "ended_at"])
    return change


def _put_in_force(change: AccountChange) -> None:
    """The account is what its last confirmed change says: the database refuses any other."""
    written = {"changed_by": change.proposed_by, "changed_at": change.ended_at}
    if change.currency == GENERAL:
        BankAccount.objects.filter(body=change.body).update(**change.after, **written)
        return
    if change.after is None:
        CurrencyAccount.objects.filter(body=change.body, currency=change.currency).delete()
        return
    CurrencyAccount.objects.update_or_create(
        body=change.body, currency=change.currency, defaults=change.after | written
    )


def _not_changed(change: AccountChange, by: User) -> AccountChange:
    fact = AccountNotChanged(
        by=by.pk,
        proposed_by=change.proposed_by_id,
        reason=change.reason,
        currency=change.currency,
        after=_end_of(change.after),
    )
    announce(fact, body=change.body)
    return change


def _told(change: AccountChange) -> dict[str, str]:
    """Of each number only the end is said."""
    return {"currency": change.currency, "before": _end_of(change.before), "after": _end_of(change.after)}


def _end_of(payee: Payee | None) -> str:
    return "".join(payee["number"].split())[-ENDS_IN:] if payee else ""
