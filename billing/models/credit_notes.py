"""Credit notes: whole or part of an issued invoice is taken off it; where a fapiao was made, once its red letter stands."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from moneyed import Money

from accounts.models import Organisation
from billing import credits
from billing.models.invoices import Invoice, InvoiceLine
from billing.models.series import YearOfBody
from lib import clock
from lib.money import CURRENCIES, money_of
from lib.text import bilingual
from look.statuses import CREDIT_NOTE, RED_FAPIAO
from tenants.models import CertificationBody
from web.uploads import private_storage

User = settings.AUTH_USER_MODEL


class CreditNoteSeries(YearOfBody):
    """The numbers of a body's credit notes."""

    class Meta:
        constraints = [models.UniqueConstraint("body", "year", name="one_credit_note_series_per_year")]


class NoteState(models.TextChoices):
    OPEN = "open", CREDIT_NOTE["OPEN"].word
    ISSUED = "issued", CREDIT_NOTE["ISSUED"].word
    DROPPED = "dropped", CREDIT_NOTE["DROPPED"].word


class CreditNoteQuerySet(models.QuerySet["CreditNote"]):
    def for_body(self, body: CertificationBody) -> Self:
        return self.filter(body=body)

    def for_organisation(self, *organisations: Organisation) -> Self:
        """Those that reached these organisations."""
        return self.filter(organisation__in=organisations, state=NoteState.ISSUED)

    def standing(self) -> Self:
        """What counts against the invoice: issued, or open and waiting for its red-letter fapiao."""
        return self.exclude(state=NoteState.DROPPED)


class CreditNote(models.Model):
    """What is taken off an issued invoice. It takes effect as it is issued, under its number, and never changes again.

    `covers`: of it, what stands for refunds that were paid before; the rest lowers what is owed. What had been paid already
    of that became the client's credit (`frees`).
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="credit_notes")
    state = models.CharField(_("status"), max_length=8, choices=NoteState, default=NoteState.OPEN)
    year = models.PositiveSmallIntegerField(null=True)
    sequence = models.PositiveIntegerField(null=True)
    currency = models.CharField(max_length=3, choices=[(code, code) for code in CURRENCIES])
    net = models.BigIntegerField()
    tax = models.BigIntegerField()
    rounding = models.BigIntegerField(default=0)
    total = models.BigIntegerField()
    covers = models.BigIntegerField(default=0)
    frees = models.BigIntegerField(default=0)
    of_unpaid = models.BooleanField(default=False)  # of what is not paid: it stands for no refund
    reason_zh = models.CharField(_("reason in Chinese"), max_length=300, blank=True)
    reason_en = models.CharField(_("reason in English"), max_length=300, blank=True)
    blue_number = models.CharField(max_length=20, blank=True)  # the fapiao that a red one has to take back

    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # None: by the product
    opened_at = models.DateTimeField(default=clock.now)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    dropped_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    dropped_at = models.DateTimeField(null=True)
    drop_reason = models.CharField(max_length=300, blank=True)

    objects = CreditNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("credit note")
        verbose_name_plural = _("credit notes")
        ordering = ["-opened_at", "id"]
        constraints = [
            models.UniqueConstraint("body", "year", "sequence", name="credit_note_number_is_unique"),
            models.CheckConstraint(name="credit_note_state_is_known", condition=Q(state__in=NoteState.values)),
            models.CheckConstraint(
                name="credit_note_adds_up",
                condition=Q(total__gt=0, total=F("net") + F("tax"), covers__gte=0, frees__gte=0),
            ),
            models.CheckConstraint(name="credit_note_says_why", condition=~Q(reason_zh="", reason_en="")),
            models.CheckConstraint(
                name="credit_note_has_a_number_once_issued",
                condition=Q(state="issued", issued_at__isnull=False, year__isnull=False, sequence__gte=1)
                | ~Q(state="issued") & Q(issued_at=None, issued_by=None, year=None, sequence=None, covers=0, frees=0),
            ),
            models.CheckConstraint(
                name="dropped_credit_note_says_who_and_why",
                condition=(Q(state="dropped", dropped_by__isnull=False, dropped_at__isnull=False) & ~Q(drop_reason=""))
                | (~Q(state="dropped") & Q(dropped_by=None, dropped_at=None, drop_reason="")),
            ),
        ]
        indexes = [models.Index("body", "state", F("opened_at").desc(), name="credit_notes_of_a_body")]

    def __str__(self) -> str:
        return self.number or str(_("Credit note in preparation"))

    def get_absolute_url(self) -> str:
        """On the body's host, for its finance staff."""
        return reverse("billing:credit-note", args=[self.pk])

    @property
    def number(self) -> str:
        return f"C{self.year}-{self.sequence:05d}" if self.sequence else ""

    @property
    def reason(self) -> dict[str, str]:
        return bilingual(self.reason_zh, self.reason_en)

    @property
    def total_money(self) -> Money:
        return money_of(self.total, self.currency)

    @property
    def net_money(self) -> Money:
        return money_of(self.net, self.currency)

    @property
    def tax_money(self) -> Money:
        return money_of(self.tax, self.currency)

    @property
    def frees_money(self) -> Money:
        return money_of(self.frees, self.currency)

    @property
    def rounding_money(self) -> Money:
        return money_of(self.rounding, self.currency)

    @property
    def as_note(self) -> credits.Note:
        """As `billing.credits` reckons with it."""
        lines = tuple(credits.Credited(line.of_line.position, line.net, line.tax) for line in self.lines.all())
        return credits.Note(lines, self.net, self.tax, self.rounding)


