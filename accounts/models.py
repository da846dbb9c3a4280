"""People, the organisations they act for, and the bodies they work for."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower, Upper
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField

from lib import clock
from lib.text import Bilingual, bilingual
from tenants.hosts import body_url, site_url
from tenants.models import CertificationBody


class UserManager(BaseUserManager["User"]):
    """Makes people; e-mail addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_operator=True, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Never deleted: deactivated and pseudonymised, since bodies' records point here."""

    ownership = "organisation_private"
    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=100)
    language = models.CharField(
        _("language"), max_length=10, default="zh-hans", choices=[("zh-hans", "中文"), ("en", "English")]
    )
    is_active = models.BooleanField(pgettext_lazy("account", "active"), default=True)
    is_staff = models.BooleanField(_("may enter the CMS"), default=False)  # the name Django's ecosystem expects
    is_operator = models.BooleanField(_("platform operator"), default=False)
    is_editor = models.BooleanField(_("editor"), default=False)
    is_observer = models.BooleanField(_("observer"), default=False)
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    pseudonymised_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_email")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class Organisation(models.Model):
    """An enterprise: it applies, holds certificates, buys. Chinese ones by 统一社会信用代码, others by name and country."""

    ownership = "organisation_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name_zh = models.CharField(_("name in Chinese"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    credit_code = models.CharField(_("unified social credit code"), max_length=18, blank=True)
    registration_number = models.CharField(_("registration number abroad"), max_length=60, blank=True)
    country = CountryField(_("country"), default="CN")
    address_zh = models.CharField(_("address in Chinese"), max_length=300, blank=True)
    address_en = models.CharField(_("address in English"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_zh", "name_en"]
        constraints = [
            models.UniqueConstraint(
                "credit_code", name="one_organisation_per_credit_code", condition=~models.Q(credit_code="")
            ),
            models.UniqueConstraint(
                Upper("registration_number"),
                "country",
                name="one_organisation_per_number_abroad",
                condition=~models.Q(registration_number=""),
            ),
            models.CheckConstraint(name="organisation_has_a_name", condition=~models.Q(name_zh="", name_en="")),
        ]

    def __str__(self) -> str:
        return self.name_zh or self.name_en

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)


class LegalTieQuerySet(models.QuerySet["LegalTie"]):
    def in_force(self) -> Self:
        """Those by which groups are known: looked up, and not ended."""
        return self.filter(ended_at=None, checked_at__isnull=False)

    def claimed(self) -> Self:
        """What an organisation has stated of itself and nobody has looked up."""
        return self.filter(ended_at=None, checked_at=None)


class LegalTie(models.Model):
    """That an organisation belongs to another one (its parent), and where that was looked up: data of INV-9.

    An organisation may state its own parent. Until an operator has looked it up that is a claim: it makes no group, for
    else one enterprise could tie itself to another that knows nothing of it. Never rewritten, ended with a reason.
    """

    ownership = "organisation_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="parent_ties", verbose_name=_("organisation")
    )
    parent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="child_ties", verbose_name=_("parent organisation")
    )
    source = models.CharField(_("source"), max_length=300)
    stated_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    stated_at = models.DateTimeField(default=clock.now, editable=False)
    looked_up_in = models.CharField(_("where it was looked up"), max_length=300, blank=True)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True, editable=False)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, editable=False)
    end_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = LegalTieQuerySet.as_manager()

    class Meta:
        verbose_name = _("tie between organisations")
        verbose_name_plural = _("ties between organisations")
        ordering = ["-stated_at", "pk"]
        constraints = [
            models.UniqueConstraint("child", name="one_parent_at_a_time", condition=models.Q(ended_at=None)),
            models.CheckConstraint(name="nobody_is_their_own_parent", condition=~models.Q(child=models.F("parent"))),
            models.CheckConstraint(name="legal_tie_has_a_source", condition=~models.Q(source="")),
            models.CheckConstraint(
                name="checked_tie_says_by_whom_and_where",
                condition=models.Q(checked_at=None, checked_by=None, looked_up_in="")
                | models.Q(checked_at__isnull=False, checked_by__isnull=False) & ~models.Q(looked_up_in=""),
            ),
            models.CheckConstraint(
                name="ended_tie_says_by_whom_and_why",
                condition=models.Q(ended_at=None, ended_by=None, end_reason="")
                | models.Q(ended_at__isnull=False, ended_by__isnull=False) & ~models.Q(end_reason=""),
            ),
        ]
        indexes = [models.Index("parent", name="children_of_a_parent", condition=models.Q(ended_at=None))]

    def __str__(self) -> str:
        return f"{self.child} → {self.parent}"

    @property
    def is_checked(self) -> bool:
        return self.checked_at is not None


