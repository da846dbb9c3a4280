"""What can be asked about a body's schemes."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from catalog.models import Scheme, SchemeVersion
from catalog.queries.law import law_gap, reserved_by
from catalog.statements import scheme_statement
from lib.text import Bilingual, bilingual, localized
from oversight import queries as oversight
from staff.impartiality import knows_period
from staff.schemes import knows_schemes
from tenants.context import current_body
from vocabulary.terms import FeeBasis, RuleKind


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


def public_state() -> Iterator[tuple[UUID, int, dict[str, Any]]]:
    """Scheme, revision and whole statement of everything stated in public, for the reconciler."""
    for scheme in Scheme.objects.filter(revision__gt=0).order_by("pk"):
        version = version_in_force(scheme)
        if version is not None:
            yield scheme.pk, scheme.revision, scheme_statement(scheme, version).content()


def prices_reports(version: SchemeVersion) -> bool:
    """Whether units whose existing test reports are accepted pay a price of their own."""
    return version.fees.filter(per=FeeBasis.TEST_REUSED).exists()


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
