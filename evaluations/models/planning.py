"""The evaluation plan (7.4.1), the people it names, and what the client says to them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from lib import clock
from tenants.fields import PublicForeignKey


class Plan(models.Model):
    """How a case will be evaluated, when, and by whom. The client is told before it begins."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="plans")
    version = models.PositiveIntegerField(default=1)
    methods = models.TextField(_("methods: tests, inspections, audits"))
    samples = models.TextField(_("samples"), blank=True)
    begins_on = models.DateField(_("begins on"), null=True, blank=True)
    made_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    client_told_at = models.DateTimeField(null=True, blank=True, editable=False)
    objections_until = models.DateTimeField(null=True, blank=True, editable=False)
    agreed_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("evaluation plan")
        verbose_name_plural = _("evaluation plans")
        ordering = ["case", "-version"]
        constraints = [models.UniqueConstraint("case", "version", name="one_plan_per_version")]

    def __str__(self) -> str:
        return f"{self.case} v{self.version}"


class PlannedEvaluator(models.Model):
    """A person the plan names, with the reasons why they are eligible as they stood on that day (INV-8)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="evaluators")
    user = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("evaluator"))
    reasons = models.JSONField(_("why eligible"), default=list)

    class Meta:
        verbose_name = _("planned evaluator")
        verbose_name_plural = _("planned evaluators")
        constraints = [models.UniqueConstraint("plan", "user", name="each_evaluator_is_planned_once")]

    def __str__(self) -> str:
        return str(self.user_id)


class Inspection(models.Model):
    """The day of a factory inspection, as the client was told: the newest holds. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="inspections")
    inspected_on = models.DateField(_("factory inspected on"))
    planned_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    planned_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("factory inspection")
        verbose_name_plural = _("factory inspections")
        ordering = ["planned_at"]

    def __str__(self) -> str:
        return str(self.inspected_on)


class Objection(models.Model):
    """The client's objection to a named evaluator, with a reason, and what the body says to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="objections")
    evaluator = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("evaluator"))
    reason = models.TextField(_("reason"))
    made_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    is_upheld = models.BooleanField(_("another evaluator will be named"), null=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(name="objections_have_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="answered_objections_say_why",
                condition=Q(answered_at=None) | (~Q(answer="") & Q(is_upheld__isnull=False)),
            ),
            models.CheckConstraint(
                name="objections_are_answered_later", condition=Q(answered_at=None) | Q(answered_at__gte=F("made_at"))
            ),
        ]

    def __str__(self) -> str:
        return self.reason[:60]
