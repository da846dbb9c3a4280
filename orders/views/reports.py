"""A laboratory's reports on its desk: which stand, one by itself, and how one is registered, replaced and withdrawn."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import Organisation
from accounts.queries import names_of
from accounts.requests import StaffRequest, policy
from orders.actions import reporting
from orders.actions.reporting import KEEPERS
from orders.models import Report
from orders.report_forms import RegisterReportForm, ReplaceReportForm, ReportReasonForm
from orders.reports import may_replace, report_for
from orders.views.report_list import report_list
from staff.models import Role
from tenants.hosts import site_url
from web.acting import act
from web.lists import ask

REPORT_READERS = (*KEEPERS, Role.CASE_OFFICER, Role.EVALUATOR, Role.BODY_ADMIN)


@policy(host="body", who="body_staff", roles=REPORT_READERS)
def reports(request: StaffRequest) -> HttpResponse:
    asked = ask(Report.objects.select_related("order"), report_list(), request.GET)
    context = {"asked": asked, "page": asked.page, "query": asked.query, "may_keep": _may_keep(request)}
    return render(request, "orders/reports.html", context)


@policy(host="body", who="body_staff", roles=REPORT_READERS)
def report(request: StaffRequest, pk: UUID) -> HttpResponse:
    report = report_for(pk)
    people = [report.issued_by_id, *([report.changed_by_id] if report.changed_by_id else [])]
    names = names_of(people)
    context = {
        "report": report,
        "client": Organisation.objects.filter(pk=report.client_id).first() if report.client_id else None,
        "older": report.replaces.order_by("recorded_at"),
        "issued_by": names.get(report.issued_by_id, ""),
        "changed_by": names.get(report.changed_by_id, "") if report.changed_by_id else "",
        "address": site_url(f"/reports/{report.pk}/"),
        "may_keep": _may_keep(request),
    }
    return render(request, "orders/report.html", context)


@policy(host="body", who="body_staff", roles=KEEPERS)
def register_report(request: StaffRequest) -> HttpResponse:
    form = RegisterReportForm(request.POST or None, request.FILES or None)
    done = act(
        request,
        lambda: reporting.register_report(by=request.user, **form.cleaned_data),
        _("The report is registered. Everybody can check it by its number and by its file."),
        form=form,
    )
    if done:
        return redirect(done.result)
    return render(request, "orders/register_report.html", {"form": form})


@policy(host="body", who="body_staff", roles=KEEPERS)
def replace_report(request: StaffRequest, pk: UUID) -> HttpResponse:
    report = report_for(pk)
    others = may_replace(report)
    form = ReplaceReportForm(request.POST or None, others=others)
    action = partial(reporting.replace_report, report, by=request.user)
    if act(request, lambda: action(**form.cleaned_data), _("Whoever checks the report reads it now."), form=form):
        return redirect(report)
    return render(request, "orders/replace_report.html", {"form": form, "report": report, "others": others})


@policy(host="body", who="body_staff", roles=KEEPERS)
def withdraw_report(request: StaffRequest, pk: UUID) -> HttpResponse:
    report = report_for(pk)
    form = ReportReasonForm(request.POST or None)
    action = partial(reporting.withdraw_report, report, by=request.user)
    if act(request, lambda: action(**form.cleaned_data), _("Whoever checks the report reads it now."), form=form):
        return redirect(report)
    return render(request, "orders/withdraw_report.html", {"form": form, "report": report})


def _may_keep(request: StaffRequest) -> bool:
    return bool(request.roles & set(KEEPERS))
