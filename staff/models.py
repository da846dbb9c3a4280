"""Who works for the body, what each is authorised to do and when, what each is competent in, and what binds them."""

import uuid
from collections.abc import Collection
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.groups import in_group_of
from accounts.models import Organisation
from lib import clock
from lib.text import bilingual
from tenants.fields import PublicForeignKey
from vocabulary.queries import areas_over


class Role(models.TextChoices):
    """The roles of PROCESS.md section 2, per body."""

    CASE_OFFICER = "case_officer", _("Case officer")
    APPLICATION_REVIEWER = "application_reviewer", _("Application reviewer")
    EVALUATOR = "evaluator", _("Evaluator")
    REVIEWER = "reviewer", _("Reviewer")
    DECISION_MAKER = "decision_maker", _("Decision maker")
    SIGNATORY = "signatory", _("Signatory")
    REGISTRAR = "registrar", _("Registrar")
    COMPLAINT_HANDLER = "complaint_handler", _("Complaint handler")
    SCHEME_MANAGER = "scheme_manager", _("Scheme manager")
    QUALITY_MANAGER = "quality_manager", _("Quality manager")
    FINANCE = "finance", _("Finance")
    BODY_ADMIN = "body_admin", _("Body administrator")
    BODY_MARKETER = "body_marketer", _("Marketer")


# What an evaluator of an outsourced provider counts as at our doors (6.2.2, 7.4.2): never granted, it follows from the
# employment. They see the cases they are named for, as far as they need for their own work, and nothing else.
OUTSIDE_INSPECTOR = "outside_inspector"


