"""Who asked to join, and what was done about a body's standing."""

import uuid
from typing import Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib import clock
from lib.text import bilingual, plain_name
from tenants.models import CertificationBody, host_label

approval_number = RegexValidator(
    r"^CNCA-RF?-\d{4}-\d{2,4}$", _("Write the number as on the approval: CNCA-R-2026-001.")
)


class BodyRequestQuerySet(models.QuerySet["BodyRequest"]):
    def waiting(self) -> Self:
        return self.filter(state=BodyRequest.State.WAITING)


class BodyRequest(models.Model):
    """That a body wants to join the marketplace, and what the operator answered."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for an answer")
        APPROVED = "approved", pgettext_lazy("request to join", "Approved")
        DECLINED = "declined", _("Declined")

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name_zh = models.CharField(_("name in Chinese"), max_length=200, validators=[plain_name])
    name_en = models.CharField(_("name in English"), max_length=200, blank=True, validators=[plain_name])
    kind = models.CharField(
        _("kind"), max_length=12, choices=CertificationBody.Kind, default=CertificationBody.Kind.BODY
    )
    slug = models.CharField(_("address you would like"), max_length=40, validators=[host_label])
    approval_number = models.CharField(_("approval number"), max_length=40, blank=True, validators=[approval_number])
    contact_name = models.CharField(_("your name"), max_length=100, validators=[plain_name])
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    message = models.TextField(_("message"), max_length=2000, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    requested_at = models.DateTimeField(default=clock.now, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    body = models.OneToOneField(CertificationBody, on_delete=models.PROTECT, null=True, related_name="request")

    objects = BodyRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at"]
        constraints = [
            models.CheckConstraint(
                name="request_is_answered_by_somebody",
                condition=Q(state="waiting", decided_at=None) | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(name="approved_request_has_a_body", condition=~Q(state="approved") | ~Q(body=None)),
            models.CheckConstraint(
                name="declined_request_has_a_reason", condition=~Q(state="declined") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.name_en or self.name_zh

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)


class BodyMeasure(models.Model):
    """That the operator changed a body's standing, and why, in words for the public. Append-only."""

    class Kind(models.TextChoices):
        SUSPENDED = "suspended", pgettext_lazy("what was done to a body", "Suspended")
        REOPENED = "reopened", pgettext_lazy("what was done to a body", "Reopened")
        CLOSED = "closed", pgettext_lazy("what was done to a body", "Closed")

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="measures")
    kind = models.CharField(_("measure"), max_length=10, choices=Kind)
    reason_zh = models.CharField(_("reason in Chinese, for the public"), max_length=500, blank=True)
    reason_en = models.CharField(_("reason in English, for the public"), max_length=500, blank=True)
    taken_at = models.DateTimeField(default=clock.now, editable=False)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-taken_at"]
        constraints = [
            models.CheckConstraint(name="measure_has_a_reason", condition=~Q(reason_zh="", reason_en="")),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.kind}"

    @property
    def reason(self) -> dict[str, str]:
        return bilingual(self.reason_zh, self.reason_en)
