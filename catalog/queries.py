"""What can be asked about a body's schemes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.models import BodyPassport, Scheme, SchemeVersion
from catalog.scheme_types import PLAN_FIELDS, SURVEILLED, plan_gaps
from catalog.statements import scheme_statement
from lib import clock
from lib.text import Bilingual, bilingual, listed, localized, written_day
from oversight import queries as oversight
from oversight.models import Confirmation
from papers.kinds import Letterhead
from staff.impartiality import knows_period
from staff.models import Role
from staff.queries import staffing_gap
from staff.schemes import knows_schemes
from tenants.context import current_body
from tenants.models import CertificationBody
from vocabulary.countries import names_of_market
from vocabulary.models import CompulsoryRule
from vocabulary.queries import category_with_ancestors, reserved_next, reserving
from vocabulary.terms import MARKLESS_TYPES, SURVEILLANCE_FEES, FeeBasis, GreenRow, RuleKind
from web.checklist import ChecklistItem


def version_in_force(scheme: Scheme | UUID) -> SchemeVersion | None:
    """The newest published version, or None before the first."""
    return SchemeVersion.objects.published().filter(scheme=scheme).order_by("-number").first()


def offered_schemes() -> list[SchemeVersion]:
    """The versions in force of all schemes on offer, each with its `scheme`, standards and fees, by name."""
    newest = (
        SchemeVersion.objects.published()
        .filter(scheme__withdrawn_at=None)
        .order_by("scheme_id", "-number")
        .distinct("scheme_id")
        .select_related("scheme")
        .prefetch_related("standards", "fees")
    )
    return sorted(newest, key=lambda version: version.name_zh)


def offered_version(slug: str) -> SchemeVersion | None:
    """The version in force of the scheme at an address, also where it is no longer offered; None where there is none."""
    return (
        SchemeVersion.objects.published().filter(scheme__slug=slug).select_related("scheme").order_by("-number").first()
    )


def schemes_for_desk() -> QuerySet[Scheme]:
    """All schemes with all versions, the newest first."""
    versions = SchemeVersion.objects.defer("rule_text_zh", "rule_text_en").order_by("-number")
    return Scheme.objects.prefetch_related(Prefetch("versions", versions)).order_by("slug")


def scheme_for(pk: UUID) -> Scheme:
    """The door by which a view of this body's staff gets a scheme, or 404."""
    scheme = Scheme.objects.filter(pk=pk).first()
    if scheme is None:
        raise Http404
    return scheme


def passport() -> BodyPassport:
    """The body's passport; before it is first filled in an unsaved one, with the number that the body joined with."""
    return BodyPassport.objects.first() or BodyPassport(approval_number=current_body().approval_number)


def letterhead() -> Letterhead:
    """The body as its papers name it today."""
    body, own = current_body(), passport()
    return Letterhead(
        name=body.name,
        approval_number=body.approval_number or own.approval_number,
        address=own.address,
        telephone=own.telephone,
        website=own.website,
    )


def public_state() -> Iterator[tuple[UUID, int, dict[str, Any]]]:
    """Scheme, revision and whole statement of everything stated in public, for the reconciler."""
    for scheme in Scheme.objects.filter(revision__gt=0).order_by("pk"):
        version = version_in_force(scheme)
        if version is not None:
            yield scheme.pk, scheme.revision, scheme_statement(scheme, version).content()


def prices_reports(version: SchemeVersion) -> bool:
    """Whether units whose existing test reports are accepted pay a price of their own."""
    return version.fees.filter(per=FeeBasis.TEST_REUSED).exists()


@dataclass(frozen=True)
class Gap:
    """Something a draft still lacks: in which section of the editor, and a sentence. `url`: where it is done, outside of it."""

    section: str
    words: str
    url: str = ""


def gaps(draft: SchemeVersion) -> list[Gap]:
    """Everything that keeps a draft from being published, in the editor's order."""
    lacking = [Gap(section, words) for section, words in _gaps(draft) if words]
    unstaffed = staffing_gap()
    return [*lacking, Gap("publish", unstaffed, reverse("staff:people"))] if unstaffed else lacking


def _gaps(draft: SchemeVersion) -> Iterator[tuple[str, str]]:
    yield from _word_gaps(draft)
    yield from _description_gaps(draft)
    yield from (("type", words) for words in _type_gaps(draft))
    yield from _row_gaps(draft)
    yield from (("description", law_gap(rule)) for rule in reserved_by(draft))
    yield from (("publish", words) for words in _transition_gaps(draft))
    yield from (("description", words) for words in approval_gaps(draft.categories))


def _word_gaps(draft: SchemeVersion) -> Iterator[tuple[str, str]]:
    for name, words in [
        ("name", _("The name is wanted in Chinese and in English.")),
        ("summary", _("The summary is wanted in Chinese and in English.")),
        ("proves", _("Say what the certificate proves, in Chinese and in English.")),
        ("does_not_prove", _("Say what the certificate does not prove, in Chinese and in English.")),
    ]:
        if not (getattr(draft, f"{name}_zh").strip() and getattr(draft, f"{name}_en").strip()):
            yield "names", words
    if not (draft.rule_text_zh.strip() or draft.rule_text_en.strip()):
        yield "rule", _("The rule text is missing.")
    if not draft.rule_kind:
        yield "rule", _("Say which kind of rule it is.")
    if draft.rule_kind == "filed" and not draft.filing_number.strip():
        yield "rule", _("Own rules that are filed need their filing number.")


