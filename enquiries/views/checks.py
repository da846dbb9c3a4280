"""Operators look enterprises up before these send enquiries."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.requests import SignedInAtSiteRequest, policy
from enquiries import actions
from enquiries.forms.enquiries import CheckForm
from enquiries.queries.asking import check_for_operator, checks_waiting
from web.acting import answer


@policy(host="site", who="operator")
def checks(request: SignedInAtSiteRequest) -> HttpResponse:
    return render(request, "enquiries/checks.html", {"checks": checks_waiting()[:200]})


@policy(host="site", who="operator")
def check(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    check = check_for_operator(pk)
    form = CheckForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: actions.record_check(check, by=request.user, **form.cleaned_data),
        back="/operations/organisations/",
        template="enquiries/check.html",
        done=_("Recorded, with your name and the day."),
        check=check,
    )