class AuthorisationQuerySet(models.QuerySet["Authorisation"]):
    def in_force(self, on: date) -> Self:
        """Those that hold on a day. One that was ended on its last day stopped at once."""
        ended_at_once = Q(ended_at__isnull=False, ends_on=on)
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on).exclude(ended_at_once)

    def not_over(self, on: date) -> Self:
        """Those that hold on a day, or will."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on)).exclude(ended_at__isnull=False, ends_on=on)

    def covering(self, scheme: uuid.UUID | None, areas: Collection[str]) -> Self:
        """Those that are for everything, or for this scheme and for all of these technical areas."""
        rows = self.filter(Q(scheme=None) | Q(scheme=scheme)) if scheme else self
        return rows.filter(technical_area__in={"", *areas_over(areas)}) if areas else rows


class Authorisation(models.Model):
    """That a person may act in a role, from a day on, for all schemes or one, for all technical areas or one.

    A technical area is a product category: one at the top stands for all under it (INV-3).

    Dated forward, granted by somebody else, ended but never rewritten: one made later never legitimises a past act
    (INV-18; the database's own guard is `public.guard_authorisation()`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=24, choices=Role)
    scheme = models.UUIDField(_("scheme"), null=True, blank=True)
    technical_area = models.CharField(_("technical area"), max_length=100, blank=True)
    starts_on = models.DateField(pgettext_lazy("a day", "from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    granted_by = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("granted by"))
    granted_at = models.DateTimeField(default=clock.now, editable=False)
    ended_by = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("ended by"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    is_outsourced: bool  # set by `queries.what_counts`: whether the person comes from an outsourced provider today

    objects = AuthorisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("authorisation")
        verbose_name_plural = _("authorisations")
        ordering = ["role", "starts_on"]
        indexes = [models.Index("user", "role", name="authorisation_of_person")]
        constraints = [
            models.CheckConstraint(name="nobody_grants_themselves", condition=~Q(granted_by=F("user"))),
            models.CheckConstraint(
                name="authorisation_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="authorisation_role_is_known", condition=Q(role__in=[value for value, _words in Role.choices])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class StaffProfileQuerySet(models.QuerySet["StaffProfile"]):
    def outsourced(self, on: date) -> Self:
        """The same as `StaffProfile.is_outsourced`, asked of the database."""
        return self.filter(Q(until=None) | Q(until__gte=on), employment=StaffProfile.Employment.OUTSOURCED)


class StaffProfile(models.Model):
    """What a colleague is called on letters and certificates, and how they stand to the body."""

    class Employment(models.TextChoices):
        EMPLOYED = "employed", _("Employed")
        CONTRACTED = "contracted", _("Under contract")
        OUTSOURCED = "outsourced", _("Of an outsourced provider")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("person"))
    name_zh = models.CharField(_("name in Chinese"), max_length=100, blank=True)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    employment = models.CharField(_("employment"), max_length=12, choices=Employment, default=Employment.EMPLOYED)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    employment_said_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, editable=False)

    objects = StaffProfileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("user", name="one_profile_per_person"),
            models.CheckConstraint(
                name="somebody_else_says_who_is_employed", condition=~Q(employment_said_by=F("user"))
            ),
            models.CheckConstraint(
                name="employment_ends_after_start",
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return self.name_en or self.name_zh

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)

    def is_outsourced(self, on: date) -> bool:
        """Whether the person comes from an outsourced provider on a day."""
        return self.employment == self.Employment.OUTSOURCED and (self.until is None or self.until >= on)


class Competence(models.Model):
    """That somebody judged a person competent for a role in a technical area, for all schemes or one (17065, 6.1.2)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=24, choices=Role)
    scheme = models.UUIDField(_("scheme"), null=True, blank=True)
    technical_area = models.CharField(_("technical area"), max_length=100, blank=True)
    basis = models.CharField(_("on what grounds"), max_length=500)
    starts_on = models.DateField(pgettext_lazy("a day", "from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    recorded_by = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("recorded by"))
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(name="nobody_judges_themselves", condition=~Q(recorded_by=F("user"))),
            models.CheckConstraint(
                name="competence_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
        ]


class Conflict(models.Model):
    """That a person advised an organisation or was employed by it: data for INV-7 and INV-8. Never deleted."""

    class Kind(models.TextChoices):
        CONSULTANCY = "consultancy", _("Consultancy")
        EMPLOYMENT = "employment", _("Employment")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("person"))
    organisation = PublicForeignKey(Organisation, verbose_name=_("organisation"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    starts_on = models.DateField(pgettext_lazy("a day", "from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    advice = models.ForeignKey(
        "Advice", on_delete=models.PROTECT, null=True, blank=True, related_name="advisers", editable=False
    )  # the sale that it comes from
    recorded_by = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("recorded by"))
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint("advice", "user", name="one_adviser_once_per_sale"),
            models.CheckConstraint(
                name="conflict_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
        ]


class ClientGroup(models.Model):
    """A legal group that this body sells to or certifies: the one row that sale and application lock first (INV-9)."""

    group = models.UUIDField(primary_key=True, editable=False)  # the organisation at its root
    met_at = models.DateTimeField(default=clock.now, editable=False)


class AdviceQuerySet(models.QuerySet["Advice"]):
    def locking(self, on: date) -> Self:
        """Those that keep a group from applying on a day: while the work lasts, until its day after, and not lifted."""
        lifted = ImpartialityAssessment.objects.filter(advice=models.OuterRef("pk"), outcome="lifted")
        lasts = Q(end=None) | Q(end__locks_until__gte=on) | Q(locks_until__gte=on)
        return self.filter(lasts, ~models.Exists(lifted), locks_until__isnull=False)

    def running(self) -> Self:
        """Those whose work is not over."""
        return self.filter(end=None)

    def concerning(self, organisation: uuid.UUID) -> Self:
        """Those sold to its legal group as it is today, and those sold while it was in the buyer's group."""
        return self.filter(Q(organisation__in=in_group_of(organisation)) | Q(members__contains=[organisation]))


class Advice(models.Model):
    """That this house sold an advisory service to an organisation: what then keeps its legal group from applying here.

    Never changed. `members`: who was in the group as it was sold, so that nobody leaves it to escape. `locks_until` is the
    earliest day: the lock holds while the work lasts, and is counted from its end (`AdviceEnd`). A partner, which takes no
    applications, locks none. Triggers say when advice may be sold, and the sale again when one may apply.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(ClientGroup, on_delete=models.PROTECT, related_name="advice")
    organisation = PublicForeignKey(Organisation, verbose_name=_("sold to"))
    members = ArrayField(models.UUIDField())
    order = models.UUIDField(unique=True)
    about_zh = models.CharField(_("service in Chinese"), max_length=300, blank=True)
    about_en = models.CharField(_("service in English"), max_length=300, blank=True)
    locks_until = models.DateField(_("no application until"), null=True)
    sold_on = models.DateField(_("sold on"))
    recorded_by = PublicForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("recorded by"))
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        verbose_name = _("advice sold")
        verbose_name_plural = _("advice sold")
        ordering = ["-recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(name="advice_is_about_something", condition=~Q(about_zh="", about_en="")),
            models.CheckConstraint(
                name="advice_locks_after_its_sale", condition=Q(locks_until=None) | Q(locks_until__gt=F("sold_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.about_en or self.about_zh

    @property
    def about(self) -> dict[str, str]:
        return bilingual(self.about_zh, self.about_en)

    @property
    def is_running(self) -> bool:
        """Whether the work is not over."""
        return not hasattr(self, "end")

    @property
    def bars_until(self) -> date | None:
        """The last day without an application; None while the work lasts, and of a partner's, which bars nobody."""
        days = [] if self.is_running else [self.locks_until, self.end.locks_until]
        return max((day for day in days if day), default=None)


class AdviceEnd(models.Model):
    """That the work of advice is over: from then on its lock runs out, and it can be assessed. Never changed."""

    advice = models.OneToOneField(Advice, on_delete=models.PROTECT, primary_key=True, related_name="end")
    ended_on = models.DateField(_("ended on"))
    locks_until = models.DateField(_("no application until"), null=True)  # None: a partner's
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("end of advice")
        verbose_name_plural = _("ends of advice")
        ordering = ["-ended_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="ended_advice_locks_on", condition=Q(locks_until=None) | Q(locks_until__gt=F("ended_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.advice} {self.ended_on}"


class ImpartialityAssessment(models.Model):
    """What a quality manager found about a group that was advised, and what a second person made of it.

    Once lifted, the group may apply. What was answered stays; one that was not confirmed stands for half a year, and then
    another may be written.
    """

    STANDS = timedelta(days=180)  # as the guard `assessment_is_lawful` says

    class Outcome(models.TextChoices):
        LIFTED = "lifted", _("Confirmed: the group may apply")
        UPHELD = "upheld", _("Not confirmed: no application before the day")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    advice = models.ForeignKey(Advice, on_delete=models.PROTECT, related_name="assessments")
    risks = models.TextField(_("risks to impartiality"), max_length=4000)
    measures = models.TextField(_("what removes them"), max_length=4000)
    written_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    written_at = models.DateTimeField(default=clock.now, editable=False)
    outcome = models.CharField(_("answer"), max_length=6, choices=Outcome, blank=True)
    answer = models.CharField(_("reason"), max_length=1000, blank=True)
    answered_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("impartiality assessment")
        verbose_name_plural = _("impartiality assessments")
        ordering = ["-written_at", "pk"]
        constraints = [
            models.UniqueConstraint("advice", name="one_open_assessment", condition=Q(answered_at=None)),
            models.CheckConstraint(name="assessment_says_something", condition=~Q(risks="") & ~Q(measures="")),
            models.CheckConstraint(
                name="nobody_answers_their_own_assessment", condition=~Q(answered_by=F("written_by"))
            ),
            models.CheckConstraint(
                name="answered_assessment_says_by_whom_and_why",
                condition=Q(answered_at=None, answered_by=None, outcome="", answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False, outcome__in=["lifted", "upheld"])
                & ~Q(answer=""),
            ),
        ]
