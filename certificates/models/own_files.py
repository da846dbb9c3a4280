"""Files that the body made itself, for certificates of before this register: of each only the hash is kept."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from certificates.models.granting import Certificate
from lib import clock
from tenants.fields import PublicForeignKey


class OwnFile(models.Model):
    """By which bytes the body's own PDF of a certificate is known. Append-only: what was said of a file stays said.

    Files of one `edition` hold together, in two languages say; those of an earlier one have been replaced. `size` in bytes,
    None where only the hash was given.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="own_files")
    edition = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(null=True)
    registered_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    registered_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("file of the body's own")
        verbose_name_plural = _("files of the body's own")
        ordering = ["-edition", "-registered_at"]
        constraints = [
            models.UniqueConstraint("certificate", "sha256", name="one_registration_per_own_file"),
            models.CheckConstraint(name="an_own_file_has_its_hash", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(name="own_editions_from_one", condition=Q(edition__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.edition} {self.sha256[:12]}"
