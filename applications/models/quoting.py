"""Enquiries as a body has heard them, and the quotes it makes: its own truth, until it announces them."""

import uuid
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.models.asking import Application
from lib import clock
from lib.text import Bilingual
from statements.enquiry import EnquiryStatement, QuoteContent, QuotedLine
from statements.reading import read_of
from tenants.fields import PublicForeignKey


class ReceivedQuerySet(models.QuerySet["ReceivedEnquiry"]):
    def with_answers(self) -> Self:
        """Each with whether a quote was sent (`was_quoted`), and whether one was for the brief as it is (`is_confirmed`)."""
        asked = Cast(KeyTextTransform("brief_edition", "content"), models.IntegerField())
        sent = Quote.objects.filter(received=OuterRef("pk"), sent_at__isnull=False)
        return self.annotate(edition=Coalesce(asked, 1)).annotate(
            was_quoted=Exists(sent), is_confirmed=Exists(sent.filter(brief_edition__gte=OuterRef("edition")))
        )

    def to_answer(self, now: datetime) -> Self:
        """Those that still wait for a quote, its being confirmed, or a refusal of this body; the nearest deadline first."""
        waiting = self.filter(is_open=True, deadline__gte=now, declined_at=None)
        return waiting.with_answers().filter(is_confirmed=False).order_by("deadline")


class ReceivedEnquiry(models.Model):
    """What the square told this body of an enquiry last: `content` is the whole statement. The key is the invitation's."""

    id = models.UUIDField(primary_key=True, editable=False)
    revision = models.PositiveIntegerField()
    content: Any = models.JSONField()
    number = models.CharField(max_length=30)
    scheme = models.UUIDField()
    is_open = models.BooleanField()
    deadline = models.DateTimeField()
    received_at = models.DateTimeField(default=clock.now, editable=False)
    declined_at = models.DateTimeField(null=True)
    declined_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)
    decline_reason = models.CharField(max_length=500, blank=True)
    answer_revision = models.PositiveIntegerField(default=0)  # of what this body has announced of it
    application = models.OneToOneField(Application, on_delete=models.SET_NULL, null=True, related_name="enquiry")

    objects = ReceivedQuerySet.as_manager()

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="declined_enquiry_says_why",
                condition=Q(declined_at=None) | (Q(declined_by__isnull=False) & ~Q(decline_reason="")),
            )
        ]
        indexes = [models.Index("is_open", "deadline", name="enquiries_by_deadline")]

    def __str__(self) -> str:
        return self.number

    @property
    def statement(self) -> EnquiryStatement:
        return read_of(self, EnquiryStatement)

    def takes_answers(self, at: datetime) -> bool:
        return self.is_open and at <= self.deadline

    @property
    def shown_state(self) -> str:
        """As `look.statuses` draws it: another's award is a loss here, whatever the enquiry's own state."""
        stated = self.statement
        if stated.state == "awarded":
            return "awarded" if stated.award else "lost"
        return "due" if self.is_open and not self.takes_answers(clock.now()) else stated.state

    @property
    def must_confirm(self) -> bool:
        """Whether the brief has changed since this body quoted, which waits to be confirmed. For rows `with_answers`."""
        stands = self.takes_answers(clock.now()) and self.declined_at is None
        return stands and bool(getattr(self, "was_quoted", False)) and not getattr(self, "is_confirmed", True)

    @property
    def is_awarded(self) -> bool:
        return self.statement.award is not None

    def is_sealed(self, at: datetime) -> bool:
        """Whether what this body offers stays with it then."""
        return self.statement.is_sealed and at < self.deadline


class Quote(models.Model):
    """One revision of what this body offers. A draft until it is sent; then it stays as it is (a guard says so too)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    received = models.ForeignKey(ReceivedEnquiry, on_delete=models.PROTECT, related_name="quotes")
    number = models.PositiveSmallIntegerField(_("number of the quote"), default=1)
    scheme_version = models.ForeignKey("catalog.SchemeVersion", on_delete=models.PROTECT, related_name="+")
    brief_edition = models.PositiveIntegerField()
    reported = models.PositiveIntegerField(_("units whose test reports are accepted"), default=0)
    lines: Any = models.JSONField(default=list)
    assumptions = models.TextField(_("assumptions"), max_length=2000, blank=True)
    left_out = models.TextField(_("what is left out"), max_length=2000, blank=True)
    note = models.CharField(_("what this revision changes"), max_length=500, blank=True)
    valid_until = models.DateField(_("valid until"))
    edition = models.PositiveIntegerField(default=0, editable=False)
    drafted_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    drafted_at = models.DateTimeField(default=clock.now, editable=False)
    sent_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)
    sent_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)  # when it left this body: a sealed one at the deadline, or never
    content: Any = models.JSONField(default=dict)  # frozen as it is sent
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["received", "-number"]
        constraints = [
            models.UniqueConstraint("received", "number", name="one_quote_of_each_revision"),
            models.UniqueConstraint("received", name="one_draft_of_a_quote", condition=Q(sent_at=None)),
            models.CheckConstraint(
                name="sent_quote_is_signed_and_hashed",
                condition=Q(sent_at=None, sent_by=None, sha256="")
                | (Q(sent_at__isnull=False, sent_by__isnull=False) & ~Q(sha256="")),
            ),
            models.CheckConstraint(
                name="only_sent_quotes_are_told", condition=Q(told_at=None) | Q(sent_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.received} r{self.number}"

    @property
    def is_draft(self) -> bool:
        return self.sent_at is None

    @property
    def quoted_lines(self) -> list[QuotedLine]:
        return [QuotedLine.model_validate(line) for line in self.lines]

    @property
    def stated(self) -> QuoteContent:
        """What was sent."""
        return QuoteContent.model_validate(self.content)

    @property
    def scheme_name(self) -> Bilingual:
        return self.scheme_version.name


class QuoteTexts(models.Model):
    """What a body writes into its quotes time and again, under a name: assumptions, what is left out, who is paid."""

    MOST = 50

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(pgettext_lazy("of kept texts", "name"), max_length=80, unique=True)
    assumptions = models.TextField(_("assumptions"), max_length=2000, blank=True)
    left_out = models.TextField(_("what is left out"), max_length=2000, blank=True)
    payees: Any = models.JSONField(default=dict)  # of a basis of fees, who is paid: {"test": "Clear Lab"}
    kept_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    kept_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("texts of quotes")
        verbose_name_plural = _("texts of quotes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class AskedQuestion(models.Model):
    """What this body asked about an enquiry. Its answer comes with the enquiry, for all who were invited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    received = models.ForeignKey(ReceivedEnquiry, on_delete=models.PROTECT, related_name="asked")
    text = models.TextField(max_length=2000)
    asked_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    asked_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["asked_at", "pk"]
