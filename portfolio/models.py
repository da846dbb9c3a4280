"""Copies of what bodies state about an organisation's cases, certificates, orders and invoices, keyed by the journey's own UUID;
and the searches that a person has asked us to repeat.
"""

import uuid
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from moneyed import Money

from accounts.models import Organisation, User
from lib import clock
from lib.money import money_of
from lib.text import Bilingual, bilingual
from statements import CaseStatement, CertificateStatement, InvoiceStatement, OrderStatement
from statements.handing import HandedReportStatement
from statements.order import OrderFileStated
from statements.reading import read_of
from tenants.hosts import body_url
from tenants.models import CertificationBody


class CopyQuerySet[Kept: "Copy"](models.QuerySet[Kept]):
    def for_organisation(self, *organisations: Organisation) -> Self:
        """What these organisations may see, each with its body."""
        return self.filter(organisation__in=organisations).select_related("body")


class Copy(models.Model):
    """One subject as its body stated it last: `content` is the whole statement, the columns are for sorting."""

    ownership = "organisation_private"
    SORTED_BY: ClassVar[list[str]] = []

    id = models.UUIDField(primary_key=True, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField()
    content: Any = models.JSONField()
    heard_at = models.DateTimeField(default=clock.now)

    objects = CopyQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def statement(self) -> CaseStatement | CertificateStatement | InvoiceStatement | OrderStatement:
        """What its body stated, by its type."""
        raise NotImplementedError

    def __str__(self) -> str:
        return f"{self.number} r{self.revision}"

    @property
    def number(self) -> str:
        return self.statement.number

    def _at_its_body(self, path: str) -> str:
        """A page on its body's host, which signs one in by itself; where the body leaves, whom to ask instead."""
        return f"/bodies/{self.body.slug}/" if self.body.closes_at else body_url(self.body, path)


class CaseCopy(Copy):
    """A case: its step, who holds it, until when."""

    units: int = 1  # what a desk adds: portfolio.queries.facts_of
    first_due: datetime | None = None

    SORTED_BY = ["is_open", "holder", "since", "due_at"]

    is_open = models.BooleanField()
    holder = models.CharField(max_length=10)  # client, body, nobody
    since = models.DateTimeField()
    due_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index("organisation", "is_open", F("since").desc(), name="cases_of_an_organisation")]

    @property
    def statement(self) -> CaseStatement:
        return read_of(self, CaseStatement)

    @property
    def url(self) -> str:
        return self._at_its_body(self.statement.path)

    @property
    def needs(self) -> Bilingual:
        """What the client must do, where it is their turn."""
        return self.statement.needs

    @property
    def goes_on(self) -> bool:
        """Whether somebody has to do something: a body that leaves decides nothing more."""
        return self.is_open and self.body.closes_at is None

    @property
    def waits_for_client(self) -> bool:
        return self.goes_on and self.holder == "client"

    @property
    def is_draft(self) -> bool:
        return self.statement.state == "DRAFT"

    @property
    def days(self) -> int:
        """How many days it has been with whoever holds it."""
        return (clock.now() - self.since).days


class CertificateCopyQuerySet(CopyQuerySet["CertificateCopy"]):
    def for_organisation(self, *organisations: Organisation) -> Self:
        """Those that name the organisation, and those of before that name its unified social credit code."""
        codes = [organisation.credit_code for organisation in organisations if organisation.credit_code]
        theirs = Q(organisation__in=organisations) | Q(organisation=None, holder_code__in=codes)
        return self.filter(theirs).select_related("body")


