"""Reads of exports."""

from uuid import UUID

from django.db.models import Min, QuerySet
from django.http import Http404

from accounts.models import Organisation, OrganisationMembership, User
from accounts.queries import works_for_a_body
from exports.models import Export
from tenants.models import CertificationBody


def exports_of_body(body: CertificationBody) -> QuerySet[Export]:
    """A body's exports, the newest first."""
    return Export.objects.for_body(body).order_by("-asked_at")


def exports_of_organisation(organisation: Organisation) -> QuerySet[Export]:
    return Export.objects.for_organisation(organisation).order_by("-asked_at")


def administered_by(user: User) -> list[Organisation]:
    """The organisations whose account this person administers."""
    role = OrganisationMembership.Role.ADMINISTRATOR
    memberships = user.organisation_memberships.active().filter(role=role)
    return [membership.organisation for membership in memberships.select_related("organisation").order_by("started_at")]


def ready_export_for_body(pk: UUID, body: CertificationBody) -> Export:
    """An export of this body that can be downloaded. Raises Http404."""
    return _ready(exports_of_body(body), pk)


def ready_export_for_person(pk: UUID, user: User) -> Export:
    """An export of an organisation that this person administers. Raises Http404.

    Whoever works for a certification body has those alone that were made for them as such: others hold enquiries and quotes.
    """
    exports = Export.objects.filter(organisation__in=administered_by(user))
    if works_for_a_body(user):
        since = user.body_memberships.active().aggregate(since=Min("accepted_at"))["since"]
        exports = exports.filter(asked_by=user, asked_at__gte=since)
    return _ready(exports, pk)


def _ready(exports: QuerySet[Export], pk: UUID) -> Export:
    export = exports.filter(pk=pk, state=Export.State.READY).first()
    if export is None:
        raise Http404
    return export
