"""What follows a certificate: proposed measures, what people have to see to, and when it is looked at again."""

import uuid
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certificates.models.granting import Certificate
from lib import clock
from tenants.fields import PublicForeignKey

User = settings.AUTH_USER_MODEL


class Measure(models.Model):
    """What one person proposes to do about a certificate, with evidence, and another decides (17065 7.6.2, 7.11)."""

    class Outcome(models.TextChoices):
        SUSPEND = "suspend", _("Suspend")
        RESTORE = "restore", _("Restore")
        WITHDRAW = "withdraw", _("Withdraw")
        CANCEL = "cancel", pgettext_lazy("certificate", "Cancel")
        SUPERSEDE = "supersede", _("Name its successor")

    class Answer(models.TextChoices):
        OPEN = "open", _("Waiting for a decision")
        AGREED = "agreed", _("Agreed")
        REFUSED = "refused", _("Refused")
        OVERTAKEN = "overtaken", _("Overtaken by events")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="measures")
    outcome = models.CharField(max_length=9, choices=Outcome)
    reason = models.CharField(max_length=40, blank=True)
    evidence = models.TextField()
    paper = models.ForeignKey("certificates.Paper", on_delete=models.PROTECT, null=True, related_name="+")
    verified_by = PublicForeignKey(User, null=True)  # to restore: who saw that the conditions are met
    successor = models.ForeignKey(Certificate, on_delete=models.PROTECT, null=True, related_name="+")
    ends_on = models.DateField(null=True)
    lifting_conditions_zh = models.TextField(blank=True)
    lifting_conditions_en = models.TextField(blank=True)
    follow_up = PublicForeignKey(User, null=True)
    proposed_by = PublicForeignKey(User)
    proposed_at = models.DateTimeField(default=clock.now)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    decided_by = PublicForeignKey(User, null=True)
    decided_at = models.DateTimeField(null=True)
    decision_words = models.TextField(blank=True)

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.CheckConstraint(
                name="measure_is_decided_by_another",
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="measure_is_not_decided_by_who_verified",
                condition=Q(decided_by=None) | Q(verified_by=None) | ~Q(decided_by=F("verified_by")),
            ),
            models.CheckConstraint(
                name="a_successor_is_named_where_one_takes_over",
                condition=(Q(outcome="supersede", successor__isnull=False) & ~Q(successor=F("certificate")))
                | (~Q(outcome="supersede") & Q(successor=None)),
            ),
            models.CheckConstraint(
                name="decided_measure_names_who_and_when",
                condition=Q(answer__in=["open", "overtaken"]) | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(name="a_measure_says_what_was_found", condition=~Q(evidence="")),
            models.UniqueConstraint("certificate", name="one_open_measure", condition=Q(answer="open")),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.certificate_id}"


class Task(models.Model):
    """Something about a certificate that a person has to see to."""

    class Kind(models.TextChoices):
        SUSPENSION_ENDED = "suspension_ended", _("The suspension has ended: decide")
        PLAN_SURVEILLANCE = "plan_surveillance", _("Plan the surveillance")
        SURVEILLANCE_OVERDUE = "surveillance_overdue", _("Surveillance is overdue: propose a measure")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=20, choices=Kind)
    opened_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["opened_at"]
        constraints = [
            models.UniqueConstraint("certificate", "kind", name="one_open_task_per_kind", condition=Q(done_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.certificate_id}"


class PlanQuerySet(models.QuerySet["SurveillancePlan"]):
    def active(self) -> Self:
        return self.filter(ended_at=None)


class SurveillancePlan(models.Model):
    """When a marked product is looked at again, how often, and what is done then (7.9, INV-6). One is active at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    certificate = models.ForeignKey(Certificate, on_delete=models.CASCADE, related_name="surveillance_plans")
    next_due_on = models.DateField(_("next surveillance by"))
    months_between = models.PositiveSmallIntegerField(_("months between surveillances"), default=12)
    grace_days = models.PositiveSmallIntegerField(_("days it may be late"), default=30)
    parts = models.JSONField(_("what is done"), default=list)  # fields of the scheme's plan, `catalog.scheme_types`
    made_by = PublicForeignKey(User)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("surveillance plan")
        verbose_name_plural = _("surveillance plans")
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint("certificate", name="one_active_surveillance_plan", condition=Q(ended_at=None)),
            models.CheckConstraint(name="surveillance_comes_again", condition=Q(months_between__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.next_due_on} {self.certificate_id}"

    @property
    def overdue_after(self) -> date:
        """The last day on which it is not yet overdue."""
        return self.next_due_on + timedelta(days=self.grace_days)
