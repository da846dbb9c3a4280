"""A case: one cycle of work on one unit; who is assigned to its steps, and everything that happened to it."""

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.transitions import TERMINAL, Holder, Kind, State
from lib import clock
from lib.text import bilingual
from staff.models import Role
from tenants.fields import PublicForeignKey

if TYPE_CHECKING:
    from cases.sides import Asked, Standing


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> Self:
        return self.exclude(state__in=TERMINAL)

    def with_the_body(self) -> Self:
        """Everything but drafts, which are the client's own business."""
        return self.exclude(state=State.DRAFT)

    def about(self, kind: str, subject: uuid.UUID) -> Self:
        """The cases of one application, or of one certificate."""
        return self.filter(subject_kind=kind, subject=subject)

    def overdue(self, now: datetime) -> Self:
        return self.open().filter(due_at__lt=now)


class Case(models.Model):
    """One cycle of work. Its state moves along the table of `cases.transitions` and no other way.

    It carries what every page, letter and list says of it: its client, its product, and its subject by kind, UUID and
    words (the main model of a unit, the number of a certificate). Whose the subject is only the apps above know; they
    keep the words current (`cases.actions.describe`) until the scope is frozen.
    """

    class Subject(models.TextChoices):
        APPLICATION = "application", _("Application")
        CERTIFICATE = "certificate", _("Certificate")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("number"), max_length=40, unique=True)
    subject_kind = models.CharField(_("about"), max_length=12, choices=Subject)
    subject = models.UUIDField()
    subject_words = models.CharField(max_length=200, blank=True)
    organisation = PublicForeignKey("accounts.Organisation", verbose_name=pgettext_lazy("of a body", "client"))
    client_name_zh = models.CharField(_("client's name in Chinese"), max_length=200, blank=True)
    client_name_en = models.CharField(_("client's name in English"), max_length=200, blank=True)
    product_zh = models.CharField(_("product in Chinese"), max_length=200, blank=True)
    product_en = models.CharField(_("product in English"), max_length=200, blank=True)
    scheme_version = models.ForeignKey("catalog.SchemeVersion", on_delete=models.PROTECT, related_name="cases")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.INITIAL)
    state = models.CharField(_("step"), max_length=24, choices=State, default=State.DRAFT)
    since = models.DateTimeField(_("since"), default=clock.now)
    holder = models.CharField(_("with"), max_length=8, choices=Holder, default=Holder.CLIENT)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    scope_asked = models.JSONField(_("scope asked"), default=dict, blank=True)  # frozen at acceptance
    reason = models.TextField(_("reason"), blank=True)  # why it was declined
    certificate = models.UUIDField(_("certificate"), null=True, blank=True, unique=True)
    revision = models.PositiveIntegerField(default=0, editable=False)  # the number of its last event
    created_at = models.DateTimeField(default=clock.now, editable=False)

    is_clients: bool  # set by `sides.Asked.annotated`: whether the reader acts for the client
    standing: "Standing"  # set by `doors.case_for`: where the reader stands
    reader: "Asked"  # and their question to all other cases

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["-created_at", "number"]
        constraints = [
            models.CheckConstraint(name="declining_needs_a_reason", condition=~Q(state="DECLINED") | ~Q(reason="")),
            models.CheckConstraint(
                name="accepted_cases_have_their_scope",
                condition=Q(
                    state__in=[
                        "DRAFT",
                        "SUBMITTED",
                        "UNDER_APPLICATION_REVIEW",
                        "INFO_REQUESTED",
                        "DECLINED",
                        "WITHDRAWN_BY_APPLICANT",
                        "LAPSED",
                    ]
                )
                | ~Q(scope_asked={}),
            ),
        ]
        indexes = [
            models.Index("subject", "number", name="case_by_subject"),
            models.Index("state", "due_at", name="case_by_state"),
            models.Index(fields=["organisation", "-created_at"], name="case_by_client"),
            models.Index(fields=["-created_at", "number"], name="case_newest", condition=~Q(state="DRAFT")),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return f"/cases/{self.pk}/"

    @property
    def client_name(self) -> dict[str, str]:
        return bilingual(self.client_name_zh, self.client_name_en)

    @property
    def product(self) -> dict[str, str]:
        return bilingual(self.product_zh, self.product_en)

    @property
    def is_open(self) -> bool:
        return self.state not in TERMINAL


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def current(self) -> Self:
        return self.filter(ended_at=None)


class Assignment(models.Model):
    """That a named person is to do a step of a case. A role alone lets nobody act."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(_("role"), max_length=24, choices=Role)
    user = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("person"))
    assigned_by = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("assigned by"))
    assigned_at = models.DateTimeField(default=clock.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["assigned_at"]
        constraints = [
            models.UniqueConstraint("case", "role", "user", name="one_current_assignment", condition=Q(ended_at=None))
        ]
        indexes = [models.Index("user", "case", name="assignment_of_person", condition=Q(ended_at=None))]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class CaseEvent(models.Model):
    """Something that happened to a case. Append-only, by trigger."""

    class What(models.TextChoices):
        STARTED = "started", _("Application started")
        MOVED = "moved", _("Step changed")
        ASSIGNED = "assigned", _("Person assigned")
        UNASSIGNED = "unassigned", _("Assignment ended")
        LETTER = "letter", _("Letter sent")
        DOCUMENT = "document", _("Document added")
        QUESTION = "question", _("Question asked")
        SIGNED = "signed", _("Agreement signed")
        PLANNED = "planned", _("Evaluation plan shown to the client")
        OBJECTED = "objected", _("Objection to an evaluator")
        FOUND = "found", _("Nonconformity recorded")
        ANSWERED = "answered", _("Corrective action submitted")
        CLOSED = "closed", _("Nonconformity closed")
        FROZEN = "frozen", _("Report frozen")
        REVIEWED = "reviewed", _("Review recorded")
        DECIDED = "decided", _("Decision taken")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=12, choices=What)
    source = models.CharField(max_length=24, choices=State, blank=True)
    target = models.CharField(max_length=24, choices=State, blank=True)
    code = models.CharField(max_length=24, blank=True)  # the role, outcome, letter, grade or side it is about
    words = models.TextField(blank=True)  # the reason, the list; never a name: people may ask to be forgotten
    about = ArrayField(
        models.UUIDField(), default=list, blank=True
    )  # the people it names; see `accounts.queries.names_of`
    is_internal = models.BooleanField(default=False)  # hidden from the client
    by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)  # None: the clock
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["case", "number"]
        constraints = [models.UniqueConstraint("case", "number", name="one_event_per_number")]

    def __str__(self) -> str:
        return f"{self.what} {self.target}"
