"""Who works for the body, and what each is authorised to do, when."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lib import clock
from tenants.fields import PublicForeignKey


class Role(models.TextChoices):
    """The roles of PROCESS.md section 2, per body."""

    CASE_OFFICER = "case_officer", _("Case officer")
    APPLICATION_REVIEWER = "application_reviewer", _("Application reviewer")
    EVALUATOR = "evaluator", _("Evaluator")
    REVIEWER = "reviewer", _("Reviewer")
    DECISION_MAKER = "decision_maker", _("Decision maker")
    SIGNATORY = "signatory", _("Signatory")
    REGISTRAR = "registrar", _("Registrar")
    COMPLAINT_HANDLER = "complaint_handler", _("Complaint handler")
    SCHEME_MANAGER = "scheme_manager", _("Scheme manager")
    QUALITY_MANAGER = "quality_manager", _("Quality manager")
    FINANCE = "finance", _("Finance")
    BODY_ADMIN = "body_admin", _("Body administrator")
    BODY_MARKETER = "body_marketer", _("Marketer")


class AuthorisationQuerySet(models.QuerySet["Authorisation"]):
    def in_force(self, on: date) -> Self:
        """Those that hold on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)


class Authorisation(models.Model):
    """That a person may act in a role, from a day on, for all schemes or one, for all technical areas or one.

    Dated forward: one made later never legitimises a past act (INV-18).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=24, choices=Role)
    scheme = models.UUIDField(_("scheme"), null=True, blank=True)
    technical_area = models.CharField(_("technical area"), max_length=100, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    granted_by = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("granted by"), null=True, blank=True)
    granted_at = models.DateTimeField(default=clock.now, editable=False)

    objects = AuthorisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("authorisation")
        verbose_name_plural = _("authorisations")
        constraints = [
            models.CheckConstraint(
                name="nobody_grants_themselves", condition=Q(granted_by=None) | ~Q(granted_by=F("user"))
            ),
            models.CheckConstraint(
                name="authorisation_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"
