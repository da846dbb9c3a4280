"""A value-added service 增值服务 and its versions: drafts until they are published, then kept as they are."""

import uuid
from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from moneyed import Money

from catalog.models.columns import CURRENCY_CHOICES, chosen, no_strings, slug_words
from lib import clock
from lib.money import money_of
from lib.text import bilingual, folded, localized, names_in
from tenants.fields import PublicForeignKey
from vocabulary import terms
from vocabulary.standards import parse


class ServiceQuerySet(models.QuerySet["Service"]):
    def offered(self) -> Self:
        """Published at least once and not withdrawn from offer."""
        return self.filter(withdrawn_at=None, versions__published_at__isnull=False).distinct()


class Service(models.Model):
    """Something sold beside certification, through all its versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.CharField(_("address"), max_length=60, unique=True, validators=[slug_words])
    revision = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    created_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("beside certification", "service")
        verbose_name_plural = pgettext_lazy("beside certification", "services")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="withdrawn_service_says_by_whom",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.slug


class ServiceVersionQuerySet(models.QuerySet["ServiceVersion"]):
    def published(self) -> Self:
        return self.exclude(published_at=None)

    def drafts(self) -> Self:
        return self.filter(published_at=None)


class ServiceVersion(models.Model):
    """One edition of a service: a draft until it is published, then kept as it is (a trigger says so too).

    Amounts are in minor units of `currency`. JSON holds lists in the shapes of `statements.service`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(null=True, editable=False)
    edition = models.PositiveIntegerField(default=0, editable=False)  # counts what was saved, so that two browsers meet
    edited_at = models.DateTimeField(default=clock.now, editable=False)
    edited_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, editable=False)

    type = models.CharField(_("kind of service"), max_length=24, choices=terms.ServiceType)
    name_zh = models.CharField(_("name in Chinese"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    summary_zh = models.TextField(_("summary in Chinese"), blank=True, max_length=600)
    summary_en = models.TextField(_("summary in English"), blank=True, max_length=900)
    description_zh = models.TextField(_("what is done, in Chinese"), blank=True, max_length=6000)
    description_en = models.TextField(_("what is done, in English"), blank=True, max_length=9000)
    deliverables = models.JSONField(_("deliverables"), default=list, blank=True)  # [{"zh", "en"}]

    price = models.CharField(_("price"), max_length=12, choices=terms.ServicePrice, default=terms.ServicePrice.FIXED)
    amount = models.PositiveBigIntegerField(_("amount"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCY_CHOICES, default="CNY")
    tax = models.CharField(_("tax"), max_length=8, choices=terms.FeeTax, default=terms.FeeTax.INCLUDED)
    per_zh = models.CharField(_("for what one price is, in Chinese"), max_length=60, blank=True)
    per_en = models.CharField(_("for what one price is, in English"), max_length=80, blank=True)
    method_zh = models.TextField(_("how the price is made, in Chinese"), blank=True, max_length=2000)
    method_en = models.TextField(_("how the price is made, in English"), blank=True, max_length=3000)
    options = models.JSONField(_("options"), default=list, blank=True)  # statements.service.ServiceOption
    milestones = models.JSONField(_("milestones"), default=list, blank=True)  # statements.service.ServiceMilestone

    places = chosen(terms.ServicePlace, _("where it is done"))
    regions = ArrayField(models.CharField(max_length=6), verbose_name=_("regions served"), **no_strings)
    languages = ArrayField(models.CharField(max_length=2), verbose_name=_("languages"), **no_strings)
    categories = ArrayField(models.CharField(max_length=40), verbose_name=_("product categories"), **no_strings)
    standards = ArrayField(models.CharField(max_length=80), verbose_name=_("standards"), **no_strings)
    helps_with = ArrayField(models.UUIDField(), verbose_name=_("schemes beside which it is shown"), **no_strings)
    subcontracts = models.BooleanField(_("parts may go to another laboratory"), default=False)
    samples_to_zh = models.CharField(_("where samples are sent, in Chinese"), max_length=300, blank=True)
    samples_to_en = models.CharField(_("where samples are sent, in English"), max_length=400, blank=True)
    samples_contact = models.CharField(_("who takes samples: department and telephone"), max_length=160, blank=True)
    returns_samples = models.BooleanField(_("samples can be sent back"), default=True)

    terms_zh = models.TextField(_("terms in Chinese"), blank=True, max_length=6000)
    terms_en = models.TextField(_("terms in English"), blank=True, max_length=9000)
    acceptance_days = models.PositiveSmallIntegerField(
        _("days after which a delivery counts as accepted"),
        default=10, validators=[MinValueValidator(3), MaxValueValidator(90)],
    )  # fmt: skip
    free_until_days = models.PositiveSmallIntegerField(
        _("days before its date until which cancelling is free"), default=7, validators=[MaxValueValidator(365)]
    )
    cancel_percent = models.PositiveSmallIntegerField(
        _("what cancelling later costs, in per cent"), default=0, validators=[MaxValueValidator(100)]
    )
    is_prepaid = models.BooleanField(_("invoiced when it is ordered"), default=False)

    objects = ServiceVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a service")
        verbose_name_plural = _("versions of services")
        ordering = ["service", F("number").asc(nulls_last=True)]
        constraints = [
            models.UniqueConstraint("service", "number", name="one_service_version_per_number"),
            models.UniqueConstraint("service", name="one_draft_per_service", condition=Q(published_at=None)),
            models.CheckConstraint(
                name="published_service_is_numbered_and_signed",
                condition=Q(published_at=None, number=None, published_by=None)
                | Q(published_at__isnull=False, number__isnull=False, published_by__isnull=False),
            ),
            models.CheckConstraint(
                name="published_service_is_named_in_both",
                condition=Q(published_at=None) | (~Q(name_zh="") & ~Q(name_en="")),
            ),
            models.CheckConstraint(name="service_type_is_known", condition=Q(type__in=terms.ServiceType.values)),
            models.CheckConstraint(name="service_price_is_known", condition=Q(price__in=terms.ServicePrice.values)),
            models.CheckConstraint(
                name="published_price_says_how_much_or_how",
                condition=Q(published_at=None)
                | (Q(price="on_request", amount=None) & ~Q(method_zh="") & ~Q(method_en=""))
                | (~Q(price="on_request") & Q(amount__isnull=False)),
            ),
            models.CheckConstraint(
                name="insurance_is_priced_on_request",
                condition=Q(published_at=None) | ~Q(type="insurance") | Q(price="on_request"),
            ),
            models.CheckConstraint(name="service_percentages_are_percentages", condition=Q(cancel_percent__lte=100)),
        ]

    def __str__(self) -> str:
        return f"{self.service.slug} v{self.number or 'draft'}"

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)

    @property
    def summary(self) -> dict[str, str]:
        return bilingual(self.summary_zh, self.summary_en)

    @property
    def per(self) -> dict[str, str]:
        """For what one price is: a seat, a report."""
        return bilingual(self.per_zh, self.per_en)

    @property
    def samples_to(self) -> dict[str, str]:
        """Where the laboratory takes samples."""
        return bilingual(self.samples_to_zh, self.samples_to_en)

    @property
    def is_from(self) -> bool:
        """Whether the amount is what the price begins at."""
        return self.price == terms.ServicePrice.FROM

    @property
    def is_draft(self) -> bool:
        return self.published_at is None

    @property
    def service_class(self) -> terms.ServiceClass:
        """What it is to the impartiality of certification (INV-9)."""
        return terms.SERVICE_CLASSES[self.type]

    @property
    def is_advisory(self) -> bool:
        return self.service_class == terms.ServiceClass.ADVISORY

    @property
    def money(self) -> Money | None:
        return None if self.amount is None else money_of(self.amount, self.currency)


class LabLine(models.Model):
    """What a laboratory's service tests: a product, by a clause of a standard, by a method. A part of its version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(ServiceVersion, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    product_zh = models.CharField(_("product in Chinese"), max_length=160)
    product_en = models.CharField(_("product in English"), max_length=200, blank=True)
    key = models.CharField(max_length=80, editable=False)  # of the standard: vocabulary.standards
    standard = models.CharField(_("number and year"), max_length=80)
    clause = models.CharField(_("clause"), max_length=60, blank=True)
    method = models.CharField(_("method"), max_length=200, blank=True)
    amount = models.PositiveBigIntegerField(_("amount"), null=True, blank=True)
    days = models.PositiveSmallIntegerField(_("days from the samples to the report"), default=0)
    samples = models.PositiveSmallIntegerField(_("number of samples"), default=1)
    sample_size_zh = models.CharField(_("size of a sample, in Chinese"), max_length=120, blank=True)
    sample_size_en = models.CharField(_("size of a sample, in English"), max_length=160, blank=True)
    reports = chosen(terms.ReportKind, _("kinds of report"))

    class Meta:
        verbose_name = _("test")
        verbose_name_plural = _("tests")
        ordering = ["version", "position", "id"]

    def __str__(self) -> str:
        return f"{localized(self.product)} {self.standard} {self.clause}".strip()

    @property
    def product(self) -> dict[str, str]:
        return bilingual(self.product_zh, self.product_en)

    @property
    def sample_size(self) -> dict[str, str]:
        return bilingual(self.sample_size_zh, self.sample_size_en)


class ScopeLineQuerySet(models.QuerySet["ScopeLine"]):
    def in_force(self, on: date) -> Self:
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on), valid_from__lte=on, valid_until__gte=on)


class ScopeLine(models.Model):
    """A line of a laboratory's CMA or CNAS scope: what it may test, with which standing, and how long.

    Never rewritten: a line that no longer holds is ended on a day, and says why.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    of = models.CharField(_("scope"), max_length=4, choices=terms.ScopeList)
    certificate_number = models.CharField(_("number of the certificate"), max_length=60)
    product_zh = models.CharField(_("product in Chinese"), max_length=160, blank=True)
    product_en = models.CharField(_("product in English"), max_length=200, blank=True)
    key = models.CharField(max_length=80, editable=False)
    standard = models.CharField(_("number and year"), max_length=80)
    clause = models.CharField(_("clause; empty for all"), max_length=60, blank=True)
    method = models.CharField(_("method"), max_length=200, blank=True)
    valid_from = models.DateField(pgettext_lazy("a day", "from"))
    valid_until = models.DateField(_("until"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("reason"), max_length=300, blank=True)
    recorded_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ScopeLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of the scope")
        verbose_name_plural = _("lines of the scope")
        ordering = ["of", "standard", "clause", "id"]
        constraints = [
            models.CheckConstraint(name="scope_list_is_known", condition=Q(of__in=terms.ScopeList.values)),
            models.CheckConstraint(name="scope_ends_after_start", condition=Q(valid_until__gte=F("valid_from"))),
            models.CheckConstraint(name="ended_scope_says_why", condition=Q(ended_on=None) | ~Q(end_reason="")),
        ]
        indexes = [models.Index("key", "of", name="scope_by_standard")]

    def __str__(self) -> str:
        return f"{self.of} {self.standard} {self.clause}".strip()

    @property
    def product(self) -> dict[str, str]:
        return bilingual(self.product_zh, self.product_en)

    @property
    def last_day(self) -> date:
        """The last day on which it holds."""
        return self.valid_until if self.ended_on is None else min(self.valid_until, self.ended_on - timedelta(days=1))

    def holds(self, on: date) -> bool:
        """As `ScopeLineQuerySet.in_force` asks the table."""
        return self.valid_from <= on <= self.last_day

    def covers(self, line: LabLine) -> bool:
        """Whether a test is within it: by edition of the standard, clause and method. Of the product a person judges."""
        return (
            self.key == line.key
            and year_of(self.standard) in {None, year_of(line.standard)}
            and _within(line.clause, self.clause)
            and _is_among(line.method, self.method)
        )


def year_of(standard: str) -> int | None:
    """Which edition of a standard is named, if one is."""
    number = parse(standard)
    return number.year if number else None


def _within(clause: str, clauses: str) -> bool:
    """Whether a clause is one of those named or lies under one: 8 covers 8.1. No clause named means all of them."""
    named = [each.rstrip(".") for each in names_in(clauses)]
    return not named or any(clause == each or clause.startswith(f"{each}.") for each in named)


def _is_among(method: str, methods: str) -> bool:
    """Whether a method is one of those named; where none is, every method is."""
    named = {folded(each) for each in names_in(methods)}
    return not named or folded(method) in named


class BookableDateQuerySet(models.QuerySet["BookableDate"]):
    def to_come(self, now: datetime) -> Self:
        return self.filter(starts_at__gt=now).order_by("starts_at", "pk")


class BookableDate(models.Model):
    """A date of a service with seats, as of a training. `taken` is counted under its row's lock, and never beyond `seats`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="dates")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place_zh = models.CharField(_("place in Chinese"), max_length=200, blank=True)
    place_en = models.CharField(_("place in English"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=2, default="zh")
    seats = models.PositiveSmallIntegerField(_("seats"), validators=[MinValueValidator(1)])
    taken = models.PositiveSmallIntegerField(default=0, editable=False)
    set_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    set_at = models.DateTimeField(default=clock.now, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancelled_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)
    cancel_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = BookableDateQuerySet.as_manager()

    class Meta:
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(name="date_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(name="no_seat_is_sold_twice", condition=Q(taken__lte=F("seats"))),
            models.CheckConstraint(
                name="cancelled_date_says_who_and_why",
                condition=Q(cancelled_at=None, cancelled_by=None, cancel_reason="")
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancel_reason=""),
            ),
        ]
        indexes = [models.Index("service", "starts_at", name="dates_of_a_service")]

    def __str__(self) -> str:
        return f"{self.service} {self.starts_at:%Y-%m-%d}"

    @property
    def place(self) -> dict[str, str]:
        return bilingual(self.place_zh, self.place_en)

    @property
    def left(self) -> int:
        """How many seats are free."""
        return self.seats - self.taken
