"""What every table has in common that finance staff bring as a file: kept as it came, read once, in the background if it is long."""

from typing import Any

from django.conf import settings
from django.db import models

from lib import clock
from tenants.models import CertificationBody

User = settings.AUTH_USER_MODEL


class FileOfRows(models.Model):
    """A file of rows. Its columns are guessed or remembered or said by a person; then it is read, and may be left meanwhile."""

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    reading: Any = models.JSONField(default=dict)  # lib.reading.Reading
    headings: Any = models.JSONField(default=list)
    columns: Any = models.JSONField(default=dict)  # field → column, as a person said
    reading_since = models.DateTimeField(
        null=True
    )  # from then on the background is at it, until `read_at` or `trouble`
    read_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)  # rows there are
    position = models.PositiveIntegerField(default=0)  # of them done by the background
    tries = models.PositiveSmallIntegerField(default=0)  # begun and not got any further
    worked_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)  # why it could not be read
    known = models.PositiveIntegerField(default=0)  # rows that stood in another file already
    unread: Any = models.JSONField(default=list)  # [row, why] of the first rows that could not be read
    unread_count = models.PositiveIntegerField(default=0)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def is_being_read(self) -> bool:
        return self.reading_since is not None and self.read_at is None and not self.trouble

    @property
    def rows_read(self) -> Any:
        """What was read of it, as its own queryset."""
        raise NotImplementedError

    @property
    def is_being_recorded(self) -> bool:
        """Whether the background makes something of its rows."""
        return False

    @property
    def columns_are_open(self) -> bool:
        """Whether a person may say what its columns hold, or say it anew: nothing was made of any row yet."""
        return bool(self.headings) and not self.is_being_read and not self.rows_read.came_to_something().exists()

    @property
    def percent(self) -> int:
        return min(100 * self.position // max(self.total, 1), 100)


class StatementLayout(models.Model):
    """Which column of a file holds what, as a person said it: remembered for files with the same headings."""

    ownership = "body_private"

    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)  # of the headings, and of what kind of table it is
    columns: Any = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint("body", "key", name="one_statement_layout_for_headings")]
