"""Who issues certificates here."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import policy
from oversight.queries import tied_bodies
from register import linked, queries
from register.forms import BodiesForm
from register.offers import offers_of, sorted_bodies
from tenants.hosts import body_url
from tenants.models import CertificationBody
from vocabulary.countries import market_name

BODIES_SHOWN, CERTIFICATES_SHOWN = 50, 20


@policy(host="site", who="anyone")
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    form = BodiesForm(request.GET)
    if not form.is_valid():
        raise Http404
    page = Paginator(sorted_bodies(**form.cleaned_data), BODIES_SHOWN).get_page(request.GET.get("page"))
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    context = {
        "page": page,
        "offers": offers_of(list(page.object_list)),
        "query": urlencode(asked),
        "form": form,
        "is_narrowed": bool(asked),
    }
    return render(request, "register/bodies.html", context)


@policy(host="site", who="anyone")
@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    body = queries.certification_body_for(slug)
    if body is None:
        raise Http404
    certificates = queries.certificates(body=body).defer("content")
    confirmation, passport = queries.confirmation_of_body(body), queries.passport_of(body)
    context = {
        "shown": body,
        "linked": linked.body(body, passport),
        "address": body_url(body) if body.is_open else "",
        "confirmation": confirmation,
        "country": market_name(str(body.country)),
        "owners": tied_bodies(body) if body.kind != CertificationBody.Kind.BODY else [],
        "standing": queries.standing_of_body(body),
        "counts": queries.counts(body),
        "counted": f"body={body.slug}",
        "schemes": queries.schemes(body),
        "passport": passport,
        "offer": offers_of([body.pk])[0],
        "page": Paginator(certificates, CERTIFICATES_SHOWN).get_page(request.GET.get("page")),
    }
    return render(request, "register/body.html", context)
