"""Another account that clients are to pay to: proposed by one person, in force once a second has confirmed it."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lib import clock
from lib.money import CURRENCIES
from look.statuses import ACCOUNT_CHANGE
from tenants.models import CertificationBody

User = settings.AUTH_USER_MODEL
GENERAL = ""  # for all currencies that have no account of their own


class AccountChange(models.Model):
    """From which account to which, for one currency or for all others. What stands is what the last confirmed one says.

    A body's first account stands at once, since nobody pays to another yet: it alone has nobody who confirmed it, and
    those that stood before two people were asked.
    """

    ownership = "body_private"

    class State(models.TextChoices):
        WAITS = "waits", ACCOUNT_CHANGE["WAITS"].word
        STANDS = "stands", ACCOUNT_CHANGE["STANDS"].word
        DECLINED = "declined", ACCOUNT_CHANGE["DECLINED"].word
        WITHDRAWN = "withdrawn", ACCOUNT_CHANGE["WITHDRAWN"].word

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(_("currency"), max_length=3, blank=True, choices=[(code, code) for code in CURRENCIES])
    number = models.PositiveIntegerField()  # of a body's changes for this currency, in order
    # As an invoice names it. None before: there was none of its own; None after: the general one holds again.
    before: Any = models.JSONField(null=True)
    after: Any = models.JSONField(null=True)
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.WAITS)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["-proposed_at", "-number", "id"]
        constraints = [
            models.UniqueConstraint("body", "currency", "number", name="account_changes_are_numbered"),
            models.UniqueConstraint("body", "currency", name="one_account_change_waits", condition=Q(state="waits")),
            models.CheckConstraint(
                name="account_change_is_in_a_known_currency", condition=Q(currency__in=["", *CURRENCIES])
            ),
            models.CheckConstraint(
                name="account_change_changes_something",
                condition=Q(before__isnull=False) | Q(after__isnull=False),
            ),
            models.CheckConstraint(
                name="general_account_is_never_taken_away", condition=~Q(currency="") | Q(after__isnull=False)
            ),
            models.CheckConstraint(
                name="account_change_ends_as_it_may",
                condition=Q(state="waits", ended_by=None, ended_at=None, reason="")
                | (Q(state="stands", ended_at__isnull=False) & (Q(ended_by__isnull=False) | Q(before__isnull=True)))
                | (Q(state="declined", ended_at__isnull=False, ended_by__isnull=False) & ~Q(reason=""))
                | Q(state="withdrawn", ended_at__isnull=False, ended_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="account_change_is_confirmed_by_a_second_person",
                condition=Q(state="withdrawn") | Q(ended_by=None) | ~Q(ended_by=F("proposed_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.state}"

    def get_absolute_url(self) -> str:
        """On the body's host, for its staff."""
        return reverse("billing:account-change", args=[self.pk])

    @property
    def is_first(self) -> bool:
        """It stood without a second person."""
        return self.state == self.State.STANDS and self.ended_by_id is None
