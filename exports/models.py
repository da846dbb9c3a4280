"""Exports: who asked for a copy of what is theirs, how far the work has come, and where the file waits."""

import uuid
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from lib import clock
from tenants.models import CertificationBody


def private() -> Any:
    return storages["private"]


class ExportQuerySet(models.QuerySet["Export"]):
    def for_body(self, body: CertificationBody) -> Self:
        return self.filter(body=body).select_related("asked_by")

    def for_organisation(self, organisation: Organisation) -> Self:
        return self.filter(organisation=organisation).select_related("asked_by")

    def open(self) -> Self:
        """Waiting or at work."""
        return self.filter(state__in=["waiting", "working"])


class Export(models.Model):
    """One file with everything that belongs to a body, or to an organisation. It is deleted after some days."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits to be made")
        WORKING = "working", _("Being made")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Failed")
        DELETED = "deleted", _("Deleted")

    ownership = "body_private"
    KEPT_FOR = timedelta(days=7)
    GIVEN_UP_AFTER = 3  # tries

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    worked_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    kept_until = models.DateTimeField(null=True)
    file = models.FileField(storage=private, max_length=200, blank=True)
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    rows = models.BigIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)  # files that rows name and the storage does not have
    last_fetched_at = models.DateTimeField(null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="export_has_one_owner",
                condition=Q(body=None, organisation__isnull=False) | Q(body__isnull=False, organisation=None),
            ),
            models.UniqueConstraint(
                "body", name="one_open_export_of_a_body", condition=Q(state__in=["waiting", "working"])
            ),
            models.UniqueConstraint(
                "organisation", name="one_open_export_of_an_organisation", condition=Q(state__in=["waiting", "working"])
            ),
        ]
        indexes = [
            models.Index("body", F("asked_at").desc(), name="exports_of_a_body", condition=Q(body__isnull=False)),
            models.Index("kept_until", name="exports_to_delete", condition=Q(state="ready")),
        ]

    def __str__(self) -> str:
        return f"{self.owner_slug} {self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def owner_slug(self) -> str:
        return self.body.slug if self.body else str(self.organisation_id)[:8]

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.WAITING, self.State.WORKING)

    @property
    def download_name(self) -> str:
        return f"guildmark-{self.owner_slug}-{clock.day_of(self.ready_at or self.asked_at):%Y-%m-%d}.zip"
