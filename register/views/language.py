"""The public language: the JSON Schemas of what is stated, for whoever reads statements by a program."""

from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import condition, require_safe

from accounts.requests import policy
from statements.schemas import on_file, written
from tenants.hosts import site_url

ABOUT: dict[str, tuple[str | Promise, str | Promise]] = {
    "certificate": (_("Certificate"), _("What its page shows, with everything that happened to it.")),
    "scheme": (_("Scheme"), _("The version in force, and what all its versions said.")),
    "body": (_("Certification body"), _("Its names, its standing, and how its approval was looked up.")),
    "passport": (_("A body's passport"), _("Approvals, accreditation and insurance, as the body states them.")),
    "lead_time": (
        _("Measured lead time"),
        _(
            "How long closed cases under a scheme took, the body's days apart from the client's, and how many they were."
        ),
    ),
    "service": (_("Service"), _("What is sold beside certification: prices, dates, tests, terms.")),
    "report": (
        _("Test report"),
        _("That a laboratory issued it, when, and the hash of its file; never whose product it is about."),
    ),
    "case": (_("Case"), _("Told to the client's organisation alone: the step, with whom it is, until when.")),
    "invoice": (_("Invoice"), _("Told to the organisation alone that it is for.")),
    "order": (
        _("Order of a service"),
        _("Told to the buyer's organisation alone: its parts, with whom it is, until when."),
    ),
}


@policy(host="site", who="anyone")
@require_safe
def schemas(request: HttpRequest) -> HttpResponse:
    return render(request, "register/schemas.html", {"schemas": [_row(name) for name in sorted(on_file(), key=_order)]})


def served(name: str) -> str:
    """A schema under its own address. Raises Http404 where there is none of that name."""
    schema = on_file().get(name)
    if schema is None:
        raise Http404
    address = site_url(reverse("register:schema", args=[name]))
    return written(schema | {"$id": address})


def _tag(request: HttpRequest, name: str) -> str:
    return f'"{sha256(served(name).encode()).hexdigest()[:32]}"'


@policy(host="site", who="anyone")
@require_safe
@condition(etag_func=_tag)
def schema(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(served(name), content_type="application/schema+json")


def _row(name: str) -> dict[str, Any]:
    kind, _mark, version = name.rpartition("-v")
    title, about = ABOUT[kind]
    return {"name": name, "title": title, "about": about, "version": version}


def _order(name: str) -> tuple[int, int]:
    kind, _mark, version = name.rpartition("-v")
    return list(ABOUT).index(kind), int(version)
