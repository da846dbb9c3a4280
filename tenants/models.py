"""Who has a tenant, under which names, and the schemas kept ready for the next."""

import uuid
from datetime import date
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from django_tenants.models import DomainMixin, TenantMixin

from lib import clock
from lib.text import bilingual
from look.statuses import BODY

host_label = RegexValidator(
    r"^[a-z][a-z0-9-]{1,38}[a-z0-9]$", _("Use 3 to 40 small Latin letters, digits and hyphens.")
)


class BodyQuerySet(models.QuerySet["CertificationBody"]):
    def certifying(self) -> Self:
        """Those that may publish schemes and issue certificates now; as `CertificationBody.certifies` says of one."""
        kind, standing = CertificationBody.Kind.BODY, CertificationBody.Standing.OPEN
        return self.filter(kind=kind, standing=standing, confirmed_until__gt=clock.now())

    def closed(self) -> Self:
        """Those that have left; as `CertificationBody.has_closed` says of one."""
        standing = CertificationBody.Standing
        is_over = models.Q(standing=standing.CLOSING, closes_at__lte=clock.now())
        return self.filter(models.Q(standing=standing.CLOSED) | is_over)


class CertificationBody(TenantMixin):
    """A certification body, or one of its neighbours in the market, with a schema and a host of its own."""

    class Kind(models.TextChoices):
        BODY = "body", _("Certification body")
        LABORATORY = "laboratory", _("Laboratory")
        TRAINING = "training", _("Training provider")
        ADVISER = "adviser", _("Adviser")
        INSURER = "insurer", _("Insurer")

    class Standing(models.TextChoices):
        OPEN = "open", BODY["OPEN"].word
        SUSPENDED = "suspended", BODY["SUSPENDED"].word
        CLOSING = "closing", BODY["CLOSING"].word
        CLOSED = "closed", BODY["CLOSED"].word

    ownership = "public_read"
    auto_create_schema = False

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.CharField(_("address"), max_length=40, unique=True, validators=[host_label])
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.BODY)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.OPEN)
    name_zh = models.CharField(_("name in Chinese"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    approval_number = models.CharField(_("approval number"), max_length=40, blank=True)
    country = CountryField(_("country or region"), default="CN")
    time_zone = models.CharField(_("time zone"), max_length=40, default="Asia/Shanghai")
    confirmed_until = models.DateTimeField(
        null=True, editable=False
    )  # as `oversight.Confirmation` says; a guard agrees
    closes_at = models.DateTimeField(
        null=True, editable=False
    )  # from then on it supervises nothing, and its host is gone
    revision = models.PositiveIntegerField(default=0, editable=False)
    opened_at = models.DateTimeField()

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("certification body")
        verbose_name_plural = _("certification bodies")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="body_kind_is_known",
                condition=models.Q(kind__in=["body", "laboratory", "training", "adviser", "insurer"]),
            ),
            models.CheckConstraint(
                name="body_standing_is_known",
                condition=models.Q(standing__in=["open", "suspended", "closing", "closed"]),
            ),
            models.CheckConstraint(
                name="who_leaves_has_a_day",
                condition=models.Q(standing__in=["closing", "closed"], closes_at__isnull=False)
                | models.Q(standing__in=["open", "suspended"], closes_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name_en or self.name_zh

    @property
    def name(self) -> dict[str, str]:
        """The name in both languages, as facts carry it."""
        return bilingual(self.name_zh, self.name_en)

    @property
    def is_open(self) -> bool:
        return self.standing == self.Standing.OPEN

    @property
    def is_suspended(self) -> bool:
        """Whether an operator stopped it: its host rests, but for what puts right the money that is open."""
        return self.standing == self.Standing.SUSPENDED

    @property
    def has_closed(self) -> bool:
        """Whether it has left. Its day makes it so, not the clock's work that follows: that may come late."""
        return self.closes_at is not None and self.closes_at <= clock.now()

    @property
    def is_closing(self) -> bool:
        """Whether it is about to leave: its people fetch their data, and nothing else is done."""
        return self.closes_at is not None and not self.has_closed

    @property
    def closes_on(self) -> date | None:
        """The day, in its own zone, from which it is closed."""
        return clock.day_of(self.closes_at, self.time_zone) if self.closes_at else None

    @property
    def is_confirmed(self) -> bool:
        """Whether an operator found its approval on the public list, not too long ago."""
        return self.confirmed_until is not None and self.confirmed_until > clock.now()

    @property
    def certifies(self) -> bool:
        """Whether it may publish schemes and issue certificates now: open, confirmed, and a certification body at all."""
        return self.kind == self.Kind.BODY and self.is_open and self.is_confirmed

    @property
    def is_overseas(self) -> bool:
        """Whether it is established outside the mainland (境外机构) and certifies under another law."""
        return str(self.country) != "CN"


class Domain(DomainMixin):
    """A host name under which a body answers."""

    ownership = "public_read"


class SchemaTemplate(models.Model):
    """The text that makes an empty body schema, for one state of the migrations."""

    ownership = "public_read"

    migrations_hash = models.CharField(max_length=64, primary_key=True)
    ddl = models.TextField()
    filled_tables = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)


class Spare(models.Model):
    """An empty schema kept ready, so that a body opens in milliseconds."""

    ownership = "public_read"

    schema_name = models.CharField(max_length=63, primary_key=True)
    migrations_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
