"""A file that somebody sent along, as both sides keep and read it."""

import uuid
from typing import Any, ClassVar, Self

from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _

from lib import clock
from web.uploads import Upload, private_storage


class SentFile(models.Model):
    """What it is called, what it is, and where it lies; kept once it was looked at."""

    FOLDER: ClassVar[str]  # of the private storage

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=private_storage, max_length=200)
    added_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def keep(cls, upload: Upload, **sent_with: Any) -> Self:
        """Keep a file that passed; `sent_with`: what it belongs to."""
        facts = {name: getattr(upload, name) for name in ("name", "content_type", "size", "sha256")}
        kept = cls(**sent_with, **facts, added_at=clock.now())
        kept.file.save(f"{cls.FOLDER}/{kept.pk}{upload.suffix}", File(upload.file), save=False)
        kept.save()
        return kept
