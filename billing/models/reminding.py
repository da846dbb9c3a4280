"""How a body asks for invoices that are overdue: its steps, and each reminder that went out."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from billing.models.invoices import Invoice
from lib import clock
from tenants.models import CertificationBody


class ReminderStepQuerySet(models.QuerySet["ReminderStep"]):
    def for_body(self, body: CertificationBody) -> Self:
        return self.filter(body=body)


class ReminderStep(models.Model):
    """After so many days past its due date an invoice is asked for. The last step may tell the case desk, which then decides."""

    ownership = "body_private"

    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    days = models.PositiveSmallIntegerField(_("days after the due date"))
    tells_case_desk = models.BooleanField(default=False)

    objects = ReminderStepQuerySet.as_manager()

    class Meta:
        ordering = ["body", "position"]
        constraints = [
            models.UniqueConstraint("body", "position", name="one_reminder_step_per_position"),
            models.UniqueConstraint("body", "days", name="one_reminder_a_day"),
            models.CheckConstraint(name="reminder_comes_after_the_due_date", condition=Q(days__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.days}"


class Reminder(models.Model):
    """That an invoice was asked for, once a step of each due date that it had. Append-only."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="reminders")
    terms = models.PositiveSmallIntegerField(default=0)  # the invoice's last change that put its due date off
    days = models.PositiveSmallIntegerField()  # of the step
    owed = models.BigIntegerField()
    told_case_desk = models.BooleanField(default=False)
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["sent_at", "id"]
        constraints = [models.UniqueConstraint("invoice", "terms", "days", name="an_invoice_is_asked_for_once_a_step")]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.days}"
