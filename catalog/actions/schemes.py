"""Everything that changes a body's schemes and its passport."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from pydantic import TypeAdapter

from accounts.actions import notify
from accounts.models import User
from catalog import starters
from catalog.actions.cleaning import clean
from catalog.actions.drafts import check_shapes, open_to_change
from catalog.actions.plan_limit import refuse_another_offer
from catalog.events import PassportStated, SchemeClosedByLaw, SchemeStated
from catalog.models import PARTS, BodyPassport, Scheme, SchemeVersion, StandardReference, VersionPart
from catalog.queries import approval_gaps, gaps, law_changes_at, law_gap, reserved_by, version_in_force
from catalog.statements import passport_statement, scheme_statement
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual, in_both
from outbox.actions import announce, clear_due, set_due
from oversight import actions as oversight
from oversight.models import Acceptance
from staff.models import Role
from staff.queries import people_with, roles_of
from statements.scheme import Commitment, Grade, LeadTime, MeasuredProperty, StatedGreenRow
from tenants.context import current_body
from tenants.models import CertificationBody
from vocabulary import search_words
from vocabulary.events import LAW_CHANGES
from vocabulary.models import CompulsoryRule
from vocabulary.queries import standard_named
from vocabulary.standards import key_and_number

SHAPES: dict[str, TypeAdapter[Any]] = {
    "green_rows": TypeAdapter(list[StatedGreenRow]),
    "grades": TypeAdapter(list[Grade]),
    "measures": TypeAdapter(list[MeasuredProperty]),
    "lead_times": TypeAdapter(list[LeadTime]),
    "commitments": TypeAdapter(list[Commitment]),
}
NOT_COPIED = {
    "id", "scheme", "number", "edition", "edited_at", "edited_by", "published_at", "published_by", "transition_ends_on",
    "change_note_zh", "change_note_en",
}  # fmt: skip


@transaction.atomic
def write_scheme(*, slug: str, name_zh: str, name_en: str = "", by: User) -> SchemeVersion:
    """Begin a scheme. Gives its first draft, furnished with what most schemes have."""
    _may_write(by)
    if current_body().kind != CertificationBody.Kind.BODY:
        raise Refused(_("Only certification bodies write certification schemes."))
    scheme = Scheme(slug=slug, created_by=by)
    clean(scheme)
    scheme.save()
    draft = SchemeVersion.objects.create(scheme=scheme, name_zh=name_zh, name_en=name_en, edited_by=by)
    starters.furnish(draft)
    return draft


@transaction.atomic
def start_draft(scheme: Scheme, *, by: User) -> SchemeVersion:
    """Begin the next version as a copy of the one in force; the draft there is, where there is one."""
    _may_write(by)
    scheme = _locked(scheme)
    draft = scheme.versions.drafts().first()
    if draft:
        return draft
    source = version_in_force(scheme)
    if source is None:
        raise Refused(_("This scheme has no version to start from."))
    names = [field.name for field in SchemeVersion._meta.fields if field.name not in NOT_COPIED]
    draft = SchemeVersion.objects.create(scheme=scheme, edited_by=by, **{name: getattr(source, name) for name in names})
    for model in PARTS:
        _copy_rows(model, source, draft)
    return draft


@transaction.atomic
def save_section(
    draft: SchemeVersion,
    *,
    values: dict[str, Any],
    by: User,
    edition: int | None = None,
    rows: dict[type[VersionPart], Iterable[VersionPart]] | None = None,
) -> SchemeVersion:
    """Save some fields of a draft and, of each kind of row in `rows`, the whole list anew.

    `edition` is what the person saw: where somebody saved since, this is refused instead of overwriting it.
    """
    _may_write(by)
    draft = _locked_draft(draft, edition)
    for name, value in values.items():
        setattr(draft, name, value)
    check_shapes(draft, SHAPES)
    for model, given in (rows or {}).items():
        _replace_rows(model, draft, given)
    _touch(draft, by, *values)
    return draft


@transaction.atomic
def discard_draft(draft: SchemeVersion, *, by: User) -> None:
    """Throw a draft away, and its scheme with it where nothing was ever published."""
    _may_write(by)
    draft = _locked_draft(draft)
    scheme = draft.scheme
    draft.delete()
    if not scheme.versions.exists():
        scheme.delete()


@transaction.atomic
def publish(draft: SchemeVersion, *, by: User) -> SchemeVersion:
    """Put a draft in force, for good. Refuses with everything that is missing, each in a sentence."""
    _may_write(by)
    scheme = _locked(draft.scheme)
    draft = _locked_draft(draft)
    if missing := gaps(draft):
        raise Refused(" ".join(gap.words for gap in missing))

    refuse_another_offer(scheme)
    draft.number = scheme.versions.published().count() + 1
    draft.published_at = clock.now()
    draft.published_by = by
    draft.save(update_fields=["number", "published_at", "published_by"])
    scheme.closed_by = []  # no law closes it today, or there were gaps
    _watch_the_law(scheme, draft)
    _state(scheme)
    return draft


@transaction.atomic
def withdraw_scheme(scheme: Scheme, *, reason_zh: str, reason_en: str = "", by: User) -> Scheme:
    """Take a scheme from offer: no new applications. Running cases and certificates go on under their versions."""
    _may_write(by)
    scheme = _locked(scheme)
    if scheme.withdrawn_at:
        raise Refused(_("This scheme is no longer offered already."))
    if version_in_force(scheme) is None:
        raise Refused(_("This scheme was never published. Discard its draft instead."))
    if not (reason_zh.strip() or reason_en.strip()):
        raise Refused(_("Say why the scheme is no longer offered."))
    scheme.withdrawn_at, scheme.withdrawn_by = clock.now(), by
    scheme.withdrawal_reason_zh, scheme.withdrawal_reason_en = reason_zh.strip(), reason_en.strip()
    scheme.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason_zh", "withdrawal_reason_en"])
    return _state(scheme)


@transaction.atomic
def offer_again(scheme: Scheme, *, by: User) -> Scheme:
    """Put a withdrawn scheme back on offer."""
    _may_write(by)
    scheme = _locked(scheme)
    if not scheme.withdrawn_at:
        raise Refused(_("This scheme is on offer."))
    version = version_in_force(scheme)
    if version and (why := [*approval_gaps(version.categories), *map(law_gap, reserved_by(version))]):
        raise Refused(" ".join(why))
    refuse_another_offer(scheme)
    scheme.withdrawn_at = scheme.withdrawn_by = None
    scheme.withdrawal_reason_zh = scheme.withdrawal_reason_en = ""
    scheme.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason_zh", "withdrawal_reason_en"])
    return _state(scheme)


@transaction.atomic
def ask_the_law(pk: UUID) -> None:
    """Whether laws leave a scheme on offer today: asked when a rule was recorded, and when the day of one has come.

    What has changed since it was asked last is announced, once: nobody is told twice of one law.
    """
    scheme = Scheme.objects.select_for_update().filter(pk=pk).first()
    version = version_in_force(scheme) if scheme else None
    if scheme is None or version is None:
        return
    _watch_the_law(scheme, version)
    rules = reserved_by(version)
    closed_by = sorted(rule.key for rule in rules)
    if closed_by == sorted(scheme.closed_by):
        return
    news = [rule for rule in rules if rule.key not in scheme.closed_by]
    scheme.closed_by = closed_by
    if news:
        announce(SchemeClosedByLaw(scheme.pk, [rule.key for rule in news]), body=current_body())
    _tell_managers(scheme, version, news)
    _state(scheme)


def _watch_the_law(scheme: Scheme, version: SchemeVersion) -> None:
    """Have the law asked again on the next day on which what is known of it changes."""
    moment = law_changes_at(version)
    if moment:
        set_due(LAW_CHANGES, scheme.pk, moment, body=current_body())
    else:
        clear_due(LAW_CHANGES, scheme.pk, body=current_body())


def _tell_managers(scheme: Scheme, version: SchemeVersion, news: Iterable[CompulsoryRule]) -> None:
    """Those who write schemes hear that one is closed by law, by which, or that it is no more."""
    if scheme.closed_by:
        zh, en = (
            f"方案“{version.name_zh}”依法停止受理申请",
            f"A law closes the scheme “{version.name_en}” for applications",
        )
    else:
        zh, en = (
            f"方案“{version.name_zh}”不再受强制性要求限制",
            f"No law closes the scheme “{version.name_en}” any more",
        )
    reasons = [in_both(lazy(law_gap, str)(rule)) for rule in news]
    text = bilingual("".join(words["zh"] for words in reasons) or zh, " ".join(words["en"] for words in reasons) or en)
    url = reverse("catalog:one-scheme", args=[scheme.pk], urlconf=settings.ROOT_URLCONF)
    for manager in people_with(Role.SCHEME_MANAGER):
        notify(manager, subject=bilingual(zh, en), text=text, url=url, body=current_body())


@transaction.atomic
def declare_complete(scheme: Scheme, *, since: date, by: User) -> Scheme:
    """State that the register holds every certificate of this scheme issued since a day: it may then say "never issued"."""
    _may_write(by)
    scheme = _locked(scheme)
    if version_in_force(scheme) is None:
        raise Refused(_("Publish the scheme before you declare its register complete."))
    if since > clock.today(current_body().time_zone):
        raise Refused(_("The register cannot be complete from a day to come."))
    scheme.register_complete_from = since
    scheme.save(update_fields=["register_complete_from"])
    return _state(scheme)


@transaction.atomic
def keep_search_words(scheme: Scheme, *, words: Iterable[str], by: User) -> Scheme:
    """By what words a scheme is found besides those it shows. Those that the vocabulary does not know wait."""
    _may_write(by)
    scheme = _locked(scheme)
    version = version_in_force(scheme)
    if version is None:
        raise Refused(_("Publish the scheme before you give it search words."))
    words = search_words.tidy(words)
    own = " ".join([version.name_zh, version.name_en, version.summary_zh, version.summary_en])
    bodies = CertificationBody.objects.exclude(pk=current_body().pk).values_list("name_zh", "name_en", "slug")
    others = [name for names in bodies for name in names if name]
    if wrong := list(search_words.refusals(words, own=own, others=others)):
        raise Refused(" ".join(wrong))
    scheme.search_words = words
    scheme.save(update_fields=["search_words"])
    return _state(scheme)


@transaction.atomic
def state_acceptance(scheme: Scheme, acceptance: Acceptance, *, seen: int = 0, by: User) -> Acceptance:
    """Say who takes certificates under a scheme as proof (unsaved, as the form filled it): the body's word until it is checked."""
    _may_write(by)
    scheme = _locked(scheme)
    version = version_in_force(scheme)
    if version is None:
        raise Refused(_("Publish the scheme before you say who accepts it."))
    acceptance.categories, acceptance.properties = version.categories, version.characteristics
    return oversight.state_acceptance(acceptance, body=current_body(), scheme=scheme.pk, seen=seen, by=by)