class MembershipQuerySet[Membership: models.Model](models.QuerySet[Membership]):
    def active(self) -> Self:
        """Those that open the door: accepted and not ended."""
        return self.filter(ended_at=None, accepted_at__isnull=False)

    def pending(self) -> Self:
        """Those whose invitation has not been answered."""
        return self.filter(ended_at=None, accepted_at=None)


class Membership(models.Model):
    """A place that somebody has or is offered. Until they take it, we know them by what the inviter typed."""

    invited_name = models.CharField(max_length=100, blank=True, editable=False)
    invited_email = models.EmailField(blank=True, editable=False)
    started_at = models.DateTimeField(default=clock.now, editable=False)
    accepted_at = models.DateTimeField(default=clock.now, null=True, editable=False)  # None while invited
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    user: "models.ForeignKey[User, User]"
    objects = MembershipQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        return str(self.user) if self.accepted_at else self.invited_name or self.invited_email

    @property
    def email(self) -> str:
        return self.user.email if self.accepted_at else self.invited_email


class OrganisationMembership(Membership):
    """That a person acts for an organisation."""

    class Role(models.TextChoices):
        ADMINISTRATOR = "administrator", _("Administrator")
        MEMBER = "member", _("Member")

    ownership = "organisation_private"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="organisation_memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=15, choices=Role, default=Role.MEMBER)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "user", "organisation", name="one_active_organisation_membership", condition=models.Q(ended_at=None)
            )
        ]


class BodyMembership(Membership):
    """The door to a body: that a person works for it. What one may do inside is `staff.Authorisation`."""

    ownership = "body_private"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="body_memberships")
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="memberships")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "user", "body", name="one_active_body_membership", condition=models.Q(ended_at=None)
            )
        ]


class Invitation(models.Model):
    """A letter that asks somebody to work for a body or to act for an organisation. The link's token is kept as a hash."""

    ownership = "body_private"
    LASTS = timedelta(days=7)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, null=True, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="invitations")
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="invitation_leads_to_one_place",
                condition=models.Q(body=None, organisation__isnull=False)
                | models.Q(body__isnull=False, organisation=None),
            ),
        ]

    @property
    def invited_to(self) -> Bilingual:
        """The name of what the person is invited to."""
        return (self.body or self.organisation).name  # type: ignore[union-attr]

    def is_open(self, at: datetime) -> bool:
        return self.accepted_at is None and self.revoked_at is None and at < self.expires_at


class Session(models.Model):
    """One sign-in on one host. Those on bodies' hosts have the site's session they came from as parent and end with it."""

    ownership = "organisation_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sessions")
    host = models.CharField(max_length=253)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
    device = models.CharField(max_length=80, blank=True)
    started_at = models.DateTimeField(default=clock.now, editable=False)
    last_seen_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-last_seen_at"]
        indexes = [models.Index("user", name="open_sessions", condition=models.Q(ended_at=None))]

    @property
    def host_words(self) -> str:
        """The host without what all hosts end in."""
        return self.host.removesuffix(f".{settings.SITE_HOST}")

    def is_open(self, at: datetime) -> bool:
        """Whether it still opens doors, and so does the one it came from."""
        is_open = self.ended_at is None and at < self.expires_at
        return is_open and (self.parent is None or self.parent.is_open(at))


