"""A review of how a seller worked, all that its writer changed in it, the seller's one answer, and what operators did about it."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Organisation
from lib import clock
from lib.text import bilingual
from reviews.rules import QUESTIONS, TO_CHANGE
from tenants.models import CertificationBody


class HidingReason(models.TextChoices):
    """Why an operator hides what somebody wrote: nothing else is a reason."""

    OUTCOME = "outcome", _("It is about an outcome: a result, a decision, a certificate")
    PERSON = "person", _("It names or insults a person")
    SECRET = "secret", _("It tells what was confidential")
    UNLAWFUL = "unlawful", _("A court or an authority has found it unlawful")
    ADVERTISING = "advertising", _("It advertises something")
    UNRELATED = "unrelated", _("It is not about this work")


class NameShown(models.TextChoices):
    """Under which name a review stands."""

    NAME = "name", _("The name of our organisation")
    REGION = "region", _("Only the region: “an enterprise in …”")


def _mark(label: Any) -> "models.PositiveSmallIntegerField[int, int]":
    validators = [MinValueValidator(1), MaxValueValidator(5)]
    return models.PositiveSmallIntegerField(label, validators=validators)


class Opinion(models.Model):
    """What is thought of a seller's work: a mark for each question, and words."""

    LONGEST = 3000

    clear = _mark(QUESTIONS["clear"])
    punctual = _mark(QUESTIONS["punctual"])
    competent = _mark(QUESTIONS["competent"])
    again = _mark(QUESTIONS["again"])
    words = models.TextField(_("Your review in words"), max_length=LONGEST)
    shown_as = models.CharField(_("Name that is shown"), max_length=6, choices=NameShown)
    shown_zh = models.CharField(max_length=200)  # as it was when this was written
    shown_en = models.CharField(max_length=200)

    class Meta:
        abstract = True

    @property
    def shown_name(self) -> dict[str, str]:
        return bilingual(self.shown_zh, self.shown_en)

    @property
    def marks(self) -> list[tuple[object, int]]:
        """Each question with its mark, in their order."""
        return [(words, getattr(self, name)) for name, words in QUESTIONS.items()]


MARKED = Q(**{f"{name}__gte": 1 for name in QUESTIONS}, **{f"{name}__lte": 5 for name in QUESTIONS})


class ReviewQuerySet(models.QuerySet["Review"]):
    def for_body(self, body: CertificationBody) -> Self:
        """What was written about a seller, the newest first."""
        return self.filter(body=body).order_by("-written_at", "pk")

    def for_organisation(self, *organisations: Organisation) -> Self:
        """What these organisations have written, the newest first."""
        return self.filter(organisation__in=organisations).order_by("-written_at", "pk")

    def unanswered(self) -> Self:
        """Those that wait for their seller: what is hidden waits for nobody."""
        return self.filter(answered_at=None, hidden_at=None)


class Review(Opinion):
    """What one organisation thinks of one piece of work, as it stands now. Never deleted: a guard says so too.

    `subject`: the application, or the case that has none; the order. Who wrote it is shown to nobody but its own side.
    """

    class SubjectKind(models.TextChoices):
        CASE = "case", pgettext_lazy("work that is reviewed", "Certification")
        ORDER = "order", pgettext_lazy("of a service", "Order")

    ownership = "organisation_private"
    LONGEST_ANSWER = 3000

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=5, choices=SubjectKind)
    subject = models.UUIDField()
    scheme = models.UUIDField(null=True)  # of the register
    service = models.UUIDField(null=True)  # of the register
    about_zh = models.CharField(max_length=200, blank=True)
    about_en = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField()  # the case or order
    version = models.PositiveSmallIntegerField(default=1)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now, editable=False)
    changed_at = models.DateTimeField(default=clock.now)
    answer = models.TextField(_("Your answer"), blank=True, max_length=LONGEST_ANSWER)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_reason = models.CharField(max_length=12, choices=HidingReason, blank=True)
    hidden_words = models.CharField(max_length=500, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("by a client", "review")
        verbose_name_plural = pgettext_lazy("by clients", "reviews")
        ordering = ["-written_at", "pk"]
        constraints = [
            models.UniqueConstraint("organisation", "subject", name="one_review_of_a_piece_of_work"),
            models.CheckConstraint(name="review_is_marked_from_1_to_5", condition=MARKED),
            models.CheckConstraint(
                name="answer_of_a_review_has_its_author",
                condition=Q(answer="", answered_by=None, answered_at=None)
                | ~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="hidden_review_says_why",
                condition=Q(hidden_at=None, hidden_reason="", hidden_words="")
                | Q(hidden_at__isnull=False) & ~Q(hidden_reason="") & ~Q(hidden_words=""),
            ),
        ]
        indexes = [
            models.Index("body", models.F("written_at").desc(), name="reviews_of_a_seller"),
            models.Index("service", name="reviews_of_a_service", condition=Q(service__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.shown_en or self.shown_zh} → {self.body}"

    def get_absolute_url(self) -> str:
        """Its page for those who wrote it."""
        return f"/my/reviews/{self.pk}/"

    @property
    def public_url(self) -> str:
        return f"/bodies/{self.body.slug}/reviews/#{self.pk}"

    @property
    def about(self) -> dict[str, str]:
        """What the work was: a scheme, a service."""
        return bilingual(self.about_zh, self.about_en)

    @property
    def is_changed(self) -> bool:
        return self.version > 1

    @property
    def may_still_be_changed(self) -> bool:
        """Whether its time to be changed goes on: not answered, not hidden, not older than its days."""
        return self.answered_at is None and self.hidden_at is None and clock.now() < self.written_at + TO_CHANGE


class ReviewVersion(Opinion):
    """A review as its writer left it once: append-only, the first and every later one."""

    ownership = "organisation_private"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("version of a review")
        ordering = ["review", "number"]
        constraints = [models.UniqueConstraint("review", "number", name="one_version_of_a_review_per_number")]

    def __str__(self) -> str:
        return f"{self.review} v{self.number}"


class ReviewHiding(models.Model):
    """That an operator hid a review, or showed it again, and why: append-only."""

    ownership = "organisation_private"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="hidings")
    is_hidden = models.BooleanField()
    reason = models.CharField(_("reason"), max_length=12, choices=HidingReason, blank=True)
    words = models.CharField(_("in words, as everybody reads it"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="hiding_has_a_reason",
                condition=~Q(words="") & (Q(is_hidden=True) & ~Q(reason="") | Q(is_hidden=False, reason="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.review} {'hidden' if self.is_hidden else 'shown'}"


class ReviewReport(models.Model):
    """That somebody thinks a review breaks the rules: operators read it, and say what came of it."""

    ownership = "organisation_private"
    MOST_OPEN = 10  # of one person

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="reports")
    reason = models.CharField(_("Which rule it breaks"), max_length=12, choices=HidingReason)
    words = models.TextField(_("In which words, and how you know"), max_length=1500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    settled_words = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("report of a review")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint("review", "by", name="one_open_report_of_a_review", condition=Q(settled_at=None)),
            models.CheckConstraint(
                name="settled_report_says_what_came",
                condition=Q(settled_at=None, settled_by=None, settled_words="")
                | Q(settled_at__isnull=False, settled_by__isnull=False) & ~Q(settled_words=""),
            ),
        ]
        indexes = [models.Index("at", name="open_reports", condition=Q(settled_at=None))]

    def __str__(self) -> str:
        return f"{self.review}: {self.reason}"