@transaction.atomic
def take_acceptance_back(acceptance: Acceptance, *, by: User) -> Acceptance:
    """Say no longer that a scheme is accepted so."""
    _may_write(by)
    return oversight.end_acceptance(acceptance, body=current_body(), by=by)


@transaction.atomic
def save_passport(*, values: dict[str, Any], by: User) -> BodyPassport:
    """State approvals, accreditation and insurance; schemes on offer are stated anew, since they carry the accreditation."""
    if not roles_of(by) & {Role.BODY_ADMIN, Role.SCHEME_MANAGER, Role.QUALITY_MANAGER}:
        raise Refused(_("The passport is kept by administrator, quality manager or scheme manager."))
    passport = BodyPassport.objects.select_for_update().first() or BodyPassport()
    for name, value in values.items():
        setattr(passport, name, value)
    passport.revision += 1
    passport.edited_at, passport.edited_by = clock.now(), by
    passport.save()
    body = current_body()
    announce(PassportStated(body.pk, passport.revision, passport_statement(passport).content()), body=body)
    for scheme in Scheme.objects.offered().order_by("pk"):
        _state(_locked(scheme))
    return passport


@transaction.atomic
def restate(pk: UUID) -> Scheme:
    """Say again, as a new revision, what is so: how the register is repaired where it differs."""
    return _state(Scheme.objects.select_for_update().get(pk=pk))


