"""What holders ask for, and papers of a certificate's internal file: requests on paper, evidence for measures."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certificates.models.granting import Certificate
from lib import clock
from tenants.fields import PublicForeignKey
from web.uploads import private_storage

User = settings.AUTH_USER_MODEL


class Paper(models.Model):
    """A file about one certificate, kept privately under its hash. It stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="papers")
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=private_storage, max_length=200)
    uploaded_by = PublicForeignKey(User)
    uploaded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["-uploaded_at"]
        constraints = [models.CheckConstraint(name="papers_have_a_hash", condition=Q(sha256__regex=r"^[0-9a-f]{64}$"))]

    def __str__(self) -> str:
        return self.name


class HolderRequest(models.Model):
    """That the holder itself asks to have its certificate suspended or cancelled: signed in, or in writing.

    The registrar records it; for no other cause may one person of the body change a certificate.
    """

    class Wish(models.TextChoices):
        SUSPEND = "suspend", _("Suspend")
        CANCEL = "cancel", pgettext_lazy("certificate", "Cancel")

    class Answer(models.TextChoices):
        OPEN = "open", _("Waits for the registrar")
        RECORDED = "recorded", _("Put into effect")
        TAKEN_BACK = "taken_back", _("Taken back by the holder")
        OVERTAKEN = "overtaken", _("Overtaken by events")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="requests")
    wish = models.CharField(max_length=8, choices=Wish)
    ends_on = models.DateField(_("last day of the suspension"), null=True)
    words = models.TextField(_("the holder's words"), blank=True)
    asked_by = PublicForeignKey(User, null=True)  # signed in; None: on paper
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, null=True, related_name="request")
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    answered_by = PublicForeignKey(User, null=True)
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("holder's request")
        verbose_name_plural = _("holders' requests")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                name="a_request_is_the_holders_own",
                condition=Q(asked_by__isnull=False, paper=None) | Q(asked_by=None, paper__isnull=False),
            ),
            models.CheckConstraint(
                name="a_suspension_asked_for_has_an_end", condition=~Q(wish="suspend") | Q(ends_on__isnull=False)
            ),
            models.CheckConstraint(
                name="an_answered_request_says_when",
                condition=Q(answer="open", answered_at=None) | (~Q(answer="open") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_recorded_request_says_who", condition=~Q(answer="recorded") | Q(answered_by__isnull=False)
            ),
            models.UniqueConstraint("certificate", "wish", name="one_open_request", condition=Q(answer="open")),
        ]

    def __str__(self) -> str:
        return f"{self.wish} {self.certificate_id}"
