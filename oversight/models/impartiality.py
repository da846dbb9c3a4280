"""What impartiality rests on that the platform keeps: who owns whom, and where bodies may sell advice (INV-9)."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from lib import clock
from tenants.models import CertificationBody


class OwnershipTieQuerySet(models.QuerySet["OwnershipTie"]):
    def in_force(self) -> Self:
        return self.filter(ended_at=None)


class OwnershipTie(models.Model):
    """That a partner (laboratory, trainer, adviser…) belongs to a certification body's group, and where that was looked up.

    Never rewritten, ended with a reason. Who is tied sells no advice: it would be the body's own.
    """

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tenant = models.ForeignKey(
        CertificationBody, on_delete=models.PROTECT, related_name="ownership_ties", verbose_name=_("partner")
    )
    body = models.ForeignKey(
        CertificationBody, on_delete=models.PROTECT, related_name="tied_partners", verbose_name=_("certification body")
    )
    source = models.CharField(_("source"), max_length=300)
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stated_at = models.DateTimeField(default=clock.now, editable=False)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, editable=False)
    end_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = OwnershipTieQuerySet.as_manager()

    class Meta:
        verbose_name = _("tie by ownership")
        verbose_name_plural = _("ties by ownership")
        ordering = ["-stated_at", "pk"]
        constraints = [
            models.UniqueConstraint("tenant", "body", name="one_ownership_tie_at_a_time", condition=Q(ended_at=None)),
            models.CheckConstraint(name="nobody_is_tied_to_themselves", condition=~Q(tenant=F("body"))),
            models.CheckConstraint(name="ownership_tie_has_a_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="ended_ownership_says_by_whom_and_why",
                condition=Q(ended_at=None, ended_by=None, end_reason="")
                | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(end_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tenant} → {self.body}"


class AdvisorySales(models.Model):
    """Whether certification bodies of a country may sell advice, from a day on, and why. Append-only: the newest holds."""

    ownership = "public_read"

    country = CountryField(_("country or region"))
    is_open = models.BooleanField(_("bodies may sell advice"))
    since = models.DateField(_("from"))
    reason = models.CharField(_("reason"), max_length=500)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("advisory sales by bodies")
        verbose_name_plural = _("advisory sales by bodies")
        ordering = ["country", "-recorded_at", "-pk"]
        constraints = [models.CheckConstraint(name="advisory_sales_have_a_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.country} {self.since} {self.is_open}"
