"""Letters and agreements as files, for whoever reads them as pages; the fees for those only who may see money (INV-10)."""

from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.requests import BothSidesRequest, policy
from applications.models import Agreement
from applications.papers import AGREEMENT, FEES
from applications.queries import agreement_path, fee_annex_for
from cases.doors import file_for, letter_for
from cases.models import Case
from cases.papers import LETTER_KIND
from cases.views.doors import is_client_of
from papers.queries import newest_of
from papers.views.files import Door, paper_response


@policy(host="body", who="both_sides")
@require_safe
def letter(request: BothSidesRequest, pk: UUID) -> HttpResponseBase:
    letter, case = letter_for(request.user, pk)
    return _answer(request, case, LETTER_KIND, letter.pk, back=reverse("applications:letter", args=[letter.pk]))


@policy(host="body", who="both_sides")
@require_safe
def agreement(request: BothSidesRequest, pk: UUID) -> HttpResponseBase:
    case = file_for(request.user, pk)
    agreed = Agreement.objects.filter(application=case.unit.application).first()
    if agreed is None:
        raise Http404
    return _answer(request, case, AGREEMENT, agreed.pk, back=agreement_path(case))


@policy(host="body", who="both_sides")
@require_safe
def fees(request: BothSidesRequest, pk: UUID) -> HttpResponseBase:
    case = file_for(request.user, pk)
    annex = fee_annex_for(request.user, case.unit.application)
    if annex is None:
        raise Http404
    return _answer(request, case, FEES, annex.pk, back=agreement_path(case))


def _answer(request: BothSidesRequest, case: Case, kind: str, subject: UUID, *, back: str) -> HttpResponseBase:
    door: Door = "holder" if is_client_of(request, case) else "staff"
    return paper_response(request, newest_of(kind, subject), door=door, back=back)
