"""The body's own passport: approval, accreditation, insurance."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from catalog.models.columns import CURRENCY_CHOICES, no_strings
from lib import clock
from lib.money import money_of
from lib.text import bilingual
from tenants.fields import PublicForeignKey


class BodyPassport(models.Model):
    """What the body is approved, accredited and insured for, in its own words. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    edited_at = models.DateTimeField(default=clock.now, editable=False)
    edited_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, editable=False)

    about_zh = models.TextField(_("about the body, in Chinese"), blank=True)
    about_en = models.TextField(_("about the body, in English"), blank=True)
    address_zh = models.CharField(_("address in Chinese"), max_length=300, blank=True)
    address_en = models.CharField(_("address in English"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)

    approval_number = models.CharField(_("approval number"), max_length=40, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_until = models.DateField(_("approved until"), null=True, blank=True)
    approved_categories = ArrayField(models.CharField(max_length=40), verbose_name=_("approved fields"), **no_strings)

    accreditation_body = models.CharField(_("accreditation body"), max_length=60, blank=True)
    accreditation_number = models.CharField(_("accreditation number"), max_length=60, blank=True)
    accredited_until = models.DateField(_("accredited until"), null=True, blank=True)

    insurer = models.CharField(_("insurer"), max_length=200, blank=True)
    policy_number = models.CharField(_("policy number"), max_length=60, blank=True)
    insured_amount = models.PositiveBigIntegerField(_("sum insured"), null=True, blank=True)
    insured_currency = models.CharField(_("currency"), max_length=3, choices=CURRENCY_CHOICES, default="CNY")
    insured_until = models.DateField(_("insured until"), null=True, blank=True)

    class Meta:
        verbose_name = _("passport")
        constraints = [models.CheckConstraint(name="one_passport", condition=Q(id=1))]

    def __str__(self) -> str:
        return self.approval_number

    @property
    def about(self) -> dict[str, str]:
        return bilingual(self.about_zh, self.about_en)

    @property
    def address(self) -> dict[str, str]:
        return bilingual(self.address_zh, self.address_en)

    @property
    def insured(self) -> Money | None:
        if self.insured_amount is None:
            return None
        return money_of(self.insured_amount, self.insured_currency)
