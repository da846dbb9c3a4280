"""The page of a laboratory's report: how it stands, for whoever scans its code. Search engines leave it out."""

import json
from uuid import UUID

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from accounts.requests import policy
from register import answers
from register.reports import report_at, reports_of_number
from tenants.hosts import site_url
from vocabulary.terms import ReportKind


@policy(host="site", who="anyone")
@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    entry = report_at(pk)
    if entry is None:
        raise Http404
    stated, address = entry.as_report, site_url(reverse("register:report", args=[pk]))
    newer = reports_of_number(stated.replaced_by, entry.body) if stated.replaced_by else []
    code = segno.make(address, error="m")
    context = {
        "entry": entry,
        "statement": stated,
        "kind": ReportKind(stated.kind).label,
        "answer": answers.about_report(entry),
        "newer": newer[0] if len(newer) == 1 else None,
        "address": address,
        "qr": SafeString(code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None)),
        "proof": json.dumps(entry.content, ensure_ascii=False, indent=2, sort_keys=True),
    }
    return render(request, "register/report.html", context)
