"""How the body numbers its certificates, and whether an unpaid invoice holds one back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lib import clock
from tenants.fields import PublicForeignKey


class IssuingRules(models.Model):
    """One row per body. The counter starts again with each year."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    number_pattern = models.CharField(
        _("pattern of certificate numbers"), max_length=60, default="{body}-{year}-{serial}"
    )
    holds_back_unpaid = models.BooleanField(
        _("hold a certificate back while an invoice of its application is unpaid"), default=False
    )
    paper_language = models.CharField(
        _("language of the certificate's paper"),
        max_length=4,
        choices=[("both", _("Chinese and English")), ("zh", _("Chinese")), ("en", _("English"))],
        default="both",
    )
    counted_year = models.PositiveSmallIntegerField(default=0, editable=False)
    last_serial = models.PositiveIntegerField(default=0, editable=False)
    edited_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, editable=False)
    edited_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("issuing rules")
        constraints = [models.CheckConstraint(name="one_set_of_issuing_rules", condition=Q(id=1))]

    def __str__(self) -> str:
        return self.number_pattern
