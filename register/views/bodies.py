"""Who issues certificates here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lib.policy import policy
from register import queries
from tenants.hosts import body_url


@policy(host="site", who="anyone")
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    listed = queries.bodies_with_counts()
    return render(request, "register/bodies.html", {"bodies": listed})


@policy(host="site", who="anyone")
@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    found = queries.certification_body_for(slug)
    if found is None:
        raise Http404
    context = {
        "shown": found,
        "address": body_url(found),
        "counts": queries.counts(found),
        "schemes": queries.schemes(found),
        "passport": queries.passport_of(found),
        "newest": queries.certificates_of(found)[:20],
    }
    return render(request, "register/body.html", context)
