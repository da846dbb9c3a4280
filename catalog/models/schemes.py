"""A scheme and its versions: drafts until they are published, then kept as they are."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models.columns import chosen, no_strings, slug_words
from lib import clock
from lib.text import bilingual
from tenants.fields import PublicForeignKey
from vocabulary import terms

LONGEST_SUSPENSION_DAYS = 180  # where a scheme says nothing else


class SchemeQuerySet(models.QuerySet["Scheme"]):
    def offered(self) -> Self:
        """Published at least once and not withdrawn from offer."""
        return self.filter(withdrawn_at=None, versions__published_at__isnull=False).distinct()


class Scheme(models.Model):
    """A certification scheme 认证方案, through all its versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.CharField(_("address"), max_length=60, unique=True, validators=[slug_words])
    revision = models.PositiveIntegerField(default=0, editable=False)
    register_complete_from = models.DateField(_("register complete from"), null=True, blank=True)
    search_words = ArrayField(models.CharField(max_length=30), verbose_name=_("search words"), **no_strings)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    created_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True)
    withdrawal_reason_zh = models.CharField(_("reason in Chinese"), max_length=300, blank=True)
    withdrawal_reason_en = models.CharField(_("reason in English"), max_length=300, blank=True)
    closed_by = ArrayField(models.UUIDField(), editable=False, **no_strings)  # rules of law, as last announced

    objects = SchemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("scheme")
        verbose_name_plural = _("schemes")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="withdrawn_scheme_says_by_whom",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.slug


class VersionQuerySet(models.QuerySet["SchemeVersion"]):
    def published(self) -> Self:
        return self.exclude(published_at=None)

    def drafts(self) -> Self:
        return self.filter(published_at=None)


