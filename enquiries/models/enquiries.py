"""An enquiry: one brief to several bodies, whom it was sent to, what they asked, and copies of what they offered."""

import uuid
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from enquiries.models.files import SentFile
from lib import clock
from lib.text import bilingual
from look.statuses import ENQUIRY, QUOTE
from statements.enquiry import EnquiryBrief, QuoteContent
from tenants.models import CertificationBody


class OrganisationCheckQuerySet(models.QuerySet["OrganisationCheck"]):
    def waiting(self) -> Self:
        return self.filter(checked_at=None)


class OrganisationCheck(models.Model):
    """That an operator looked an enterprise up where enterprises are registered: who sends enquiries is somebody."""

    ownership = "organisation_private"

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="check_of_registration", primary_key=True
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    is_verified = models.BooleanField(default=False)
    source = models.CharField(_("where you looked it up"), max_length=300, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    looked_up: Any = models.JSONField(default=dict)  # under which name and number: for no other does the check stand

    objects = OrganisationCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="verified_organisation_was_looked_up",
                condition=Q(is_verified=False) | (Q(checked_at__isnull=False) & ~Q(source="")),
            )
        ]

    @property
    def stands(self) -> bool:
        """Whether the organisation was found, and is still called and numbered as it was found."""
        return self.is_verified and self.looked_up == registered_as(self.organisation)


def registered_as(organisation: Organisation) -> dict[str, str]:
    """By what an organisation is looked up: its names, its number, where it is registered."""
    return {
        "name_zh": organisation.name_zh,
        "name_en": organisation.name_en,
        "number": organisation.credit_code or organisation.registration_number,
        "country": str(organisation.country),
    }


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    def for_organisation(self, *organisations: Organisation) -> Self:
        return self.filter(organisation__in=organisations)


class Enquiry(models.Model):
    """What an enterprise asks several bodies at once. `revision` counts all that they are told of it."""

    class State(models.TextChoices):
        OPEN = "open", ENQUIRY["OPEN"].word
        WITHDRAWN = "withdrawn", ENQUIRY["WITHDRAWN"].word
        CLOSED = "closed", ENQUIRY["CLOSED"].word
        AWARDED = "awarded", ENQUIRY["AWARDED"].word

    ownership = "organisation_private"
    MOST_BODIES = 5
    MOST_WITH_OTHERS = 10  # of an open enquiry: those chosen, and those that came by themselves
    MOST_FILES = 10

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=30, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="enquiries")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    brief_content: Any = models.JSONField(default=dict)
    brief_edition = models.PositiveIntegerField(default=1)
    deadline = models.DateTimeField(_("answers until"))
    is_sealed = models.BooleanField(default=False)
    invites_others = models.BooleanField(default=False)  # an open enquiry: bodies that it fits may come by themselves
    contact_phone = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField(default=1)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    end_reason = models.CharField(max_length=500, blank=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="enquiry_is_ended_by_somebody",
                condition=Q(state="open", ended_at=None, ended_by=None)
                | ~Q(state="open") & Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]
        indexes = [models.Index("organisation", "state", name="enquiries_of_an_organisation")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return f"/enquiries/{self.pk}/"

    @property
    def brief(self) -> EnquiryBrief:
        return EnquiryBrief.model_validate(self.brief_content)

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    def takes_answers(self, at: datetime) -> bool:
        return self.is_open and at <= self.deadline

    @property
    def shown_state(self) -> str:
        """As pages draw it: past its deadline, an open enquiry waits for the enterprise to choose."""
        return "due" if self.is_open and not self.takes_answers(clock.now()) else self.state


class EnquiryFile(SentFile):
    """A file of the brief, that all invited bodies read."""

    ownership = "organisation_private"
    FOLDER = "enquiries"

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="files")


class InvitedBody(models.Model):
    """That one body is asked, under one of its schemes, and how it has answered."""

    class Answer(models.TextChoices):
        WAITING = "waiting", QUOTE["WAITING"].word
        DECLINED = "declined", QUOTE["DECLINED"].word
        SEALED = "sealed", QUOTE["SEALED"].word
        QUOTED = "quoted", QUOTE["QUOTED"].word

    ownership = "organisation_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="invited")
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    scheme = models.UUIDField()  # of the register
    scheme_zh = models.CharField(max_length=120)
    scheme_en = models.CharField(max_length=160, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.WAITING)
    answer_revision = models.PositiveIntegerField(default=0)
    answered_at = models.DateTimeField(null=True)
    first_answered_at = models.DateTimeField(null=True)  # by a quote, a seal, a refusal or a question
    decline_reason = models.CharField(max_length=500, blank=True)
    opened_at = models.DateTimeField(null=True)  # when the enterprise told this body its name and telephone
    joined_at = models.DateTimeField(null=True)  # when it came by itself, to an open enquiry
    joined_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["enquiry", "body__slug"]
        constraints = [models.UniqueConstraint("enquiry", "body", name="one_invitation_for_each_body")]

    def __str__(self) -> str:
        return f"{self.enquiry} → {self.body}"

    @property
    def scheme_name(self) -> dict[str, str]:
        return bilingual(self.scheme_zh, self.scheme_en or self.scheme_zh)


class QuoteCopy(models.Model):
    """A revision of a quote as its body announced it. Kept as it came, with its hash."""

    ownership = "organisation_private"

    id = models.UUIDField(primary_key=True, editable=False)  # the quote's own in its body
    invited = models.ForeignKey(InvitedBody, on_delete=models.PROTECT, related_name="quotes")
    number = models.PositiveSmallIntegerField()
    content: Any = models.JSONField()
    sha256 = models.CharField(max_length=64)
    heard_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["invited", "-number"]
        constraints = [models.UniqueConstraint("invited", "number", name="one_copy_of_each_revision")]

    def __str__(self) -> str:
        return f"{self.invited} r{self.number}"

    @property
    def quote(self) -> QuoteContent:
        return QuoteContent.model_validate(self.content)


class Award(models.Model):
    """Which quote was taken: one for an enquiry, whoever presses at once."""

    ownership = "organisation_private"

    enquiry = models.OneToOneField(Enquiry, on_delete=models.PROTECT, primary_key=True, related_name="award")
    quote = models.OneToOneField(QuoteCopy, on_delete=models.PROTECT, related_name="award")
    awarded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    awarded_at = models.DateTimeField(default=clock.now, editable=False)

    def __str__(self) -> str:
        return f"{self.enquiry} → {self.quote}"


class BodyQuestion(models.Model):
    """What a body asks about an enquiry. All who were invited read question and answer; none reads who asked."""

    ownership = "organisation_private"

    id = models.UUIDField(primary_key=True, editable=False)
    invited = models.ForeignKey(InvitedBody, on_delete=models.PROTECT, related_name="questions")
    text = models.TextField(max_length=2000)
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    answer = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="question_is_answered_by_somebody",
                condition=Q(answer="", answered_at=None, answered_by=None)
                | ~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False),
            )
        ]
