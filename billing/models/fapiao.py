"""The tax invoice that an organisation asks for, with each number and file it had."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from billing.models.invoices import Invoice
from lib import clock
from web.uploads import private_storage

User = settings.AUTH_USER_MODEL


class Fapiao(models.Model):
    """The tax invoice (fapiao) an organisation asked for, and the one that finance staff made in the tax office's system."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("Ordinary VAT invoice (增值税普通发票)")
        SPECIAL = "special", _("Special VAT invoice (增值税专用发票)")

    ownership = "body_private"

    invoice = models.OneToOneField(Invoice, on_delete=models.PROTECT, primary_key=True, related_name="fapiao")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ORDINARY)
    title = models.CharField(_("title (name on the fapiao)"), max_length=200)
    tax_number = models.CharField(_("tax number"), max_length=20)
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=clock.now)
    number = models.CharField(_("Fapiao number"), max_length=20, blank=True)
    file = models.FileField(_("file"), storage=private_storage, upload_to="fapiao/%Y/", blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="recorded_fapiao_has_a_number",
                condition=Q(recorded_at=None, number="")
                | (Q(recorded_at__isnull=False, recorded_by__isnull=False) & ~Q(number="")),
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.title


class FapiaoVersion(models.Model):
    """A fapiao as it was made: a number with its own file, or with none. Append-only: a correction is the next version."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fapiao = models.ForeignKey(Fapiao, on_delete=models.PROTECT, related_name="versions")
    number = models.CharField(_("Fapiao number"), max_length=20)
    file = models.FileField(_("file"), storage=private_storage, upload_to="fapiao/%Y/", blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["recorded_at", "id"]

    def __str__(self) -> str:
        return self.number
