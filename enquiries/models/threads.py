"""A question to one body, and all that both sides wrote since: who asks shows no more of themselves than the name they choose."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from enquiries.models.files import SentFile
from lib import clock
from lib.text import bilingual
from tenants.models import CertificationBody


class ThreadQuerySet(models.QuerySet["Thread"]):
    def for_body(self, body: CertificationBody) -> Self:
        """What a body was asked."""
        return self.filter(body=body)

    def unanswered(self) -> Self:
        """Those in which the asker wrote last."""
        return self.filter(waits_since__isnull=False)

    def longest_waiting_first(self) -> Self:
        return self.order_by(F("waits_since").asc(nulls_last=True), "-newest_at", "pk")


class Thread(models.Model):
    """A question to one body. `asked_by` and `organisation` are never shown to it; `asker_name` is."""

    ownership = "organisation_private"
    MOST_MESSAGES = 200
    MOST_WAITING = 5  # of one person, at one body

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    scheme = models.UUIDField(null=True)  # of the register; None where the question is about no scheme
    scheme_zh = models.CharField(max_length=120, blank=True)
    scheme_en = models.CharField(max_length=160, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    asker_name = models.CharField(_("name that the body reads"), max_length=80, blank=True)
    may_publish = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    newest_at = models.DateTimeField(default=clock.now)
    waits_since = models.DateTimeField(null=True)  # for the body; None once it has answered
    published_answer = models.OneToOneField(
        "ThreadMessage", on_delete=models.PROTECT, null=True, related_name="published_in"
    )
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to a body")
        verbose_name_plural = _("questions to bodies")
        ordering = ["-newest_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="published_by_somebody_where_it_may_be",
                condition=Q(published_answer=None, published_at=None, published_by=None)
                | Q(may_publish=True, scheme__isnull=False, published_answer__isnull=False)
                & Q(published_at__isnull=False, published_by__isnull=False),
            )
        ]
        indexes = [
            models.Index("body", "waits_since", name="threads_waiting_for_a_body"),
            models.Index("scheme", name="threads_in_public", condition=Q(published_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.asker_name or '?'} → {self.body}"

    def get_absolute_url(self) -> str:
        return f"/questions/{self.pk}/"

    @property
    def scheme_name(self) -> dict[str, str]:
        return bilingual(self.scheme_zh, self.scheme_en or self.scheme_zh)


class ThreadMessage(models.Model):
    """What one side wrote; `read_at` is when the other opened it. Whoever wrote it stands in the column of their side."""

    ownership = "organisation_private"
    MOST_FILES = 5
    LONGEST = 4000

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="messages")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField(max_length=LONGEST)
    at = models.DateTimeField(default=clock.now, editable=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="message_is_of_one_side",
                condition=Q(asked_by__isnull=False, answered_by=None) | Q(asked_by=None, answered_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_answer(self) -> bool:
        """Whether the body wrote it."""
        return self.answered_by_id is not None


class ThreadFile(SentFile):
    """A file that one side sent along; both read it, and nobody else."""

    ownership = "organisation_private"
    FOLDER = "questions"

    message = models.ForeignKey(ThreadMessage, on_delete=models.CASCADE, related_name="files")
