"""A certificate's papers, for the body's people and for its holder's: any revision, and every notice, as it was issued."""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.requests import ClientRequest, StaffRequest, policy
from certificates import queries
from certificates.papers import CERTIFICATE_KIND, NOTICE
from certificates.views.reading import READERS
from papers.queries import paper_for
from papers.views.files import paper_response


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def file(request: StaffRequest, pk: UUID, paper: UUID) -> HttpResponseBase:
    return _of_staff(request, CERTIFICATE_KIND, pk, paper)


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def notice(request: StaffRequest, pk: UUID, paper: UUID) -> HttpResponseBase:
    return _of_staff(request, NOTICE, pk, paper)


@policy(host="body", who="organisation")
@require_safe
def own_file(request: ClientRequest, pk: UUID, paper: UUID) -> HttpResponseBase:
    return _of_holder(request, CERTIFICATE_KIND, pk, paper)


@policy(host="body", who="organisation")
@require_safe
def own_notice(request: ClientRequest, pk: UUID, paper: UUID) -> HttpResponseBase:
    return _of_holder(request, NOTICE, pk, paper)


def _of_staff(request: StaffRequest, kind: str, pk: UUID, paper: UUID) -> HttpResponseBase:
    certificate = queries.certificate_for(request.user, pk)
    wanted = paper_for(kind, certificate.pk, paper)
    return paper_response(request, wanted, door="staff", back=certificate.get_absolute_url())


def _of_holder(request: ClientRequest, kind: str, pk: UUID, paper: UUID) -> HttpResponseBase:
    certificate = queries.own_certificate_for(request.user, pk)
    wanted = paper_for(kind, certificate.pk, paper)
    return paper_response(request, wanted, door="holder", back=reverse("certificates:own", args=[certificate.pk]))