def _description_gaps(draft: SchemeVersion) -> Iterator[tuple[str, str]]:
    for name, words in [
        ("objects_certified", _("Say what is certified: product, component, function or characteristic.")),
        ("characteristics", _("Choose at least one characteristic.")),
        ("attestation", _("Choose at least one form of attestation.")),
        ("categories", _("Choose at least one product category.")),
    ]:
        if not getattr(draft, name):
            yield "description", words
    if draft.scheme_type in MARKLESS_TYPES and "marking" in draft.attestation:
        yield "description", _("A scheme of type %(type)s licenses no mark.") % {"type": draft.scheme_type}
    if "grading" in draft.attestation and not (draft.grades or draft.measures):
        yield "description", _("A scheme that grades needs its grades or measured values.")
    yield from (("green", words) for words in _green_gaps(draft))
    if not draft.standards.exists():
        yield "standards", _("Name at least one standard or technical requirement.")


def _green_gaps(draft: SchemeVersion) -> Iterator[str]:
    """What the scheme behind a green label must be where it is for the European Union (Directive (EU) 2024/825)."""
    missing = set(GreenRow.values) - {row["row"] for row in draft.green_rows}
    if draft.green and missing and set(draft.markets) & set(names_of_market("EU")):
        yield _(
            "A green scheme for the European Union states all four rows of Directive (EU) 2024/825, each with its source."
        )


def _type_gaps(draft: SchemeVersion) -> Iterator[str]:
    if not draft.scheme_type:
        yield _("Choose the scheme type.")
    yield from plan_gaps(draft.scheme_type, {field: getattr(draft, field) for field in PLAN_FIELDS})
    if draft.scheme_type in SURVEILLED and not draft.surveillance_months:
        yield _("Say how many months lie between surveillances.")


def _row_gaps(draft: SchemeVersion) -> Iterator[tuple[str, str]]:
    if not draft.fees.exists():
        yield "fees", _("State the fees; a fee of zero is a statement too.")
    counted = set(draft.fees.values_list("per", flat=True))
    if FeeBasis.FACTORY_DAY in counted and not draft.factory_days:
        yield "fees", _("A day at a factory has its fee: say how many days are usual.")
    if FeeBasis.SURVEILLANCE_DAY in counted and not draft.surveillance_days:
        yield "fees", _("A day of surveillance has its fee: say how many days there are a year.")
    if counted and draft.scheme_type in SURVEILLED and not counted & SURVEILLANCE_FEES:
        words = _("A scheme of type %(type)s is under surveillance: state what that costs, by the day or by the year.")
        yield "fees", words % {"type": draft.scheme_type}
    if FeeBasis.TEST_REUSED in counted and not (FeeBasis.TEST in counted and draft.accepts_reports):
        yield "fees", _("Accepted reports have their price: say that they may be accepted, and what a test costs.")
    if not draft.lead_times:
        yield "times", _("State the days each step takes.")
    if not draft.validity_months:
        yield "times", _("Say for how many months a certificate is valid.")
    given = set(draft.reasons.values_list("kind", flat=True))
    if given != {"suspend", "withdraw", "cancel", "decline", "refuse"}:
        yield "reasons", _("Each list of reasons needs at least one.")


def _transition_gaps(draft: SchemeVersion) -> Iterator[str]:
    if not draft.scheme.versions.published().exists():
        return
    if draft.transition_ends_on is None:
        yield _("A new version needs the day on which its transition ends.")
    elif draft.transition_ends_on < clock.today(current_body().time_zone):
        yield _("The transition may not have ended already.")
    if not (draft.change_note_zh.strip() or draft.change_note_en.strip()):
        yield _("Say what changes with this version.")


def approval_gaps(categories: list[str]) -> Iterator[str]:
    """Why the body may not publish for these categories, or issue: not confirmed, or outside its approved field (INV-20)."""
    if gap := oversight.standing_gap(current_body()):
        yield gap
        return
    own, today = passport(), clock.today(current_body().time_zone)
    yield from _passport_gaps(own, categories, today)
    if own.approval_number and (confirmation := oversight.confirmed_fields(current_body())):
        yield from _list_gaps(own, confirmation, categories)


def _passport_gaps(own: BodyPassport, categories: list[str], today: date) -> Iterator[str]:
    """What the body says itself."""
    if not own.approval_number or not own.approved_categories:
        yield _("State your approval and its fields in the passport first.")
    elif own.approved_until and own.approved_until < today:
        yield _("Your approval ended on %(day)s.") % {"day": own.approved_until}
    else:
        outside = _outside(categories, own.approved_categories)
        if outside:
            yield _("Outside your approved field: %(categories)s.") % {"categories": listed(outside)}