def _state(scheme: Scheme) -> Scheme:
    """Announce the whole scheme at its next revision; its row is locked."""
    version = version_in_force(scheme)
    assert version is not None  # noqa: S101  # callers have refused before
    scheme.revision += 1
    scheme.save(update_fields=["revision", "closed_by"])
    statement = scheme_statement(scheme, version).content()
    announce(SchemeStated(scheme.pk, scheme.revision, statement), body=current_body())
    return scheme


def _may_write(by: User) -> None:
    if Role.SCHEME_MANAGER not in roles_of(by):
        raise Refused(_("Only a scheme manager may change schemes."))


def _locked(scheme: Scheme) -> Scheme:
    return Scheme.objects.select_for_update().get(pk=scheme.pk)


def _locked_draft(draft: SchemeVersion, edition: int | None = None) -> SchemeVersion:
    locked = SchemeVersion.objects.select_for_update(of=("self",)).select_related("scheme").filter(pk=draft.pk).first()
    return open_to_change(locked, edition)


def _touch(draft: SchemeVersion, by: User, *names: str) -> None:
    draft.edition += 1
    draft.edited_at, draft.edited_by = clock.now(), by
    draft.save(update_fields=[*names, "edition", "edited_at", "edited_by"])


def _replace_rows(model: Any, draft: SchemeVersion, rows: Iterable[Any]) -> None:
    model.objects.filter(version=draft).delete()
    for position, row in enumerate(rows):
        row.pk = row._meta.pk.get_default()
        row.version, row.position = draft, position
        if isinstance(row, StandardReference):
            _recognise(row)
        clean(row)
        row.save(force_insert=True)


def _recognise(row: StandardReference) -> None:
    """Write a standard's number as its publisher does, and take its names from the vocabulary where it is known."""
    row.key, row.reference = key_and_number(row.reference)
    known = standard_named(row.reference)
    if known:
        row.standard = known
        row.reference = known.reference
        row.name_zh, row.name_en = row.name_zh or known.name_zh, row.name_en or known.name_en


def _copy_rows(model: Any, source: SchemeVersion, draft: SchemeVersion) -> None:
    rows = list(model.objects.filter(version=source))
    for row in rows:
        row.pk = row._meta.pk.get_default()
        row.version = draft
    model.objects.bulk_create(rows)
