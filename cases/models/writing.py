"""What is written in a case: letters the body sends, messages both sides write."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.cases import Case
from lib import clock
from lib.text import bilingual
from tenants.fields import PublicForeignKey


class Author(models.TextChoices):
    """Which side wrote or signed something."""

    CLIENT = "client", _("Client")
    BODY = "body", _("Certification body")


class Message(models.Model):
    """Something one side wrote to the other, or the body's people to each other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages")
    by = PublicForeignKey(settings.AUTH_USER_MODEL)
    side = models.CharField(max_length=8, choices=Author)
    text = models.TextField(_("message"))
    is_internal = models.BooleanField(_("internal"), default=False)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                name="clients_write_nothing_internal", condition=Q(side="body") | Q(is_internal=False)
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Letter(models.Model):
    """A letter the body sent: acceptance, declining, request, findings, reminder, decision. Append-only."""

    class Kind(models.TextChoices):
        INFORMATION_REQUEST = "information_request", _("Request for information")
        ACCEPTANCE = "acceptance", _("Acceptance of the application")
        DECLINE = "decline", _("The application is declined")
        PLAN = "plan", _("Evaluation plan and evaluators")
        SAMPLES = "samples", _("Samples to be sent")
        INSPECTION = "inspection", _("Notice of factory inspection")
        NONCONFORMITIES = "nonconformities", _("Report of nonconformities")
        REMINDER = "reminder", _("Reminder")
        LAPSED = "lapsed", _("The application has lapsed")
        DECISION = "decision", _("Certification decision")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(_("letter"), max_length=20, choices=Kind)
    number = models.CharField(_("number"), max_length=50, blank=True)  # "" for letters from before they had papers
    subject_zh = models.CharField(max_length=200)
    subject_en = models.CharField(max_length=200)
    text_zh = models.TextField()
    text_en = models.TextField()
    about = ArrayField(models.UUIDField(), default=list, blank=True)  # the people it names, besides its words
    sha256 = models.CharField(max_length=64)
    sent_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)  # None: the clock
    sent_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-sent_at"]
        constraints = [models.UniqueConstraint("number", name="letter_number_is_unique", condition=~Q(number=""))]

    def __str__(self) -> str:
        return self.subject_en

    @property
    def subject(self) -> dict[str, str]:
        return bilingual(self.subject_zh, self.subject_en)

    @property
    def text(self) -> dict[str, str]:
        return bilingual(self.text_zh, self.text_en)