class CertificateCopy(Copy):
    """A certificate the organisation holds. One whose organisation was taken back stays, so that no older word returns.

    One that was entered from before this register names no organisation of ours, but perhaps its holder's code: whoever
    is registered with it, then or later, sees it.
    """

    duty: str  # what a page adds: portfolio.queries.with_duties
    duty_by: date | None
    surveillance_on: date | None = None

    SORTED_BY = ["status", "valid_until", "holder_code"]

    status = models.CharField(max_length=12)
    valid_until = models.DateField(null=True)
    holder_code = models.CharField(max_length=18, blank=True)

    objects = CertificateCopyQuerySet.as_manager()  # type: ignore[misc]  # a wider for_organisation()

    class Meta:
        indexes = [
            models.Index(
                "organisation", "valid_until", name="certificates_of_an_org", condition=Q(organisation__isnull=False)
            ),
            models.Index("holder_code", name="certificates_of_a_code", condition=~Q(holder_code="")),
        ]

    @property
    def statement(self) -> CertificateStatement:
        return read_of(self, CertificateStatement)

    @property
    def shown_status(self) -> str:
        """As the public reads it: what is valid is no longer supervised once its body has left."""
        return "UNSUPERVISED" if self.status == "VALID" and self.body.has_closed else self.status

    @property
    def is_to_be_taken_over(self) -> bool:
        """Whether it needs another body: its own leaves, or has left, and it would be in force."""
        has_ended = self.valid_until is not None and self.valid_until < clock.today(self.body.time_zone)
        return self.body.closes_at is not None and self.status in {"VALID", "SUSPENDED"} and not has_ended

    @property
    def url(self) -> str:
        return f"/certificates/{self.pk}/"

    @property
    def own_url(self) -> str:
        """Its holder's page at its body: files, mark, what is for buyers, what may be asked. Only one that names an
        organisation has it.
        """
        if self.organisation_id is None or self.body.closes_at:
            return ""
        return body_url(self.body, f"/certificates/{self.pk}/")


class SurveillanceDay(models.Model):
    """When a certificate is looked at again next, as its body planned it last. Shown with the certificate's own copy,
    whose organisation sees it; it may come before that copy does, so it stands apart.
    """

    ownership = "organisation_private"

    id = models.UUIDField(primary_key=True, editable=False)  # the certificate's
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    planned_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.due_on} {self.pk}"


class InvoiceCopy(Copy):
    """An invoice that reached the organisation."""

    SORTED_BY = ["state", "due_on", "issued_on"]

    state = models.CharField(max_length=10)
    due_on = models.DateField(null=True)
    issued_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index("organisation", "state", F("issued_on").desc(), name="invoice_copies_of_an_org")]

    @property
    def statement(self) -> InvoiceStatement:
        return read_of(self, InvoiceStatement)

    @property
    def url(self) -> str:
        return self._at_its_body(self.statement.path)

    @property
    def account_url(self) -> str:
        """The organisation's statement of account with that body."""
        path = reverse("billing:own-account", urlconf=settings.ROOT_URLCONF, args=[self.organisation_id])
        return self._at_its_body(path)

    @property
    def total(self) -> Money:
        return money_of(self.statement.total, self.statement.currency)

    @property
    def still_to_pay(self) -> Money:
        """What is asked for: nothing of what waits to be credited."""
        stated = self.statement
        asked = stated.total - (stated.credited or 0) - stated.paid - (stated.credit_open or 0)
        return money_of(max(asked, 0) if self.state == "issued" else 0, stated.currency)

    @property
    def shown_status(self) -> str:
        """As `look.statuses` draws it: late is a status of its own."""
        if self.state != "issued":
            went_back = self.state == "paid" and self.statement.refunded == self.statement.paid
            return "paid_back" if went_back else self.state
        is_late = self.due_on is not None and self.due_on < clock.today(self.body.time_zone)
        return "overdue" if is_late and self.still_to_pay.amount else "open"


class ReportHandingQuerySet(models.QuerySet["ReportHanding"]):
    def for_organisation(self, *organisations: Organisation) -> Self:
        """What these organisations have handed over, each with whom it went to."""
        return self.filter(organisation__in=organisations).select_related("body")


