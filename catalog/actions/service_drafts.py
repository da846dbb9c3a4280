"""A service is written, published for good, withdrawn from offer and offered again."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import TypeAdapter

from accounts.models import User
from catalog.actions.cleaning import clean
from catalog.actions.drafts import check_shapes, open_to_change
from catalog.actions.plan_limit import refuse_another_offer
from catalog.actions.services import locked_service, state_service
from catalog.models import LabLine, Service, ServiceVersion
from catalog.queries.offering import service_gaps
from catalog.queries.services import version_on_offer
from catalog.sellers import OFFERED_BY
from lib import clock
from lib.refusal import Refused
from staff.models import Role
from staff.queries import roles_of
from statements.service import ServiceMilestone, ServiceOption
from statements.shape import StatedText
from tenants.context import current_body
from vocabulary.standards import key_and_number

SHAPES_OF_LISTS: dict[str, TypeAdapter[Any]] = {
    "deliverables": TypeAdapter(list[StatedText]),
    "options": TypeAdapter(list[ServiceOption]),
    "milestones": TypeAdapter(list[ServiceMilestone]),
}
OF_ITS_OWN = {"id", "service", "number", "edition", "edited_at", "edited_by", "published_at", "published_by"}


@transaction.atomic
def write_service(*, slug: str, type: str, name_zh: str, name_en: str = "", by: User) -> ServiceVersion:
    """Begin a service. Gives its first draft."""
    may_sell(by)
    if type not in OFFERED_BY[current_body().kind]:
        raise Refused(_("Your kind of provider does not offer this type of service."))
    service = Service(slug=slug, created_by=by)
    clean(service)
    service.save()
    return ServiceVersion.objects.create(service=service, type=type, name_zh=name_zh, name_en=name_en, edited_by=by)


@transaction.atomic
def start_service_draft(service: Service, *, by: User) -> ServiceVersion:
    """Begin the next version as a copy of the one on offer; the draft there is, where there is one."""
    may_sell(by)
    service = locked_service(service.pk)
    draft = service.versions.drafts().first()
    if draft:
        return draft
    source = version_on_offer(service)
    if source is None:
        raise Refused(_("This service has no version to start from."))
    names = [field.name for field in ServiceVersion._meta.fields if field.name not in OF_ITS_OWN]
    same = {name: getattr(source, name) for name in names}
    draft = ServiceVersion.objects.create(service=service, edited_by=by, **same)
    _keep_lines(draft, source.lines.all())
    return draft


@transaction.atomic
def save_service(
    draft: ServiceVersion,
    *,
    values: dict[str, Any],
    by: User,
    edition: int | None = None,
    lines: Iterable[LabLine] | None = None,
) -> ServiceVersion:
    """Save some fields of a draft and, where `lines` are given, the whole list of tests anew.

    `edition` is what the person saw: where somebody saved since, this is refused instead of overwriting it.
    """
    may_sell(by)
    draft = _locked_draft(draft, edition)
    for name, value in values.items():
        setattr(draft, name, value)
    check_shapes(draft, SHAPES_OF_LISTS)
    if lines is not None:
        draft.lines.all().delete()
        _keep_lines(draft, lines)
    draft.edition += 1
    draft.edited_at, draft.edited_by = clock.now(), by
    draft.save(update_fields=[*values, "edition", "edited_at", "edited_by"])
    return draft


@transaction.atomic
def discard_service_draft(draft: ServiceVersion, *, by: User) -> None:
    """Throw a draft away, and its service with it where nothing was ever published."""
    may_sell(by)
    draft = _locked_draft(draft)
    service = draft.service
    draft.delete()
    if not service.versions.exists() and not service.dates.exists():
        service.delete()


@transaction.atomic
def publish_service(draft: ServiceVersion, *, by: User) -> ServiceVersion:
    """Put a draft on offer, for good. Refuses with everything that is missing, each in a sentence."""
    may_sell(by)
    service = locked_service(draft.service_id)
    draft = _locked_draft(draft)
    if missing := service_gaps(draft):
        raise Refused(" ".join(gap.words for gap in missing))

    refuse_another_offer(service)
    draft.number = service.versions.published().count() + 1
    draft.published_at = clock.now()
    draft.published_by = by
    draft.save(update_fields=["number", "published_at", "published_by"])
    state_service(service)
    return draft


@transaction.atomic
def withdraw_service(service: Service, *, by: User) -> Service:
    """Take a service from offer: no new orders. What is ordered goes on under its version."""
    may_sell(by)
    service = locked_service(service.pk)
    if service.withdrawn_at:
        raise Refused(_("This service is no longer offered already."))
    if version_on_offer(service) is None:
        raise Refused(_("This service was never published. Discard its draft instead."))
    service.withdrawn_at, service.withdrawn_by = clock.now(), by
    service.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return state_service(service)


@transaction.atomic
def offer_service_again(service: Service, *, by: User) -> Service:
    """Put a withdrawn service back on offer, where its version could be published today."""
    may_sell(by)
    service = locked_service(service.pk)
    if not service.withdrawn_at:
        raise Refused(_("This service is on offer."))
    version = version_on_offer(service)
    if version and (missing := service_gaps(version)):
        raise Refused(" ".join(gap.words for gap in missing))
    refuse_another_offer(service)
    service.withdrawn_at = service.withdrawn_by = None
    service.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return state_service(service)


def may_sell(by: User) -> None:
    """Marketing shows services; what is sold and at what price is the scheme manager's."""
    if Role.SCHEME_MANAGER not in roles_of(by):
        raise Refused(_("Only a scheme manager may change services."))


def _locked_draft(draft: ServiceVersion, edition: int | None = None) -> ServiceVersion:
    versions = ServiceVersion.objects.select_for_update(of=("self",)).select_related("service")
    return open_to_change(versions.filter(pk=draft.pk).first(), edition)


def _keep_lines(draft: ServiceVersion, lines: Iterable[LabLine]) -> None:
    for position, line in enumerate(lines):
        line.pk = LabLine._meta.pk.get_default()
        line.version, line.position = draft, position
        line.key, line.standard = key_and_number(line.standard)
        clean(line)
        line.save(force_insert=True)
