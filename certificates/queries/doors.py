"""Doors for views: a certificate and what belongs to it for one person, or 404."""

from uuid import UUID

from django.http import Http404

from accounts.models import User
from accounts.queries import acts_for
from cases.models import Case
from cases.sides import cases_open_to
from cases.transitions import State
from certificates.models import Certificate, HolderRequest, Measure, Paper
from certificates.queries.lists import is_held_by, organisation_of


def certificate_for(user: User, pk: UUID) -> Certificate:
    """The certificate of this body for one of its people, or 404: whoever acts for its holder stands on that side only."""
    certificate = Certificate.objects.filter(pk=pk).first()
    if certificate is None or ((holder := organisation_of(certificate)) and acts_for(user, holder)):
        raise Http404
    return certificate


def measure_for(user: User, pk: UUID) -> Measure:
    measure = Measure.objects.filter(pk=pk).first()
    if measure is None:
        raise Http404
    measure.certificate = certificate_for(user, measure.certificate_id)
    return measure


def paper_for(user: User, pk: UUID) -> Paper:
    paper = Paper.objects.filter(pk=pk).first()
    if paper is None:
        raise Http404
    paper.certificate = certificate_for(user, paper.certificate_id)
    return paper


def own_certificate_for(user: User, pk: UUID) -> Certificate:
    """A certificate that names an organisation for which a person acts, or 404."""
    certificate = Certificate.objects.public().filter(pk=pk).first()
    if certificate is None or not is_held_by(certificate, user):
        raise Http404
    return certificate


def own_request_for(user: User, pk: UUID) -> HolderRequest:
    """A request about a certificate of an organisation for which a person acts, or 404."""
    request = HolderRequest.objects.select_related("certificate").filter(pk=pk).first()
    if request is None:
        raise Http404
    own_certificate_for(user, request.certificate_id)
    return request


def certificate_to_sign_for(user: User, pk: UUID) -> Certificate:
    """A certificate whose case is open to this person, or 404: to any signatory for its scheme."""
    certificate = certificate_for(user, pk)
    if certificate.case and not cases_open_to(user).filter(pk=certificate.case).exists():
        raise Http404
    return certificate


def decided_case_for(user: User, pk: UUID) -> Case:
    """A decided case open to this person that has not been completed, or 404."""
    related = ("unit__application__agreement", "scheme_version__scheme", "decision__report")
    case = cases_open_to(user).select_related(*related).filter(pk=pk, state=State.DECIDED).first()
    if case is None:
        raise Http404
    return case
