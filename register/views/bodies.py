"""Who issues certificates here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import policy
from register import linked, queries
from register.forms import BodiesForm
from tenants.hosts import body_url
from vocabulary.countries import market_name


@policy(host="site", who="anyone")
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    form = BodiesForm(request.GET)
    if not form.is_valid():
        raise Http404
    context = {
        "bodies": queries.bodies_with_counts(**form.cleaned_data),
        "form": form,
        "is_narrowed": any(form.cleaned_data.values()),
    }
    return render(request, "register/bodies.html", context)


@policy(host="site", who="anyone")
@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    body = queries.certification_body_for(slug)
    if body is None:
        raise Http404
    confirmation, passport = queries.confirmation_of_body(body), queries.passport_of(body)
    context = {
        "shown": body,
        "linked": linked.body(body, passport),
        "address": body_url(body) if body.is_open else "",
        "confirmation": confirmation,
        "country": market_name(str(body.country)),
        "standing": queries.standing_of_body(body),
        "counts": queries.counts(body),
        "counted": f"body={body.slug}",
        "schemes": queries.schemes(body),
        "passport": passport,
        "newest": queries.certificates(body=body)[:20],
    }
    return render(request, "register/body.html", context)