class Ticket(models.Model):
    """A ticket that was handed in. Its token is signed and so needs no row before; the row makes that it works once."""

    ownership = "organisation_private"
    LASTS = timedelta(seconds=60)

    token_hash = models.CharField(max_length=64, primary_key=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    nonce_hash = models.CharField(max_length=64)
    methods = models.JSONField(default=list)
    parent = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(default=clock.now)


class SignInEvent(models.Model):
    """One line of a person's sign-in history. Of the address only its neighbourhood is kept (/24, /48)."""

    class Outcome(models.TextChoices):
        SIGNED_IN = "signed_in", _("Signed in")
        WRONG_PASSWORD = "wrong_password", _("Wrong password")
        WRONG_CODE = "wrong_code", _("Wrong code")
        TOO_MANY = "too_many", _("Refused: too many attempts")
        SIGNED_OUT = "signed_out", _("Signed out")
        SIGNED_OUT_EVERYWHERE = "signed_out_everywhere", _("Signed out everywhere")

    ownership = "organisation_private"
    METHODS: ClassVar[dict[str, Any]] = {
        "password": _("password"),
        "mfa": _("second factor"),
        "demo": _("demo"),
        "password_reset": _("password reset"),
    }

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sign_in_events")
    at = models.DateTimeField(default=clock.now, editable=False)
    outcome = models.CharField(max_length=24, choices=Outcome)
    method = models.CharField(max_length=40, blank=True)
    host = models.CharField(max_length=253, blank=True)
    device = models.CharField(max_length=80, blank=True)
    network = models.CharField(max_length=45, blank=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index("user", models.F("at").desc(), name="history_of_a_person")]

    @property
    def method_words(self) -> str:
        return " + ".join(str(self.METHODS.get(method, method)) for method in self.method.split())


class LetterQuerySet(models.QuerySet["Letter"]):
    def to_send(self, at: datetime) -> Self:
        return self.filter(sent_at=None, given_up_at=None, try_at__lte=at)


class Letter(models.Model):
    """An e-mail to be sent. Written in the transaction of what it tells of; its words are wiped once it has gone,
    and its address where nobody here has it.

    One that brings a file along waits until the file is there, and goes without it once `WAITS_FOR_FILES` has passed.
    """

    ownership = "organisation_private"
    GIVEN_UP_AFTER = timedelta(days=5)
    WAITS_FOR_FILES = timedelta(minutes=8)  # a paper whose worker died is made by another after five

    to = models.EmailField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    alone: Any = models.JSONField(default=dict, blank=True)  # `text` and `html` as they go without their files
    unsubscribe = models.URLField(max_length=500, blank=True)  # where one press ends letters of its kind (RFC 8058)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    try_at = models.DateTimeField(default=clock.now)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("try_at", name="letters_to_send", condition=models.Q(sent_at=None, given_up_at=None)),
        ]


@dataclass(frozen=True)
class File:
    """A file to go with an e-mail, by what it is waited for. Where it is there already, `file` names it in the private storage."""

    subject: uuid.UUID
    name: str
    file: str = ""
    sha256: str = ""


class Enclosure(models.Model):
    """A file that an e-mail brings along: the bytes as they are kept in the private storage. `file` is empty until it is there."""

    ownership = "organisation_private"

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="enclosures")
    subject = models.UUIDField()  # what is waited for; accounts does not ask what that is
    name = models.CharField(max_length=150)
    file = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("letter", "subject", name="enclosed_once"),
            models.CheckConstraint(
                name="what_is_enclosed_has_its_hash",
                condition=models.Q(file="", sha256="")
                | (~models.Q(file="") & models.Q(sha256__regex=r"^[0-9a-f]{64}$")),
            ),
        ]
        indexes = [models.Index("subject", name="waited_for", condition=models.Q(file=""))]


class Notice(models.Model):
    """Something a person should know or do, shown on the site host and mailed."""

    ownership = "organisation_private"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="notices")
    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, null=True, related_name="+")
    subject_zh = models.CharField(max_length=200, blank=True)
    subject_en = models.CharField(max_length=200, blank=True)
    text_zh = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    path = models.CharField(max_length=500, blank=True)
    is_on_site = models.BooleanField(default=False)  # of a body, and leads to the site host all the same
    created_at = models.DateTimeField(default=clock.now, editable=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index("user", models.F("created_at").desc(), name="notices_of_a_person"),
            models.Index("user", name="unread_notices", condition=models.Q(read_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                name="notice_keeps_a_path_and_no_host",
                condition=models.Q(path="") | (models.Q(path__startswith="/") & ~models.Q(path__startswith="//")),
            ),
        ]

    @property
    def subject(self) -> Bilingual:
        return bilingual(self.subject_zh, self.subject_en)

    @property
    def text(self) -> Bilingual:
        return bilingual(self.text_zh, self.text_en)

    @property
    def url(self) -> str:
        """Where to act, under the names our hosts have today; empty where there is nothing to do."""
        if not self.path:
            return ""
        return body_url(self.body, self.path) if self.body and not self.is_on_site else site_url(self.path)


class DemoSignIn(models.Model):
    """A person of the demo whom anybody may sign in as with one click, where `settings.DEMO` is on."""

    ownership = "public_read"

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="demo_sign_in")
    title_zh = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    group_zh = models.CharField(max_length=120, blank=True)
    group_en = models.CharField(max_length=120, blank=True)
    body = models.ForeignKey(CertificationBody, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    @property
    def title(self) -> Bilingual:
        return bilingual(self.title_zh, self.title_en)

    @property
    def group(self) -> Bilingual:
        return bilingual(self.group_zh, self.group_en)
