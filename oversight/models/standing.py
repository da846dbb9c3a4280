"""Who asked to join, what was done about a body's standing, what its approval was confirmed by, and by which rules."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField

from lib import clock
from lib.text import bilingual, plain_name
from tenants.models import CertificationBody, host_label
from web.uploads import private_storage

approval_number = RegexValidator(
    r"^CNCA-RF?-\d{4}-\d{2,4}$", _("Write the number as on the approval: CNCA-R-2026-001.")
)


class BodyRequestQuerySet(models.QuerySet["BodyRequest"]):
    def waiting(self) -> Self:
        return self.filter(state=BodyRequest.State.WAITING)


class BodyRequest(models.Model):
    """That a body wants to join the marketplace, and what the operator answered."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for an answer")
        APPROVED = "approved", pgettext_lazy("request to join", "Approved")
        DECLINED = "declined", _("Declined")

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name_zh = models.CharField(_("name in Chinese"), max_length=200, validators=[plain_name])
    name_en = models.CharField(_("name in English"), max_length=200, blank=True, validators=[plain_name])
    kind = models.CharField(
        _("kind"), max_length=12, choices=CertificationBody.Kind, default=CertificationBody.Kind.BODY
    )
    slug = models.CharField(_("address you would like"), max_length=40, validators=[host_label])
    country = CountryField(_("country or region"), default="CN")
    time_zone = models.CharField(_("time zone"), max_length=40, blank=True)
    approval_number = models.CharField(_("approval number"), max_length=40, blank=True)
    contact_name = models.CharField(_("your name"), max_length=100, validators=[plain_name])
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    message = models.TextField(_("message"), max_length=2000, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    requested_at = models.DateTimeField(default=clock.now, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    body = models.OneToOneField(CertificationBody, on_delete=models.PROTECT, null=True, related_name="request")

    objects = BodyRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at"]
        constraints = [
            models.CheckConstraint(
                name="request_is_answered_by_somebody",
                condition=Q(state="waiting", decided_at=None) | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(name="approved_request_has_a_body", condition=~Q(state="approved") | ~Q(body=None)),
            models.CheckConstraint(
                name="declined_request_has_a_reason", condition=~Q(state="declined") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.name_en or self.name_zh

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)


class MeasureQuerySet(models.QuerySet["BodyMeasure"]):
    def of_standing(self) -> Self:
        """What opened and closed doors, the latest first."""
        return self.exclude(kind=BodyMeasure.Kind.TIME_ZONE)


class BodyMeasure(models.Model):
    """That the operator changed a body's standing or its time zone, and why, in words for the public. Append-only."""

    class Kind(models.TextChoices):
        SUSPENDED = "suspended", pgettext_lazy("what was done to a body", "Suspended")
        REOPENED = "reopened", pgettext_lazy("what was done to a body", "Reopened")
        CLOSING = "closing", pgettext_lazy("what was done to a body", "Closing announced")
        STAYS = "stays", pgettext_lazy("what was done to a body", "Closing taken back")
        CLOSED = "closed", pgettext_lazy("what was done to a body", "Closed")
        TIME_ZONE = "time_zone", _("Time zone changed")

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="measures")
    kind = models.CharField(_("measure"), max_length=10, choices=Kind)
    reason_zh = models.CharField(_("reason in Chinese, for the public"), max_length=500, blank=True)
    reason_en = models.CharField(_("reason in English, for the public"), max_length=500, blank=True)
    ask_zh = models.CharField(_("whom to ask, in Chinese"), max_length=500, blank=True)
    ask_en = models.CharField(_("whom to ask, in English"), max_length=500, blank=True)
    closes_at = models.DateTimeField(null=True, editable=False)
    taken_at = models.DateTimeField(default=clock.now, editable=False)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["-taken_at"]
        constraints = [
            models.CheckConstraint(name="measure_has_a_reason", condition=~Q(reason_zh="", reason_en="")),
            models.CheckConstraint(
                name="who_closes_says_when_and_whom_to_ask",
                condition=~Q(kind="closing") | Q(closes_at__isnull=False) & ~Q(ask_zh="", ask_en=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.kind}"

    @property
    def ask(self) -> dict[str, str]:
        return bilingual(self.ask_zh, self.ask_en)

    @property
    def reason(self) -> dict[str, str]:
        return bilingual(self.reason_zh, self.reason_en)


class ClosingRequest(models.Model):
    """That a body's administrator asked the platform to close it. Open until the closing is announced, or it is declined."""

    ownership = "body_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="closing_requests")
    wished_on = models.DateField(_("day on which it should close"))
    reason_zh = models.CharField(_("reason in Chinese, for the public"), max_length=500, blank=True)
    reason_en = models.CharField(_("reason in English, for the public"), max_length=500, blank=True)
    ask_zh = models.CharField(_("whom to ask, in Chinese"), max_length=500, blank=True)
    ask_en = models.CharField(_("whom to ask, in English"), max_length=500, blank=True)
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint("body", name="one_open_wish_to_close", condition=Q(ended_at=None)),
            models.CheckConstraint(name="wish_to_close_has_a_reason", condition=~Q(reason_zh="", reason_en="")),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.wished_on}"

    @property
    def reason(self) -> dict[str, str]:
        return bilingual(self.reason_zh, self.reason_en)


class Confirmation(models.Model):
    """What an operator found of a body on the public list of those who may certify. Append-only: the newest one holds."""

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", _("On the list, as below")
        NOT_LISTED = "not_listed", _("Not on the list any more, or not as it says")
        GRACE = "grace", _("On its own word, for thirty days: it was open before approvals were confirmed")

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="confirmations")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    approval_number = models.CharField(_("approval number on the list"), max_length=40, blank=True)
    categories = ArrayField(
        models.CharField(max_length=40), verbose_name=_("approved fields"), default=list, blank=True
    )
    approved_until = models.DateField(_("approved until"), null=True, blank=True)
    list_url = models.URLField(_("address of the list"), max_length=500, blank=True)
    looked_on = models.DateField(_("day on which you looked"), null=True, blank=True)
    page = models.FileField(
        _("page kept"), storage=private_storage, upload_to="confirmations/%Y/", max_length=200, blank=True
    )
    page_name = models.CharField(max_length=200, blank=True)
    page_sha256 = models.CharField(max_length=64, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    ends_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-made_at", "-id"]
        get_latest_by = "made_at"
        constraints = [
            models.CheckConstraint(
                name="looked_up_means_address_day_page_and_person",
                condition=Q(outcome="grace", made_by=None)
                | Q(looked_on__isnull=False, made_by__isnull=False)
                & ~Q(list_url="")
                & ~Q(page="")
                & ~Q(page_sha256=""),
            ),
            models.CheckConstraint(
                name="confirmed_is_a_number_in_fields_for_a_time",
                condition=~Q(outcome="confirmed")
                | Q(ends_at__isnull=False) & ~Q(approval_number="") & ~Q(categories=[]),
            ),
            models.CheckConstraint(
                name="not_listed_confirms_nothing_and_says_why",
                condition=~Q(outcome="not_listed") | Q(ends_at=None) & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.outcome} {self.made_at:%Y-%m-%d}"


class Rule(models.Model):
    """A rule of law or of a standard that we enforce: what it says in a number, where it stands, and who looked when.

    Append-only: the newest of each code holds. Texts change; a rule that nobody has looked up for long is no rule.
    """

    class Code(models.TextChoices):
        BODIES_ONLY = "bodies_only", _("Only certification bodies publish schemes and issue certificates")
        CONFIRMED = (
            "confirmed",
            _("Approvals are confirmed against the public list, and asked again after so many months"),
        )
        OWN_RULE_FILED = "own_rule_filed", _("A Chinese body's own rule takes applications only once it is filed")
        NO_MARK_1A = "no_mark_1a", _("Schemes of type 1a license no mark")
        OR_EQUIVALENT = (
            "or_equivalent",
            _("Buyers demand properties, take what is equivalent, and name a body or scheme only with a legal basis"),
        )

    ownership = "public_read"

    code = models.CharField(max_length=20, choices=Code)
    value = models.PositiveSmallIntegerField(_("setting"), default=1)
    source_zh = models.CharField(_("source in Chinese"), max_length=300)
    source_en = models.CharField(_("source in English"), max_length=300)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    checked_on = models.DateField(_("day on which it was looked up"))
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["code", "-recorded_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="months_between_confirmations_are_some", condition=~Q(code="confirmed") | Q(value__range=(1, 12))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.checked_on}"

    @property
    def source(self) -> dict[str, str]:
        return bilingual(self.source_zh, self.source_en)
