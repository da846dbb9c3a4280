"""The demand board: what buyers will accept, in properties and criteria, and the schemes with which bodies answer."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Organisation
from lib import clock
from lib.text import bilingual
from look.statuses import DEMAND
from tenants.models import CertificationBody
from vocabulary.countries import market_name
from vocabulary.terms import Characteristic


class DemandQuerySet(models.QuerySet["Demand"]):
    def for_organisation(self, *organisations: Organisation) -> Self:
        """What these organisations have published, whatever became of it."""
        return self.filter(organisation__in=organisations)

    def open(self, on: date) -> Self:
        """Those that still ask for answers on that day."""
        return self.filter(state=Demand.State.OPEN, ends_on__gte=on)


class Demand(models.Model):
    """What a buyer will accept as proof for a product: properties, criteria, until when. Public from the day it is published.

    Whom the law does not let a buyer name stands in no column but `named_body` and `named_scheme`, and only with its basis.
    """

    class State(models.TextChoices):
        OPEN = "open", DEMAND["OPEN"].word
        CLOSED = "closed", DEMAND["CLOSED"].word
        WITHDRAWN = "withdrawn", DEMAND["WITHDRAWN"].word

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="demands")
    title_zh = models.CharField(_("title in Chinese"), max_length=120, blank=True)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    criteria_zh = models.TextField(_("what you will accept, in Chinese"), max_length=3000, blank=True)
    criteria_en = models.TextField(_("what you will accept, in English"), max_length=3000, blank=True)
    categories = ArrayField(models.CharField(max_length=40), verbose_name=_("products"))
    properties = ArrayField(
        models.CharField(max_length=30, choices=Characteristic), verbose_name=_("properties"), default=list, blank=True
    )
    standards = ArrayField(models.CharField(max_length=80), verbose_name=_("standards"), default=list, blank=True)
    market = models.CharField(_("market"), max_length=5, blank=True)
    needs_accreditation = models.BooleanField(_("Only schemes that an accreditation covers"), default=False)
    needs_green_rows = models.BooleanField(
        _("Only green schemes that state the four rows of Directive (EU) 2024/825"), default=False
    )
    accepts_equivalent = models.BooleanField(_("Or equivalent"), default=True)
    named_body = models.ForeignKey(
        CertificationBody,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("demand", "body"),
    )
    named_scheme = models.UUIDField(pgettext_lazy("demand", "scheme"), null=True, blank=True)  # of the register
    legal_basis = models.CharField(_("legal basis"), max_length=500, blank=True)
    ends_on = models.DateField(_("open until"))
    published_at = models.DateTimeField(default=clock.now, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    state = models.CharField(max_length=10, choices=State, default=State.OPEN, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    parting_words = models.CharField(max_length=500, blank=True, editable=False)

    objects = DemandQuerySet.as_manager()

    class Meta:
        verbose_name = _("demand")
        verbose_name_plural = _("demands")
        ordering = ["-published_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="demand_has_a_title_and_criteria",
                condition=~Q(title_zh="", title_en="") & ~Q(criteria_zh="", criteria_en=""),
            ),
            models.CheckConstraint(name="demand_is_for_some_product", condition=~Q(categories=[])),
            models.CheckConstraint(
                name="who_is_named_is_named_by_law",
                condition=Q(named_body=None, named_scheme=None) | ~Q(legal_basis=""),
            ),
            models.CheckConstraint(
                name="demand_is_settled_by_somebody",
                condition=Q(state="open", settled_at=None, settled_by=None)
                | ~Q(state="open") & Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
            models.CheckConstraint(
                name="withdrawn_demand_says_why", condition=~Q(state="withdrawn") | ~Q(parting_words="")
            ),
        ]
        indexes = [models.Index("state", "ends_on", name="demands_by_their_end")]

    def __str__(self) -> str:
        return self.title_en or self.title_zh

    def get_absolute_url(self) -> str:
        return f"/demands/{self.pk}/"

    @property
    def title(self) -> dict[str, str]:
        return bilingual(self.title_zh, self.title_en)

    @property
    def criteria(self) -> dict[str, str]:
        return bilingual(self.criteria_zh, self.criteria_en)

    @property
    def market_name(self) -> dict[str, str]:
        return market_name(self.market)

    def is_open(self, on: date) -> bool:
        return self.state == self.State.OPEN and self.ends_on >= on

    @property
    def shown_state(self) -> str:
        """Its state as pages draw it: one whose last day has passed has ended by itself."""
        return self.state if self.state != self.State.OPEN or self.is_open(clock.today()) else "ended"


class AnswerQuerySet(models.QuerySet["DemandAnswer"]):
    def for_body(self, body: CertificationBody) -> Self:
        """What a body has answered itself."""
        return self.filter(body=body)

    def standing(self) -> Self:
        """Those that were not taken back."""
        return self.filter(withdrawn_at=None)


class DemandAnswer(models.Model):
    """That a body says one of its schemes meets a demand, and how. The buyer reads it, and who answers besides."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="answers")
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    scheme = models.UUIDField(pgettext_lazy("demand", "scheme"))  # of the register
    words = models.TextField(_("how it meets the demand"), max_length=1500)
    answered_at = models.DateTimeField(default=clock.now, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a demand")
        verbose_name_plural = _("answers to demands")
        ordering = ["answered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "demand", "scheme", name="one_answer_for_each_scheme", condition=Q(withdrawn_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.scheme}"
