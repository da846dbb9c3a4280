"""What lies in a case file: documents by version, questions, the agreement. And, apart, the fees."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.models.asking import Application
from cases.models import Author, Case
from lib import clock
from lib.text import bilingual
from look.statuses import REPORT
from statements.handing import HandedReportStatement
from tenants.fields import PublicForeignKey
from web.uploads import private_storage


class Document(models.Model):
    """One version of one document. `slot` says what it answers: a document the scheme wants, a letter of authorisation…"""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="documents")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, null=True, blank=True, related_name="documents")
    slot = models.CharField(_("what it is"), max_length=80)
    version = models.PositiveIntegerField(_("version"), default=1)
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=private_storage, max_length=200)
    side = models.CharField(_("from"), max_length=8, choices=Author, default=Author.CLIENT)
    is_internal = models.BooleanField(_("internal"), default=False)
    uploaded_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    uploaded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["slot", "-version"]
        constraints = [
            models.UniqueConstraint("application", "slot", "version", name="one_document_per_version"),
            models.CheckConstraint(
                name="the_clients_papers_are_not_internal", condition=Q(side="body") | Q(is_internal=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Question(models.Model):
    """Something the body must know before it can accept (7.3.1), and the client's answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="questions")
    round = models.PositiveIntegerField(default=1)
    text = models.TextField(_("question"))
    asked_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["round", "asked_at"]

    def __str__(self) -> str:
        return self.text[:60]


class ApplicationReview(models.Model):
    """The record of the application review (7.3): what was found, and what the body stated on accepting. Append-only."""

    class Outcome(models.TextChoices):
        ACCEPT = "accept", _("Accepted")
        DECLINE = "decline", _("Declined")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="reviews")
    outcome = models.CharField(max_length=8, choices=Outcome)
    reviewer = PublicForeignKey(settings.AUTH_USER_MODEL)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    units_are_divided = models.BooleanField(_("the division into units is confirmed"), default=False)
    competence = models.TextField(_("competence and capability available"), blank=True)
    words = models.TextField(_("notes"), blank=True)
    cases = models.JSONField(default=list)  # the UUIDs it speaks of
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("application review")
        verbose_name_plural = _("application reviews")
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(
                name="accepting_names_units_and_competence",
                condition=Q(outcome="decline") | (Q(units_are_divided=True) & ~Q(competence="")),
            ),
            models.CheckConstraint(name="declined_reviews_have_words", condition=Q(outcome="accept") | ~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.recorded_at:%Y-%m-%d}"


class Agreement(models.Model):
    """The certification agreement (4.1.2) offered at acceptance. In force with its second signature, whoever signs last."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="agreement")
    text_zh = models.TextField(_("text in Chinese"))
    text_en = models.TextField(_("text in English"))
    sha256 = models.CharField(max_length=64)
    offered_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    offered_at = models.DateTimeField(default=clock.now, editable=False)
    in_force_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    def __str__(self) -> str:
        return str(self.application)

    @property
    def text(self) -> dict[str, str]:
        return bilingual(self.text_zh, self.text_en)


class Signature(models.Model):
    """One side's signature under one wording of the agreement. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(_("for"), max_length=8, choices=Author)
    signed_by = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("signed by"))
    name = models.CharField(pgettext_lazy("person", "name"), max_length=100)
    sha256 = models.CharField(max_length=64)  # of the text that was signed
    signed_at = models.DateTimeField(default=clock.now, editable=False)
    scan = models.FileField(storage=private_storage, max_length=200, blank=True)  # signed and stamped on paper
    scan_name = models.CharField(_("file name"), max_length=200, blank=True)
    scan_type = models.CharField(max_length=100, blank=True)
    scan_size = models.PositiveBigIntegerField(null=True)
    scan_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint("agreement", "side", name="each_side_signs_once"),
            models.CheckConstraint(
                name="scan_of_a_signature_is_hashed",
                condition=Q(scan="", scan_name="", scan_type="", scan_size=None, scan_sha256="")
                | (Q(scan_size__isnull=False) & ~Q(scan="") & ~Q(scan_name="") & ~Q(scan_type="") & ~Q(scan_sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.name}"


class HandedReport(models.Model):
    """A laboratory's report that the client handed to an application: whose it is, under which standing, by which hash.

    `document` is the file as it lies here, None where it was taken back from a draft. What the laboratory says of the report since comes
    with the next revision. That it lies here is no result: an evaluator answers for what is reused of it (INV-11).
    """

    class State(models.TextChoices):
        ISSUED = "ISSUED", REPORT["ISSUED"].word
        REPLACED = "REPLACED", REPORT["REPLACED"].word
        WITHDRAWN = "WITHDRAWN", REPORT["WITHDRAWN"].word

    id = models.UUIDField(primary_key=True, editable=False)  # the handing's own, of the square
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="handed_reports")
    document = models.OneToOneField(Document, on_delete=models.SET_NULL, null=True, related_name="handed")
    revision = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.ISSUED)
    content: Any = models.JSONField()  # statements.handing.HandedReportStatement
    handed_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    heard_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("report handed over")
        verbose_name_plural = _("reports handed over")
        ordering = ["heard_at", "pk"]
        constraints = [
            models.CheckConstraint(name="handed_report_state_is_known", condition=Q(state__in=list(REPORT))),
        ]

    def __str__(self) -> str:
        return self.statement.number

    @property
    def statement(self) -> HandedReportStatement:
        return HandedReportStatement.model_validate(self.content)

    @property
    def is_standing(self) -> bool:
        """Neither replaced nor withdrawn, as far as its laboratory has said."""
        return self.state == self.State.ISSUED
