"""Cards that pay for subscriptions: saved on a page of the provider's, charged month by month. No number of a card is here."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from billing.subscriptions.models.subscriptions import OwnReceipt, Subscription, SubscriptionInvoice
from lib import clock
from lib.money import CURRENCIES, money_of
from look.statuses import CARD_CHARGE, CARD_SETUP
from tenants.models import CertificationBody

User = settings.AUTH_USER_MODEL


class SavedCard(models.Model):
    """A card that a body has left with the provider, as far as it is shown."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="cards")
    payment_method = models.CharField(max_length=60, unique=True)
    brand = models.CharField(max_length=20)
    last4 = models.CharField(max_length=4)
    expires_month = models.PositiveSmallIntegerField()
    expires_year = models.PositiveSmallIntegerField()
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-saved_at", "id"]
        constraints = [
            models.UniqueConstraint("subscription", name="one_saved_card_at_a_time", condition=Q(removed_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.brand} {self.last4}"

    @property
    def expiry(self) -> str:
        return f"{self.expires_month:02d}/{self.expires_year}"


class CardSetupState(models.TextChoices):
    OPEN = "open", CARD_SETUP["OPEN"].word
    EXPIRED = "expired", CARD_SETUP["EXPIRED"].word
    DONE = "done", CARD_SETUP["DONE"].word


class CardSetup(models.Model):
    """One visit to the provider's page to save a card. What came of it is asked there."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="setups")
    state = models.CharField(max_length=8, choices=CardSetupState, default=CardSetupState.OPEN)
    session = models.CharField(max_length=100, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    card = models.OneToOneField(SavedCard, on_delete=models.PROTECT, null=True, related_name="setup")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-begun_at", "id"]
        constraints = [
            models.UniqueConstraint("session", name="card_setup_is_known_once", condition=~Q(session="")),
            models.CheckConstraint(
                name="a_card_that_is_saved_is_there",
                condition=Q(state="done", card__isnull=False) | (~Q(state="done") & Q(card=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.state}"


class ChargeState(models.TextChoices):
    """A charge goes forward only, in this order; of one that failed money may still come."""

    OPEN = "open", CARD_CHARGE["OPEN"].word
    PENDING = "pending", CARD_CHARGE["PENDING"].word
    ASKS = "asks", CARD_CHARGE["ASKS"].word
    FAILED = "failed", CARD_CHARGE["FAILED"].word
    EXPIRED = "expired", CARD_CHARGE["EXPIRED"].word
    UNBOOKED = "unbooked", CARD_CHARGE["UNBOOKED"].word
    PAID = "paid", CARD_CHARGE["PAID"].word


CHARGE_FORWARD = {state: rank for rank, state in enumerate(ChargeState.values)}
CHARGE_RUNS = (ChargeState.OPEN, ChargeState.PENDING)


class ChargeQuerySet(models.QuerySet["CardCharge"]):
    def for_body(self, body: CertificationBody) -> Self:
        return self.filter(invoice__subscription__body=body)

    def running(self) -> Self:
        return self.filter(state__in=CHARGE_RUNS)


class CardCharge(models.Model):
    """One try to pay an invoice of a subscription: by the saved card (`card`), or on the provider's page, where its owner is.

    Every change is made under the lock of the subscription.
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invoice = models.ForeignKey(SubscriptionInvoice, on_delete=models.PROTECT, related_name="charges")
    card = models.ForeignKey(SavedCard, on_delete=models.PROTECT, null=True, related_name="charges")
    state = models.CharField(_("status"), max_length=8, choices=ChargeState, default=ChargeState.OPEN)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3, choices=[(code, code) for code in CURRENCIES])
    tries = models.PositiveSmallIntegerField(default=0)  # asked under how many keys: a failure is repeated under one
    session = models.CharField(max_length=100, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    payment_intent = models.CharField(max_length=60, blank=True)
    failure = models.CharField(max_length=100, blank=True)
    why = models.CharField(max_length=100, blank=True)  # why money that came is not booked
    receipt = models.OneToOneField(OwnReceipt, on_delete=models.PROTECT, null=True, related_name="charge")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # None: a day has come
    begun_at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True)

    objects = ChargeQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "id"]
        constraints = [
            models.UniqueConstraint("session", name="charge_session_is_known_once", condition=~Q(session="")),
            models.UniqueConstraint("payment_intent", name="a_charge_is_known_once", condition=~Q(payment_intent="")),
            models.UniqueConstraint("invoice", name="one_charge_at_a_time", condition=Q(state__in=["open", "pending"])),
            models.CheckConstraint(name="charge_state_is_known", condition=Q(state__in=ChargeState.values)),
            models.CheckConstraint(name="charge_is_of_something", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="paid_charge_has_its_receipt",
                condition=(Q(state="paid", receipt__isnull=False, settled_at__isnull=False) & ~Q(payment_intent=""))
                | (~Q(state="paid") & Q(receipt=None)),
            ),
            models.CheckConstraint(
                name="unbooked_charge_says_why",
                condition=(Q(state="unbooked") & ~Q(why="")) | (~Q(state="unbooked") & Q(why="")),
            ),
        ]
        indexes = [models.Index("begun_at", name="running_charges", condition=Q(state__in=["open", "pending"]))]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.amount} {self.state}"

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.currency)
