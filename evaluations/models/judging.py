"""What was judged: the review (7.5), the decision (7.6), and the evidence that was still wanted. All append-only."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.models import ApplicationReview
from cases.models import Case
from cases.transitions import KINDS, Outcome
from evaluations.models.finding import Report
from lib import clock
from tenants.fields import PublicForeignKey

POSITIVE = sorted({outcome.value for rule in KINDS.values() for outcome in rule.positive})


class Review(models.Model):
    """Somebody who did not evaluate has read everything and recommends an outcome (7.5)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reviews")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="review")
    report_sha256 = models.CharField(max_length=64)
    reviewer = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("reviewer"))
    outcome = models.CharField(_("recommended outcome"), max_length=24, choices=Outcome)
    grade = models.CharField(_("recommended grade"), max_length=100, blank=True)
    words = models.TextField(_("the reviewer's words"))
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-recorded_at"]
        constraints = [models.CheckConstraint(name="reviews_have_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        return f"{self.case} {self.outcome}"


class EvidenceRequest(models.Model):
    """What a reviewer or decision maker still wants to know: the list with which a case goes back to evaluation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence_requests")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="evidence_requests")
    items = models.TextField(_("what is wanted, one a line"))
    asked_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    asked_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("request for evidence")
        verbose_name_plural = _("requests for evidence")
        ordering = ["asked_at"]
        constraints = [models.CheckConstraint(name="evidence_requests_list_something", condition=~Q(items=""))]

    def __str__(self) -> str:
        return self.items[:60]


class Decision(models.Model):
    """The body's decision (7.6), one to a case. It names by hash what it rests on.

    `scope` is all that a certificate may say of the matter: what was asked, the models and standards decided, and from
    the frozen report the grade, the measured values, the mode and the months of validity.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="decision")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="decisions")
    report_sha256 = models.CharField(max_length=64)
    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="decision")
    review_sha256 = models.CharField(max_length=64)
    application_review = models.ForeignKey(
        ApplicationReview, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    outcome = models.CharField(_("outcome"), max_length=24, choices=Outcome)
    recommended = models.CharField(_("recommended outcome"), max_length=24, choices=Outcome)
    reason = models.TextField(_("reason"), blank=True)
    deviation_reason = models.TextField(_("why the recommendation is not followed"), blank=True)
    scope = models.JSONField(_("scope decided"), default=dict, blank=True)
    decided_by = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("decided by"))
    decided_at = models.DateTimeField(default=clock.now, editable=False)
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                name="negative_decisions_have_a_reason", condition=Q(outcome__in=POSITIVE) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="deviating_decisions_have_a_reason",
                condition=Q(outcome=F("recommended")) | ~Q(deviation_reason=""),
            ),
            models.CheckConstraint(
                name="positive_decisions_have_a_scope", condition=~Q(outcome__in=POSITIVE) | ~Q(scope={})
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.outcome}"

    @property
    def is_positive(self) -> bool:
        return self.outcome in POSITIVE
