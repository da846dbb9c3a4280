"""What a seller says about its money once, for all that it charges: where clients pay, and its tax rate."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.drafting import set_bank_account
from billing.actions.locking import refuse_strangers
from billing.models import AccountChange, FapiaoSettings
from billing.queries import said_rate_of
from lib import clock
from lib.refusal import Refused
from tenants.models import CertificationBody


@transaction.atomic
def set_account_and_tax(
    body: CertificationBody, *, tax_rate: Decimal | None, by: User, seen: int | None = None, **details: object
) -> AccountChange | None:
    """Say where clients pay, and at which rate the seller charges tax; None: what is usual where it is established.

    Gives another account that waits for a second person now. `seen`: as there.
    """
    change = set_bank_account(body, by=by, seen=seen, **details)
    if tax_rate != said_rate_of(body):
        set_usual_rate(body, tax_rate, by=by)
    return change


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