class ReportHanding(models.Model):
    """That an organisation handed a laboratory's report to an application, and what the body answered.

    `content` is what the body was told last: its revision grows where the laboratory withdraws or replaces the report.
    """

    class Answer(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("report handed over", "On its way")
        FILED = "filed", pgettext_lazy("report handed over", "On file")
        REFUSED = "refused", pgettext_lazy("report handed over", "Not taken")

    ownership = "organisation_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    application = models.UUIDField()
    report = models.UUIDField(db_index=True)  # of the register
    revision = models.PositiveIntegerField(default=1)
    content: Any = models.JSONField()  # statements.handing.HandedReportStatement
    answer = models.CharField(max_length=7, choices=Answer, default=Answer.WAITING)
    refusal_zh = models.CharField(max_length=500, blank=True)
    refusal_en = models.CharField(max_length=500, blank=True)
    handed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ReportHandingQuerySet.as_manager()

    class Meta:
        ordering = ["-handed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "report", "application", name="one_handing_of_a_report", condition=~Q(answer="refused")
            ),
            models.CheckConstraint(
                name="handing_answer_is_known", condition=Q(answer__in=["waiting", "filed", "refused"])
            ),
        ]
        indexes = [models.Index("organisation", F("handed_at").desc(), name="handings_of_an_org")]

    def __str__(self) -> str:
        return self.statement.number

    @property
    def statement(self) -> HandedReportStatement:
        return HandedReportStatement.model_validate(self.content)

    @property
    def refusal(self) -> Bilingual:
        return bilingual(self.refusal_zh, self.refusal_en)

    @property
    def is_refused(self) -> bool:
        return self.answer == self.Answer.REFUSED


class OrderCopy(Copy):
    """An order of services: its step, who holds it, until when, what was delivered."""

    SORTED_BY = ["is_open", "holder", "since", "due_at"]

    is_open = models.BooleanField()
    holder = models.CharField(max_length=10)  # client, seller, nobody
    since = models.DateTimeField()
    due_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index("organisation", "is_open", F("since").desc(), name="order_copies_of_an_org")]

    @property
    def statement(self) -> OrderStatement:
        return read_of(self, OrderStatement)

    @property
    def url(self) -> str:
        return self._at_its_body(self.statement.path)

    @property
    def goes_on(self) -> bool:
        """Whether somebody has to do something: a seller that leaves delivers nothing more."""
        return self.is_open and self.body.closes_at is None

    @property
    def waits_for_client(self) -> bool:
        return self.goes_on and self.holder == "client"

    @property
    def total(self) -> Money | None:
        stated = self.statement
        return None if stated.total is None else money_of(stated.total, stated.currency)

    @property
    def accepted(self) -> int:
        return sum(part.state == "accepted" for part in self.statement.milestones)

    @property
    def parts(self) -> int:
        """How many parts there are, of those that are or were to be delivered."""
        return sum(part.state not in {"cancelled", "proposed"} for part in self.statement.milestones)

    @property
    def files(self) -> list[OrderFileStated]:
        """What was delivered last of each part."""
        return [file for part in self.statement.milestones for file in part.files]


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def due(self, now: datetime) -> Self:
        """What is to be repeated by now, for people who are still here; the longest overdue first."""
        return self.filter(next_at__lte=now, user__is_active=True).order_by("next_at", "pk")


class SavedSearch(models.Model):
    """A search for schemes that a person wants repeated: what matched when it was saved, and what they were told of since.

    `query` is the results page's own query string, without order and page. `known` only grows: nobody is told twice of
    one scheme by one search.
    """

    class Frequency(models.TextChoices):
        DAILY = "daily", _("Every day")
        WEEKLY = "weekly", _("Every week")
        OFF = "off", _("Not at all")

    ownership = "organisation_private"
    MOST = 20  # of one person
    PAUSE = {Frequency.DAILY: timedelta(days=1), Frequency.WEEKLY: timedelta(days=7)}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="saved_searches")
    name = models.CharField(_("name of the search"), max_length=120)
    query = models.CharField(max_length=2000, editable=False)
    frequency = models.CharField(_("how often we write"), max_length=6, choices=Frequency, default=Frequency.DAILY)
    known = ArrayField(models.UUIDField(), default=list, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    ran_at = models.DateTimeField(default=clock.now, editable=False)
    next_at = models.DateTimeField(null=True, editable=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        constraints = [
            models.UniqueConstraint("user", "query", name="one_saved_search_of_a_kind"),
            models.CheckConstraint(
                name="saved_search_is_repeated_unless_off",
                condition=Q(frequency="off", next_at=None) | (~Q(frequency="off") & Q(next_at__isnull=False)),
            ),
        ]
        indexes = [models.Index("next_at", name="saved_searches_due", condition=Q(next_at__isnull=False))]

    def __str__(self) -> str:
        return self.name

    @property
    def is_off(self) -> bool:
        return self.frequency == self.Frequency.OFF