class CreditNoteLine(models.Model):
    """What a note takes off one line of its invoice."""

    ownership = "body_private"

    note = models.ForeignKey(CreditNote, on_delete=models.PROTECT, related_name="lines")
    of_line = models.ForeignKey(InvoiceLine, on_delete=models.PROTECT, related_name="+")
    net = models.BigIntegerField()
    tax = models.BigIntegerField()

    class Meta:
        ordering = ["note", "of_line__position"]
        constraints = [models.UniqueConstraint("note", "of_line", name="a_line_is_credited_once_a_note")]

    @property
    def net_money(self) -> Money:
        return money_of(self.net, self.note.currency)

    @property
    def tax_money(self) -> Money:
        return money_of(self.tax, self.note.currency)

    @property
    def gross(self) -> Money:
        return money_of(self.net + self.tax, self.note.currency)


class RedState(models.TextChoices):
    """红字发票信息确认单: how the form stands that the red-letter fapiao is made from."""

    TO_CONFIRM = "to_confirm", RED_FAPIAO["TO_CONFIRM"].word
    CONFIRMED = "confirmed", RED_FAPIAO["CONFIRMED"].word
    REFUSED = "refused", RED_FAPIAO["REFUSED"].word
    LAPSED = "lapsed", RED_FAPIAO["LAPSED"].word
    MADE = "made", RED_FAPIAO["MADE"].word


WAITING = (RedState.TO_CONFIRM, RedState.CONFIRMED)


class RedFapiao(models.Model):
    """A red-letter fapiao as finance staff make it in the tax office's system: the form, the other side's answer, the number.

    A form that was refused or has lapsed ends; another is asked for.
    """

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    note = models.ForeignKey(CreditNote, on_delete=models.PROTECT, related_name="red_fapiaos")
    state = models.CharField(_("status"), max_length=10, choices=RedState)
    form_number = models.CharField(_("number of the form"), max_length=30)
    confirm_until = models.DateTimeField(null=True)  # None: the other side need not confirm
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=clock.now)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+"
    )  # None: by time, by nobody
    answered_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=300, blank=True)
    number = models.CharField(_("number of the red-letter fapiao"), max_length=20, blank=True)
    file = models.FileField(_("file"), storage=private_storage, upload_to="fapiao/%Y/", blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["requested_at", "id"]
        constraints = [
            models.UniqueConstraint(
                "note", name="one_red_fapiao_at_a_time", condition=Q(state__in=["to_confirm", "confirmed", "made"])
            ),
            models.UniqueConstraint("body", "number", name="a_red_number_is_recorded_once", condition=~Q(number="")),
            models.CheckConstraint(name="red_fapiao_state_is_known", condition=Q(state__in=RedState.values)),
            models.CheckConstraint(
                name="red_fapiao_is_answered",
                condition=Q(state="to_confirm", answered_at=None, confirm_until__isnull=False)
                | ~Q(state="to_confirm") & Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="red_fapiao_has_a_number_once_made",
                condition=(Q(state="made", made_by__isnull=False, made_at__isnull=False) & ~Q(number=""))
                | (~Q(state="made") & Q(made_by=None, made_at=None, number="")),
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.form_number

    def has_lapsed(self, now: datetime) -> bool:
        return self.state == RedState.TO_CONFIRM and self.confirm_until is not None and self.confirm_until <= now
