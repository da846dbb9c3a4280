"""Test reports that laboratories delivered to an organisation, and the page that hands one to a case."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.queries import organisations_of
from accounts.requests import SignedInAtSiteRequest, policy
from lib.refusal import Refused
from lib.text import localized
from portfolio import handing
from portfolio.models import CaseCopy
from portfolio.reports import delivered_report_for, delivered_reports, handings_of, open_applications
from web.acting import act


@policy(host="site", who="organisation")
def reports(request: SignedInAtSiteRequest) -> HttpResponse:
    own = list(organisations_of(request.user))
    handed = handings_of(own)
    rows = [(report, handed.get(report.key, [])) for report in delivered_reports(own)]
    return render(request, "portfolio/reports.html", {"rows": rows})


@policy(host="site", who="organisation")
def hand_over(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """Choose the application, and hand the report over with one press."""
    report = delivered_report_for(request.user, pk)
    applications = open_applications(report.organisation)
    if request.method == "POST":
        chosen = request.POST.get("application", "")
        case = next((each for each in applications if str(each.statement.application) == chosen), None)
        words = _("The report is on its way to %(body)s. You are told if it is not taken.")
        if act(request, lambda: _hand_over(request, pk, case), words % {"body": _body_of(case)}):
            return redirect("portfolio:reports")
    sent = handings_of([report.organisation]).get(pk, [])
    handed = {str(each.application): each for each in sent if not each.is_refused}
    context = {
        "report": report,
        "choices": [(case, handed.get(str(case.statement.application))) for case in applications],
        "may_hand_over": report.is_standing and len(handed) < len(applications),
    }
    return render(request, "portfolio/hand_over.html", context)


def _hand_over(request: SignedInAtSiteRequest, pk: UUID, case: CaseCopy | None) -> None:
    if case is None:
        raise Refused(_("Choose the application to which the report is handed."))
    handing.hand_over(delivered_report_for(request.user, pk), case, by=request.user)


def _body_of(case: CaseCopy | None) -> str:
    return localized(case.body.name) if case else ""
