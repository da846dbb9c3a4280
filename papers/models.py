"""Papers that were asked for, made and kept: their bytes are never made again."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib import clock
from lib.text import numbers
from papers.kinds import OWN_ACCENT, PaperKind, PaperStatement, kind_of
from papers.storage import filename_of
from tenants.fields import PublicForeignKey
from web.uploads import private_storage

OF_ITS_LOOK = ("pictures", "style")  # of a statement: how its paper looks, whatever it says


DOORS = {"staff": _("The body's people"), "holder": _("The holder's people"), "public": _("Everybody")}


class PaperQuerySet(models.QuerySet["IssuedPaper"]):
    def of(self, kind: str, subject: uuid.UUID) -> Self:
        """The papers of one thing, the newest first."""
        return self.filter(kind=kind, subject=subject).order_by("-revision", "language")

    def made(self) -> Self:
        return self.filter(state=IssuedPaper.State.MADE)

    def unmade(self) -> Self:
        return self.exclude(state=IssuedPaper.State.MADE)

    def with_downloads(self) -> Self:
        """Each with how often it was taken home: `by_staff`, `by_holder`, `by_public`."""
        counts = {f"by_{door}": _taken_through(door) for door in DOORS}
        return self.annotate(**counts)


def _taken_through(door: str) -> Any:
    return Coalesce(models.Sum("downloads__count", filter=Q(downloads__door=door)), 0)


class IssuedPaper(models.Model):
    """One paper of one thing at one revision: what it says, frozen when it was asked for, and the file made of it.

    A guard lets it be completed once; from then on neither row nor bytes change, and nothing is deleted (INV-14).
    """

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("paper", "Being made")
        MADE = "made", pgettext_lazy("paper", "Made")
        FAILED = "failed", pgettext_lazy("paper", "Not made yet: it failed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)  # papers.kinds
    subject = models.UUIDField()
    revision = models.PositiveIntegerField(default=1)
    number = models.CharField(max_length=numbers.LONGEST + 20)  # of a certificate, and what tells its notices apart
    language = models.CharField(max_length=4, choices=[("zh", _("Chinese")), ("en", _("English")), ("both", _("Both"))])
    organisation = PublicForeignKey("accounts.Organisation", null=True, blank=True)  # for whom it is, besides the body
    statement: Any = models.JSONField()
    recorded_at = models.DateTimeField()  # the only time that its bytes know
    asked_at = models.DateTimeField(default=clock.now, editable=False)

    state = models.CharField(max_length=6, choices=State, default=State.ASKED)
    tries = models.PositiveIntegerField(default=0)
    unended = models.PositiveIntegerField(default=0)  # tries of which nobody has said how they ended
    failure = models.CharField(max_length=400, blank=True)
    failed_at = models.DateTimeField(null=True)
    template_version = models.CharField(max_length=16, blank=True)
    file = models.FileField(storage=private_storage, max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(null=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("issued paper")
        verbose_name_plural = _("issued papers")
        constraints = [
            models.UniqueConstraint("kind", "subject", "revision", "language", name="one_paper_per_revision"),
            models.CheckConstraint(
                name="a_made_paper_has_its_file",
                condition=Q(state="made", made_at__isnull=False, sha256__regex=r"^[0-9a-f]{64}$", size__gte=1)
                & ~Q(file="")
                | (~Q(state="made") & Q(made_at=None, sha256="", file="")),
            ),
            models.CheckConstraint(name="paper_state_is_known", condition=Q(state__in=["asked", "made", "failed"])),
        ]
        indexes = [
            models.Index("sha256", name="paper_by_hash", condition=~Q(sha256="")),
            models.Index(F("asked_at").desc(), name="unmade_papers", condition=~Q(state="made")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number} r{self.revision}"

    @property
    def is_made(self) -> bool:
        return self.state == self.State.MADE

    @property
    def of_kind(self) -> PaperKind:
        return kind_of(self.kind)

    def says_the_same_as(self, statement: PaperStatement) -> bool:
        """Whether a statement says what this paper was asked for with: a new seal or style alone makes no new paper."""
        look, stated = dict.fromkeys(OF_ITS_LOOK), statement.model_dump(mode="json")
        return {**self.statement, **look} == {**stated, **look}

    @property
    def filename(self) -> str:
        return filename_of(self.number, self.revision, self.language, pattern=self.of_kind.filename)


class PaperDownloads(models.Model):
    """How often a paper was taken home on one day, through which door. Nothing of who took it."""

    paper = models.ForeignKey(IssuedPaper, on_delete=models.PROTECT, related_name="downloads")
    day = models.DateField()
    door = models.CharField(
        max_length=6,
        choices=list(DOORS.items()),
    )
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("downloads of a paper")
        verbose_name_plural = _("downloads of papers")
        constraints = [models.UniqueConstraint("paper", "day", "door", name="one_count_per_paper_day_and_door")]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.day} {self.count}"


class HouseStyle(models.Model):
    """How a body's papers look: a draft, and each version that was published of it.

    A guard keeps what is published as it is: papers name the version they were asked for with.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(null=True, editable=False)  # None for the draft, of which there is one
    accent = models.CharField(
        _("colour of lines and titles"),
        max_length=7,
        default=OWN_ACCENT,
    )
    head_zh = models.CharField(_("beneath the name, in Chinese"), max_length=60, blank=True)
    head_en = models.CharField(_("beneath the name, in English"), max_length=90, blank=True)
    note_zh = models.CharField(_("above the signature, in Chinese"), max_length=160, blank=True)
    note_en = models.CharField(_("above the signature, in English"), max_length=240, blank=True)
    foot_zh = models.CharField(_("beneath the address, in Chinese"), max_length=100, blank=True)
    foot_en = models.CharField(_("beneath the address, in English"), max_length=160, blank=True)
    logo = models.CharField(
        _("logo"), max_length=64, blank=True, editable=False
    )  # SHA-256, as papers.pictures keeps it
    seal = models.CharField(_("seal"), max_length=64, blank=True, editable=False)
    mark = models.CharField(_("certification mark"), max_length=64, blank=True, editable=False)
    signatures: Any = models.JSONField(default=dict, editable=False)  # signatory's id → SHA-256 of their signature
    edited_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, editable=False)
    edited_at = models.DateTimeField(default=clock.now, editable=False)
    published_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("style of papers")
        verbose_name_plural = _("styles of papers")
        ordering = ("-version",)
        constraints = [
            models.UniqueConstraint(fields=["version"], nulls_distinct=False, name="one_draft_and_each_version_once"),
            models.CheckConstraint(name="accent_is_a_colour", condition=Q(accent__regex=r"^#[0-9a-f]{6}$")),
            models.CheckConstraint(
                name="a_published_style_has_its_version",
                condition=Q(version=None, published_at=None, published_by=None)
                | Q(version__gte=1, published_at__isnull=False, published_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"v{self.version}" if self.version else "draft"

    def picture(self, name: str) -> str:
        """The hash of a picture by its name: one of `UPLOADED`, or the id of the signatory who signs so. "" for none."""
        return str(getattr(self, name) if name in UPLOADED else self.signatures.get(name, ""))

    def differs_from(self, other: "HouseStyle") -> list[str]:
        """The fields in which papers would look otherwise."""
        return [name for name in STYLED if getattr(self, name) != getattr(other, name)]


PICTURES = ("logo", "seal")  # on papers
MARK = "mark"  # on products: for the holder's mark kit
UPLOADED = (*PICTURES, MARK)
STYLED = (
    "accent",
    *(f"{part}_{language}" for part in ("head", "note", "foot") for language in ("zh", "en")),
    *UPLOADED,
    "signatures",
)  # all that a version of a style is
