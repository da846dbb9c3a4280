"""What is delivered for an order: files with their hashes, reports of laboratories; and the samples that were sent for it."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib import clock
from look.statuses import REPORT
from orders.models.ordering import Milestone, Order, OrderLine
from tenants.fields import PublicForeignKey
from vocabulary import terms
from web.uploads import private_storage


class Delivery(models.Model):
    """One delivery of a milestone; after rework comes the next. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="deliveries")
    number = models.PositiveSmallIntegerField()
    words = models.TextField(_("what is delivered"), max_length=4000, blank=True)
    delivered_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    delivered_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["milestone", "-number"]
        constraints = [models.UniqueConstraint("milestone", "number", name="one_delivery_per_number")]

    def __str__(self) -> str:
        return f"{self.milestone} #{self.number}"


class Report(models.Model):
    """A laboratory's report: its number, its kind, its file's hash. Replaced or withdrawn, never rewritten.

    One that was issued outside an order is registered by its hash alone, and lies with whoever has it.
    """

    class State(models.TextChoices):
        ISSUED = "ISSUED", REPORT["ISSUED"].word
        REPLACED = "REPLACED", REPORT["REPLACED"].word
        WITHDRAWN = "WITHDRAWN", REPORT["WITHDRAWN"].word

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("number of the report"), max_length=80, unique=True)
    kind = models.CharField(_("kind of report"), max_length=5, choices=terms.ReportKind)
    state = models.CharField(pgettext_lazy("of a report", "State"), max_length=10, choices=State, default=State.ISSUED)
    revision = models.PositiveIntegerField(default=0, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, related_name="reports")
    lines = models.ManyToManyField(OrderLine, related_name="reports")
    client = PublicForeignKey("accounts.Organisation", null=True, verbose_name=pgettext_lazy("of a body", "client"))
    issued_on = models.DateField(_("date of the report"))
    standards = ArrayField(models.CharField(max_length=200), default=list)  # as stated: with clauses
    scope_number = models.CharField(max_length=200, blank=True)
    name = models.CharField(_("file name"), max_length=200, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaces")
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    reason_en = models.CharField(_("reason in English"), max_length=300, blank=True)
    changed_at = models.DateTimeField(null=True)
    changed_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)
    issued_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("test report")
        verbose_name_plural = _("test reports")
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(name="report_has_its_hash", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(name="report_kind_is_known", condition=Q(kind__in=terms.ReportKind.values)),
            models.CheckConstraint(
                name="report_under_a_scope_names_it",
                condition=~Q(kind__in=terms.ScopeList.values) | ~Q(scope_number=""),
            ),
            models.CheckConstraint(
                name="report_that_ended_says_why",
                condition=Q(state="ISSUED", changed_at=None)
                | ~Q(state="ISSUED") & Q(changed_at__isnull=False) & ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="replaced_report_names_the_other",
                condition=Q(state="REPLACED", replaced_by__isnull=False) | ~Q(state="REPLACED") & Q(replaced_by=None),
            ),
            models.CheckConstraint(name="report_replaces_another", condition=~Q(replaced_by=F("id"))),
            models.UniqueConstraint("sha256", name="one_standing_report_of_a_file", condition=Q(state="ISSUED")),
        ]
        indexes = [models.Index("state", F("issued_on").desc(), name="reports_by_state")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return f"/desk/reports/{self.pk}/"

    @property
    def is_standing(self) -> bool:
        """Neither replaced nor withdrawn."""
        return self.state == self.State.ISSUED


class DeliveryFile(models.Model):
    """A file of a delivery, as it was sent, with its hash. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="files")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, null=True, related_name="delivered_file")
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=private_storage, max_length=200)
    added_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name


class Sample(models.Model):
    """Samples of one line on their way: sent by the buyer, received, and at the end sent back or disposed of."""

    class End(models.TextChoices):
        RETURNED = "returned", pgettext_lazy("samples", "Sent back")
        DISPOSED = "disposed", pgettext_lazy("samples", "Disposed of")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="sent_samples")
    count = models.PositiveSmallIntegerField(_("number of samples"))
    marking = models.CharField(_("marking"), max_length=200, blank=True)
    carrier = models.CharField(_("carrier"), max_length=80, blank=True)
    tracking = models.CharField(_("tracking number"), max_length=80, blank=True)
    sent_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    sent_at = models.DateTimeField(default=clock.now)
    received_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)
    received_at = models.DateTimeField(null=True)
    condition = models.CharField(_("condition on arrival"), max_length=300, blank=True)
    end = models.CharField(max_length=8, choices=End, blank=True)
    end_tracking = models.CharField(_("tracking number back"), max_length=80, blank=True)
    ended_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [
            models.CheckConstraint(name="samples_are_some", condition=Q(count__gte=1)),
            models.CheckConstraint(
                name="samples_end_after_they_came",
                condition=Q(end="", ended_at=None) | Q(ended_at__isnull=False, received_at__isnull=False) & ~Q(end=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line} × {self.count}"
