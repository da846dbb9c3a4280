"""Files a body brings, how they are read, and what became of each of their rows."""

import uuid
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib import clock
from lib.reading import Reading
from lib.text import numbers
from tenants.fields import PublicForeignKey

User = settings.AUTH_USER_MODEL


def private() -> Any:
    return storages["private"]


class Batch(models.Model):
    """One file on its way into the register: read, checked row by row, answered for by two people, entered, perhaps taken back.

    `columns` says what each column holds (`{"0": "number", …}`), `answers` what a person said where the file is unclear.
    `position` is how far the work of the present state has come: it is written in the transaction of the work itself.
    """

    class State(models.TextChoices):
        READING = "reading", _("Being read")
        DRAFT = "draft", _("Columns to confirm")
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked")
        STATED = "stated", _("Waits for the second signature")
        ENTERING = "entering", _("Being entered")
        DONE = "done", _("Entered")
        TAKING_BACK = "taking_back", _("Being taken back")
        TAKEN_BACK = "taken_back", _("Taken back")
        DISCARDED = "discarded", _("Discarded")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    file = models.FileField(storage=private, upload_to="imports/", max_length=200)
    head = models.FileField(storage=private, upload_to="imports/", max_length=200, blank=True)  # imports.heads
    name = models.CharField(max_length=150)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    reading: Any = models.JSONField(default=dict)  # {} until its head has been read
    headings: Any = models.JSONField(default=list)
    columns: Any = models.JSONField(default=dict)
    answers: Any = models.JSONField(default=dict)
    phase = models.CharField(max_length=10, blank=True)  # of the present state's work
    position = models.BigIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    counts: Any = models.JSONField(default=dict)
    trouble = models.CharField(max_length=300, blank=True)
    worked_at = models.DateTimeField(null=True)
    uploaded_by = PublicForeignKey(User)
    uploaded_at = models.DateTimeField(default=clock.now)
    checked_at = models.DateTimeField(null=True)
    stated_by = PublicForeignKey(User, null=True)
    stated_at = models.DateTimeField(null=True)
    confirmed_by = PublicForeignKey(User, null=True)
    confirmed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    taken_back_asked_by = PublicForeignKey(User, null=True)  # the registrar who asks for it
    taken_back_asked_at = models.DateTimeField(null=True)
    taken_back_by = PublicForeignKey(User, null=True)  # the quality manager who agrees
    taken_back_agreed_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-uploaded_at"]
        constraints = [
            models.CheckConstraint(
                name="two_people_answer_for_an_import",
                condition=Q(confirmed_by=None)
                | (Q(stated_by__isnull=False) & ~Q(confirmed_by=F("stated_by")) & Q(confirmed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="nothing_is_entered_unconfirmed",
                condition=~Q(state__in=["entering", "done", "taking_back", "taken_back"])
                | Q(confirmed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="two_people_take_an_import_back",
                condition=Q(taken_back_by=None)
                | Q(taken_back_asked_by=None)  # from when a registrar did it alone
                | (~Q(taken_back_by=F("taken_back_asked_by")) & Q(taken_back_agreed_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("imports:batch", args=[self.pk])

    @property
    def is_working(self) -> bool:
        return self.state in WORKING

    @property
    def is_read(self) -> bool:
        """Whether it could be read as a table, so that its columns can be spoken of."""
        return bool(self.headings)

    @property
    def way_of_reading(self) -> Reading:
        return Reading(**self.reading)


WORKING = {Batch.State.READING, Batch.State.CHECKING, Batch.State.ENTERING, Batch.State.TAKING_BACK}


class Row(models.Model):
    """A row of a file as it was understood, and what became of it. `line` is the number a spreadsheet shows for it.

    `turn` orders the work: certificates of one chain of predecessors share it, so that they are entered together.
    `problems` keep it out, `remarks` do not; both are `[{"code": …, …}]`, worded by `imports.wording`.
    """

    class Verdict(models.TextChoices):
        WAITING = "waiting", _("Not looked at yet")
        NEW = "new", pgettext_lazy("row", "New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("In the register already")
        REPEATED = "repeated", _("Repeats another row")
        REFUSED = "refused", _("Cannot be entered")
        NOTE = "note", _("No certificate")

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    turn = models.PositiveIntegerField()
    number = models.CharField(max_length=numbers.LONGEST, blank=True)
    printed_number = models.CharField(max_length=numbers.LONGEST, blank=True)
    folded_number = models.CharField(max_length=numbers.LONGEST, blank=True)
    digest = models.CharField(max_length=32, blank=True)
    content: Any = models.JSONField(default=dict)
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.WAITING)
    problems: Any = models.JSONField(default=list)
    remarks: Any = models.JSONField(default=list)
    successor = models.CharField(max_length=numbers.LONGEST, blank=True)  # printed number of what takes its place
    predecessors: Any = models.JSONField(default=list)  # printed numbers it replaces that stand in the register only
    certificate = models.UUIDField(null=True)
    before: Any = models.JSONField(null=True)  # the values that a change replaced
    revision = models.PositiveIntegerField(null=True)  # the certificate's, after this row was entered
    is_entered = models.BooleanField(default=False)
    is_taken_back = models.BooleanField(default=False)

    class Meta:
        ordering = ["batch", "line"]
        constraints = [models.UniqueConstraint("batch", "line", name="one_result_per_row")]
        indexes = [
            models.Index("batch", "turn", name="row_by_turn"),
            models.Index("batch", "printed_number", name="row_by_number"),
            models.Index("batch", "verdict", "line", name="row_by_verdict"),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.number}"


class Layout(models.Model):
    """How this body's files of certain headings are laid out: what somebody corrected once is remembered."""

    headings_digest = models.CharField(max_length=64, primary_key=True)
    columns: Any = models.JSONField(default=dict)
    answers: Any = models.JSONField(default=dict)
    saved_by = PublicForeignKey(User)
    saved_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.headings_digest[:12]
