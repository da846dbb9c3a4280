"""What was found: results per criterion, nonconformities, the report that is frozen, and who had a hand in it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.models import HandedReport
from cases.models import Case
from lib import clock
from tenants.fields import PublicForeignKey


class Involvement(models.Model):
    """That a person counts as evaluator of a case (INV-1, INV-2). Written by triggers, whoever writes the content; append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="involvements")
    user = PublicForeignKey(settings.AUTH_USER_MODEL)
    how = models.CharField(max_length=20)  # a role, or what they wrote: result, nonconformity, report
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("involvement")
        verbose_name_plural = _("involvements")
        constraints = [models.UniqueConstraint("case", "user", "how", name="one_involvement_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.how}"


class Report(models.Model):
    """The evaluation report (7.4.9). Once frozen its whole content is in `content`, under its hash, and never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    version = models.PositiveIntegerField(default=1)
    summary = models.TextField(_("summary"), blank=True)
    scope_evaluated = models.JSONField(_("scope evaluated"), default=dict, blank=True)
    grade = models.CharField(_("grade reached"), max_length=100, blank=True)  # where the scheme grades
    written_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    content = models.JSONField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    frozen_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("evaluation report")
        verbose_name_plural = _("evaluation reports")
        ordering = ["case", "-version"]
        constraints = [
            models.UniqueConstraint("case", "version", name="one_report_per_version"),
            models.CheckConstraint(
                name="frozen_reports_are_whole",
                condition=Q(frozen_at=None)
                | (Q(content__isnull=False) & Q(sha256__regex=r"^[0-9a-f]{64}$") & Q(frozen_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} v{self.version}"


class Result(models.Model):
    """One criterion, its limit, what was found, and whether that conforms. Belongs to one version of the report."""

    class Verdict(models.TextChoices):
        CONFORMS = "conforms", _("Conforms")
        DOES_NOT = "does_not", _("Does not conform")
        NOT_APPLICABLE = "not_applicable", _("Not applicable")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="results")
    position = models.PositiveIntegerField(default=1)
    criterion = models.CharField(_("criterion"), max_length=300)
    clause = models.CharField(_("clause"), max_length=100, blank=True)
    method = models.CharField(_("method"), max_length=200, blank=True)
    limit = models.CharField(_("limit"), max_length=200, blank=True)
    value = models.CharField(_("value"), max_length=200, blank=True)
    unit = models.CharField(_("unit of measurement"), max_length=40, blank=True)
    verdict = models.CharField(_("finding"), max_length=16, choices=Verdict)
    measure = models.CharField(
        _("goes on the certificate as"), max_length=300, blank=True
    )  # a measured value of the scheme
    is_reused = models.BooleanField(_("from before the application"), default=False)
    handed = models.ForeignKey(
        HandedReport,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("report handed over"),
    )
    source = models.CharField(_("report reused"), max_length=300, blank=True)
    justification = models.TextField(_("why it may be reused"), blank=True)
    laboratory_competence = models.TextField(_("the laboratory's competence"), blank=True)
    responsibility_taken_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True)
    written_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    written_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["report", "position"]
        constraints = [
            models.UniqueConstraint("report", "position", name="one_result_per_position"),
            models.CheckConstraint(  # INV-11 (7.4.5, 6.2.2)
                name="reused_results_have_someone_responsible",
                condition=Q(is_reused=False)
                | (
                    Q(responsibility_taken_by__isnull=False)
                    & ~Q(justification="")
                    & ~Q(laboratory_competence="")
                    & ~Q(source="")
                ),
            ),
            models.CheckConstraint(
                name="a_result_of_a_handed_report_is_reused", condition=Q(handed=None) | Q(is_reused=True)
            ),
        ]

    def __str__(self) -> str:
        return self.criterion


class Nonconformity(models.Model):
    """Something that does not conform, what the client did about it, and how it ended."""

    class Grade(models.TextChoices):
        MINOR = "minor", _("Minor")
        MAJOR = "major", _("Major")

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("nonconformity", "Open")
        ANSWERED = "answered", _("Corrective action submitted")
        CLOSED = "closed", _("Closed")
        ACCEPTED = "accepted", _("Accepted as the scheme allows")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="nonconformities")
    number = models.PositiveIntegerField(default=1)
    grade = models.CharField(_("grade"), max_length=8, choices=Grade)
    criterion = models.CharField(_("criterion"), max_length=300)
    text = models.TextField(_("what was found"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)
    raised_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    raised_at = models.DateTimeField(default=clock.now, editable=False)
    client_told_at = models.DateTimeField(null=True, blank=True, editable=False)
    due_at = models.DateTimeField(_("to be closed by"), null=True, blank=True)
    cause = models.TextField(_("cause"), blank=True)
    action = models.TextField(_("corrective action"), blank=True)
    answered_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    closing_words = models.TextField(_("how it was verified"), blank=True)
    closed_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("nonconformity")
        verbose_name_plural = _("nonconformities")
        ordering = ["case", "number"]
        constraints = [
            models.UniqueConstraint("case", "number", name="one_nonconformity_per_number"),
            models.CheckConstraint(
                name="closing_says_who_and_how",
                condition=~Q(status__in=["closed", "accepted"]) | (Q(closed_by__isnull=False) & ~Q(closing_words="")),
            ),
            models.CheckConstraint(
                name="only_minor_ones_are_accepted", condition=~Q(status="accepted") | Q(grade="minor")
            ),
        ]

    def __str__(self) -> str:
        return f"NC {self.number}"

    @property
    def is_settled(self) -> bool:
        return self.status in {self.Status.CLOSED, self.Status.ACCEPTED}
