"""Money that goes back the way it came: by the provider, to the card or account that paid."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from billing.models.online import Checkout
from billing.models.refunds import Refund
from billing.stripe_words import FAILED_BECAUSE, in_words
from lib import clock
from lib.money import CURRENCIES, money_of
from look.statuses import RETURN

User = settings.AUTH_USER_MODEL


class ReturnState(models.TextChoices):
    PROPOSED = "proposed", RETURN["PROPOSED"].word
    ASKED = "asked", RETURN["ASKED"].word
    PENDING = "pending", RETURN["PENDING"].word
    SUCCEEDED = "succeeded", RETURN["SUCCEEDED"].word
    FAILED = "failed", RETURN["FAILED"].word
    DROPPED = "dropped", RETURN["DROPPED"].word
    KEPT = "kept", RETURN["KEPT"].word


ENDED = (ReturnState.FAILED, ReturnState.DROPPED, ReturnState.KEPT)  # no money goes back by it


class Return(models.Model):
    """One refund at the provider. Of a `Refund`, which two people agreed to; of money that fitted nothing, likewise by two;
    or one that the seller made at the provider itself, of which we hear afterwards (`is_outside`).

    `keeps`: none after all. Money that fitted nothing is to stay as its client's credit, as two people agree.
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    refund = models.OneToOneField(Refund, on_delete=models.PROTECT, null=True, related_name="+")
    checkout = models.ForeignKey(Checkout, on_delete=models.PROTECT, related_name="returns")
    state = models.CharField(_("status"), max_length=10, choices=ReturnState)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3, choices=[(code, code) for code in CURRENCIES])
    is_outside = models.BooleanField(default=False)
    keeps = models.BooleanField(default=False, db_default=False)
    provider_refund = models.CharField(max_length=60, blank=True)
    attempt = models.PositiveSmallIntegerField(default=1)  # a key that brought an answer of 500 brings it for ever
    waits_because = models.CharField(max_length=60, blank=True)
    failure = models.CharField(max_length=100, blank=True)
    words = models.CharField(max_length=300, blank=True)  # what finance has to see to
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    try_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                "provider_refund", name="provider_refund_is_known_once", condition=~Q(provider_refund="")
            ),
            models.CheckConstraint(name="return_state_is_known", condition=Q(state__in=ReturnState.values)),
            models.CheckConstraint(name="return_is_of_something", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="return_is_asked_by_a_second_person",
                condition=Q(proposed_by=None) | Q(asked_by=None) | ~Q(proposed_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="what_is_kept_does_not_go_back",
                condition=Q(keeps=True, refund=None, provider_refund="", state__in=["proposed", "kept", "dropped"])
                | (Q(keeps=False) & ~Q(state="kept")),
            ),
            models.CheckConstraint(
                name="return_says_who_asked_for_it",
                condition=Q(is_outside=True)
                | Q(state__in=["proposed", "dropped"], proposed_by__isnull=False)
                | (Q(asked_by__isnull=False) & (Q(refund__isnull=False) | Q(proposed_by__isnull=False))),
            ),
        ]
        indexes = [models.Index("try_at", name="returns_to_send", condition=Q(state__in=["asked", "pending"]))]

    def __str__(self) -> str:
        return f"{self.checkout_id} {self.amount} {self.state}"

    @property
    def failure_words(self) -> str:
        return in_words(self.failure, FAILED_BECAUSE)

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.currency)
