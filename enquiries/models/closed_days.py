"""On which working days a body is closed, as it stated before they began."""

import uuid
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lib import clock
from tenants.models import CertificationBody


class ClosedDaysQuerySet(models.QuerySet["ClosedDays"]):
    def for_body(self, *bodies: CertificationBody) -> Self:
        return self.filter(body__in=bodies)

    def not_over(self, today: date) -> Self:
        return self.filter(last_day__gte=today)


class ClosedDays(models.Model):
    """A run of days, holidays as a rule, that are no working days of one body. Stated in advance, for everybody to read."""

    ownership = "public_read"
    LONGEST = 31  # days in a row
    MOST_A_YEAR = 60

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="closed_days")
    first_day = models.DateField(_("first closed day"))
    last_day = models.DateField(_("last closed day"))
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stated_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ClosedDaysQuerySet.as_manager()

    class Meta:
        verbose_name = _("closed days")
        verbose_name_plural = _("closed days")
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(name="closed_days_end_after_they_begin", condition=Q(last_day__gte=F("first_day"))),
        ]
        indexes = [models.Index("body", "last_day", name="closed_days_of_a_body")]

    def __str__(self) -> str:
        return f"{self.body}: {self.first_day} – {self.last_day}"

    @property
    def days(self) -> list[date]:
        return [self.first_day + timedelta(days=number) for number in range(self.length)]

    @property
    def length(self) -> int:
        """In days, both ends counted."""
        return (self.last_day - self.first_day).days + 1
