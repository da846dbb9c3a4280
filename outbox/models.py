"""Facts that were announced, one delivery per hearing app, dates that fall due, what was done today, and who is alive."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lib import clock
from tenants.models import CertificationBody


class Fact(models.Model):
    """Something that happened, as it was announced. Append-only."""

    ownership = "body_private"

    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=100)  # "certificates.CertificateStated"
    version = models.PositiveSmallIntegerField()
    payload = models.JSONField()
    is_public = models.BooleanField()
    announced_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def waiting(self) -> Self:
        """Not yet heard and not skipped, whether due or backing off."""
        return self.filter(done_at=None, skipped_at=None)

    def due(self, now: datetime) -> Self:
        return self.waiting().filter(due_at__lte=now).order_by("priority", "id")

    def failing(self) -> Self:
        return self.waiting().filter(tries__gt=0)


class Delivery(models.Model):
    """That one app still has to hear one fact, or has heard it."""

    class Priority(models.IntegerChoices):
        STATUS = 0, _("status")
        OTHER = 1, _("other")

    ownership = "body_private"

    # No index of their own: each would be written with every delivery, and again when it is heard.
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="deliveries", db_index=False)
    hearer = models.CharField(max_length=40)
    priority = models.PositiveSmallIntegerField(choices=Priority)
    due_at = models.DateTimeField(default=clock.now)
    tries = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    skipped_at = models.DateTimeField(null=True)
    skipped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    skip_reason = models.CharField(max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("fact", "hearer", name="one_delivery_per_fact_and_hearer"),
            models.CheckConstraint(name="status_facts_are_never_skipped", condition=Q(skipped_at=None) | Q(priority=1)),
        ]
        indexes = [
            models.Index(
                "priority", "due_at", "id", name="delivery_waiting", condition=Q(done_at=None, skipped_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fact} → {self.hearer}"


class Due(models.Model):
    """That something of a body falls due at a moment. The row goes when it has been seen to."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)  # "certificates.expire"
    subject = models.UUIDField()
    due_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)
    retry_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("body", "kind", "subject", name="one_due_per_kind_and_subject")]
        indexes = [models.Index("due_at", name="due_by_date")]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_at:%Y-%m-%d}"


class Pulse(models.Model):
    """When one of those that work unseen last did something: `outbox.pulses`."""

    ownership = "public_read"

    name = models.CharField(max_length=20, primary_key=True)  # "worker"
    at = models.DateTimeField()
    node = models.CharField(
        max_length=200, blank=True
    )  # of the search, as this process was told: `outbox.pulses.node_told`

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"


class DailyWork(models.Model):
    """When something that happens once a day last did."""

    ownership = "public_read"

    name = models.CharField(max_length=60, primary_key=True)  # "search.rebuild"
    done_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.name} {self.done_on}"