class SchemeVersion(models.Model):
    """One edition of a scheme: a draft until it is published, then kept as it is (triggers say so too).

    What rules read stands in columns and in rows of its own; JSON holds lists that are only shown, in the shapes of
    `statements.scheme`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(null=True, editable=False)
    edition = models.PositiveIntegerField(default=0, editable=False)  # counts what was saved, so that two browsers meet
    edited_at = models.DateTimeField(default=clock.now, editable=False)
    edited_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, editable=False)
    transition_ends_on = models.DateField(
        _("end of transition"), null=True, blank=True,
        help_text=_("Until this day certificates under the version before may stay as they are."),
    )  # fmt: skip
    change_note_zh = models.TextField(_("what changes, in Chinese"), blank=True)
    change_note_en = models.TextField(_("what changes, in English"), blank=True)

    name_zh = models.CharField(_("name in Chinese"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    summary_zh = models.TextField(_("summary in Chinese"), blank=True, max_length=600)
    summary_en = models.TextField(_("summary in English"), blank=True, max_length=900)
    proves_zh = models.TextField(_("what it proves, in Chinese"), blank=True)
    proves_en = models.TextField(_("what it proves, in English"), blank=True)
    does_not_prove_zh = models.TextField(_("what it does not prove, in Chinese"), blank=True)
    does_not_prove_en = models.TextField(_("what it does not prove, in English"), blank=True)
    who_needs_it_zh = models.TextField(_("who needs it, in Chinese"), blank=True)
    who_needs_it_en = models.TextField(_("who needs it, in English"), blank=True)
    purposes = chosen(terms.Purpose, _("why somebody needs it"))

    rule_kind = models.CharField(_("kind of rule"), max_length=16, choices=terms.RuleKind, blank=True)
    rule_number = models.CharField(_("rule number"), max_length=60, blank=True)
    filing_number = models.CharField(_("filing number"), max_length=60, blank=True)
    rule_text_zh = models.TextField(_("rule text in Chinese"), blank=True)
    rule_text_en = models.TextField(_("rule text in English"), blank=True)
    owner_zh = models.CharField(_("scheme owner in Chinese"), max_length=200, blank=True)
    owner_en = models.CharField(_("scheme owner in English"), max_length=200, blank=True)
    licence_zh = models.CharField(_("licence in Chinese"), max_length=300, blank=True)
    licence_en = models.CharField(_("licence in English"), max_length=300, blank=True)

    objects_certified = chosen(terms.ObjectKind, _("object"))
    characteristics = chosen(terms.Characteristic, _("characteristics"))
    lifecycle = chosen(terms.LifecycleStage, _("lifecycle stages"))
    green = chosen(terms.GreenOrientation, _("green orientation"))
    attestation = chosen(terms.AttestationForm, _("form of attestation"))
    green_rows = models.JSONField(_("rows of Directive (EU) 2024/825"), default=list, blank=True)
    grades = models.JSONField(_("grades"), default=list, blank=True)
    measures = models.JSONField(_("measured values"), default=list, blank=True)
    categories = ArrayField(models.CharField(max_length=40), verbose_name=_("product categories"), **no_strings)
    markets = ArrayField(models.CharField(max_length=5), verbose_name=_("markets"), **no_strings)

    scheme_type = models.CharField(_("scheme type"), max_length=2, choices=terms.SchemeType, blank=True)
    plan_batch = models.BooleanField(_("Evaluation of a batch"), default=False)
    licenses_mark = models.BooleanField(_("Licence for the mark"), default=False)
    samples_market = models.BooleanField(_("Samples from the market"), default=False)
    samples_factory = models.BooleanField(_("Samples from the factory"), default=False)
    assesses_process = models.BooleanField(_("Assessment of the process"), default=False)
    audits_system = models.BooleanField(_("Audit of the management system"), default=False)
    needs_factory_visit = models.BooleanField(_("Factory inspection before the certificate"), default=False)
    accepts_reports = models.BooleanField(_("Existing test reports may be accepted"), default=False)
    is_accredited = models.BooleanField(_("Covered by the body's accreditation"), default=False)
    publishes_papers = models.BooleanField(_("Anybody may download the certificate as a file"), default=False)

    factory_days = models.DecimalField(
        _("usual days at each factory"), max_digits=4, decimal_places=1, default=0, validators=[MinValueValidator(0)]
    )
    surveillance_days = models.DecimalField(
        _("days of surveillance a year, at each factory"),
        max_digits=4, decimal_places=1, default=0, validators=[MinValueValidator(0)],
    )  # fmt: skip
    lead_times = models.JSONField(_("days of each step"), default=list, blank=True)
    commitments = models.JSONField(_("hard commitments"), default=list, blank=True)
    validity_months = models.PositiveSmallIntegerField(
        _("validity in months"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    surveillance_months = models.PositiveSmallIntegerField(
        _("months between surveillances"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    surveillance_grace_days = models.PositiveSmallIntegerField(_("days a surveillance may be late"), default=30)

    information_days = models.PositiveSmallIntegerField(_("days to answer a request for information"), default=30)
    agreement_days = models.PositiveSmallIntegerField(_("days to sign the agreement"), default=30)
    objection_days = models.PositiveSmallIntegerField(_("days to object to evaluators"), default=5)
    minor_closure_days = models.PositiveSmallIntegerField(_("days to close a minor nonconformity"), default=90)
    major_closure_days = models.PositiveSmallIntegerField(_("days to close a major nonconformity"), default=30)
    upscaling_days = models.PositiveSmallIntegerField(
        _("days after which an open minor one becomes major"), default=120
    )
    maximum_suspension_days = models.PositiveSmallIntegerField(
        _("longest suspension in days"),
        default=LONGEST_SUSPENSION_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
    )
    renewal_notice_days = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    acknowledgement_days = models.PositiveSmallIntegerField(_("days to acknowledge a complaint"), default=5)
    appeal_days = models.PositiveSmallIntegerField(_("days to appeal"), default=30)
    conflict_months = models.PositiveSmallIntegerField(_("months a conflict of interest lasts"), default=24)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("scheme version")
        verbose_name_plural = _("scheme versions")
        ordering = ["scheme", models.F("number").asc(nulls_last=True)]
        constraints = [
            models.UniqueConstraint("scheme", "number", name="one_version_per_number"),
            models.UniqueConstraint("scheme", name="one_draft_per_scheme", condition=Q(published_at=None)),
            models.CheckConstraint(
                name="published_version_is_numbered_and_signed",
                condition=Q(published_at=None, number=None, published_by=None)
                | Q(published_at__isnull=False, number__isnull=False, published_by__isnull=False),
            ),
            models.CheckConstraint(
                name="later_version_has_a_transition",
                condition=Q(number=None) | Q(number=1) | Q(transition_ends_on__isnull=False),
            ),
            models.CheckConstraint(
                name="published_version_is_complete",
                condition=Q(published_at=None)
                | (~Q(name_zh="") & ~Q(name_en="") & ~Q(rule_kind="") & ~Q(scheme_type="") & ~Q(categories=[])),
            ),
            models.CheckConstraint(
                name="filed_rule_has_its_number",
                condition=Q(published_at=None) | ~Q(rule_kind="filed") | ~Q(filing_number=""),
            ),
            models.CheckConstraint(
                name="type_1a_licenses_no_mark",
                condition=Q(published_at=None)
                | ~Q(scheme_type="1a")
                | (Q(licenses_mark=False) & ~Q(attestation__contains=["marking"])),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme.slug} v{self.number or 'draft'}"

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)

    @property
    def summary(self) -> dict[str, str]:
        return bilingual(self.summary_zh, self.summary_en)

    @property
    def is_draft(self) -> bool:
        return self.published_at is None

    @property
    def gives_mark(self) -> bool:
        """Whether its certificates may carry a licence for the mark; those of type 1a never do (ISO/IEC 17067)."""
        return self.licenses_mark and self.scheme_type not in terms.MARKLESS_TYPES

    @property
    def days(self) -> int:
        """All steps together, as declared."""
        return sum(step["days"] for step in self.lead_times)