def _list_gaps(own: BodyPassport, confirmation: Confirmation, categories: list[str]) -> Iterator[str]:
    """What an operator found on the public list."""
    if own.approval_number != confirmation.approval_number:
        yield _("Your passport gives the approval number %(yours)s; the public list has %(listed)s.") % {
            "yours": own.approval_number,
            "listed": confirmation.approval_number,
        }
    if outside := _outside(categories, confirmation.categories):
        yield _("Outside the field that the public list has for you: %(categories)s.") % {"categories": listed(outside)}


def _outside(categories: list[str], fields: list[str]) -> list[str]:
    return [code for code in categories if not category_with_ancestors([code]) & set(fields)]


def offer_gap(version: SchemeVersion) -> str:
    """Why nobody can apply under a version today; empty where one can. As `register.queries.offered_schemes` on the square."""
    if version.published_at is None or version.scheme.withdrawn_at is not None:
        return _("This scheme is not open for applications.")
    if not current_body().certifies:
        return _("This body takes no applications at present: the platform has not confirmed its approval.")
    if waits_for_filing(version):
        return _("This scheme takes applications once its rule is filed.")
    return next(map(law_gap, reserved_by(version)), "")


def waits_for_filing(version: SchemeVersion) -> bool:
    """Whether it is a Chinese body's own rule that is not filed yet (Regulations on Certification, article 17)."""
    is_unfiled = version.rule_kind == RuleKind.NOT_FILED and not current_body().is_overseas
    return is_unfiled and oversight.own_rules_wait_for_filing()


def reserved_by(version: SchemeVersion) -> list[CompulsoryRule]:
    """The laws by which only designated bodies may certify today, in the body's own zone, what this version does."""
    today = clock.today(current_body().time_zone)
    return reserving(version.categories, version.characteristics, version.markets, on=today)


def law_gap(rule: CompulsoryRule) -> str:
    """That a law leaves nothing to certify here, as a sentence for whoever would publish or apply."""
    return _(
        "%(law)s is compulsory for %(product)s in %(market)s since %(day)s, and only designated bodies certify it: "
        "no scheme of another kind certifies the same property there."
    ) % {
        "law": localized(rule.law),
        "product": localized(rule.category.name),
        "market": localized(rule.market_name),
        "day": written_day(rule.applies_from),
    }


def law_changes_at(version: SchemeVersion) -> datetime | None:
    """The moment at which a law known today closes or opens this version: a day's beginning in the body's zone."""
    zone = current_body().time_zone
    today = clock.today(zone)
    day = reserved_next(version.categories, version.characteristics, version.markets, after=today)
    return clock.day_after(day - timedelta(days=1), zone) if day else None


@knows_period
def longest_conflict() -> int | None:
    """The most months that a scheme on offer keeps advice and certification apart (INV-9); None where there is no scheme."""
    newest = SchemeVersion.objects.published().filter(scheme__withdrawn_at=None).order_by("scheme_id", "-number")
    return max(newest.distinct("scheme_id").values_list("conflict_months", flat=True), default=None)


@knows_schemes
def scheme_names() -> dict[UUID, Bilingual]:
    """What each scheme of the body is called, by its newest version: an authorisation may be for one."""
    versions = SchemeVersion.objects.order_by("scheme", "number")
    return {version.scheme_id: bilingual(version.name_zh, version.name_en) for version in versions}


def scheme_choices() -> list[tuple[str, str]]:
    """The body's schemes by name, to filter a list by."""
    names = ((str(scheme), localized(name)) for scheme, name in scheme_names().items())
    return sorted(names, key=lambda choice: choice[1])


def _publishing_waits_for() -> str:
    """Why nothing can be published yet, before anybody has opened a draft."""
    if not Scheme.objects.exists():
        return _("First a scheme has to be written.")
    return oversight.standing_gap(current_body()) or staffing_gap()


def checklist() -> list[ChecklistItem]:
    """What a new body does first with its catalogue."""
    own, is_body = passport(), current_body().kind == CertificationBody.Kind.BODY
    keepers = (Role.BODY_ADMIN, Role.QUALITY_MANAGER, Role.SCHEME_MANAGER)
    steps = [
        ChecklistItem(
            words=_("State your approval, accreditation and insurance"),
            why=_("Schemes can only be published within your approved fields."),
            is_done=bool(own.approval_number and own.approved_categories),
            url=reverse("catalog:passport"),
            roles=keepers,
            order=10,
        ),
        ChecklistItem(
            words=_("Write your first scheme"),
            why=_("It says what you certify, against which standard, at what price."),
            is_done=Scheme.objects.exists(),
            url=reverse("catalog:scheme-list"),
            roles=(Role.SCHEME_MANAGER,),
            order=30,
        ),
        ChecklistItem(
            words=_("Publish it"),
            why=_("It then stands on your storefront and in the search, and enterprises can apply."),
            is_done=SchemeVersion.objects.published().exists(),
            url=reverse("catalog:scheme-list"),
            roles=(Role.SCHEME_MANAGER,),
            order=60,
            waits_for=_publishing_waits_for(),
        ),
    ]
    return steps if is_body else steps[:1]
