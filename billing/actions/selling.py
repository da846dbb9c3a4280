"""What a seller says about its money once, for all that it charges: its tax rate, and an account for each currency."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.drafting import set_bank_account, tell_of_other_account
from billing.actions.locking import refuse_strangers
from billing.models import BankAccount, CurrencyAccount, FapiaoSettings
from billing.queries import said_rate_of
from lib import clock
from lib.money import CURRENCIES
from lib.refusal import Refused
from tenants.models import CertificationBody


@transaction.atomic
def set_account_and_tax(
    body: CertificationBody, *, tax_rate: Decimal | None, by: User, **details: object
) -> BankAccount:
    """Say where clients pay, and at which rate the seller charges tax; None: what is usual where it is established."""
    account = set_bank_account(body, by=by, **details)
    if tax_rate != said_rate_of(body):
        set_usual_rate(body, tax_rate, by=by)
    return account


@transaction.atomic
def set_usual_rate(body: CertificationBody, tax_rate: Decimal | None, *, by: User) -> FapiaoSettings:
    """Say at which tax rate a seller charges from now on. What was offered or agreed before keeps its own."""
    refuse_strangers(by, body)
    settings = settings_with(body, tax_rate)
    settings.changed_by, settings.changed_at = by, clock.now()
    settings.save()
    return settings


def settings_with(body: CertificationBody, tax_rate: Decimal | None) -> FapiaoSettings:
    """What is kept of a seller, with this rate, to be saved."""
    if tax_rate is not None and not 0 <= tax_rate < 100:
        raise Refused(_("A tax rate is a percentage."))
    settings = FapiaoSettings.objects.filter(body=body).first() or FapiaoSettings(body=body)
    settings.tax_rate = tax_rate
    return settings


@transaction.atomic
def set_account_in(body: CertificationBody, currency: str, *, by: User, **details: object) -> CurrencyAccount:
    """Say where clients pay what is invoiced in one currency. Invoices issued before keep what they were issued with."""
    refuse_strangers(by, body)
    if currency not in CURRENCIES:
        raise Refused(_("We do not know the currency %(currency)s.") % {"currency": currency})
    if not BankAccount.objects.filter(body=body).exists():
        raise Refused(_("First enter the bank account for all other currencies."))
    values = details | {"changed_by": by, "changed_at": clock.now()}
    before = CurrencyAccount.objects.filter(body=body, currency=currency).first()
    account, _created = CurrencyAccount.objects.update_or_create(body=body, currency=currency, defaults=values)
    tell_of_other_account(before, account, body=body, by=by)
    return account


@transaction.atomic
def drop_account_in(body: CertificationBody, currency: str, *, by: User) -> None:
    """Have what is invoiced in a currency paid to the general account again."""
    refuse_strangers(by, body)
    account = CurrencyAccount.objects.filter(body=body, currency=currency).first()
    if account is None:
        raise Refused(_("No account for %(currency)s is entered.") % {"currency": currency})
    CurrencyAccount.objects.filter(pk=account.pk).delete()
    tell_of_other_account(account, None, body=body, by=by)
