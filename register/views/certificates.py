"""The permanent page of a certificate, for people, for search engines, and as data."""

import json
from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

import segno
from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from accounts.requests import policy
from lib import clock
from register import answers, files, linked, queries
from register.accreditation import lapsed_words
from register.answers import PaperQuestion
from register.forms import AsOfForm, CertificatesForm
from register.history import history_for_readers
from register.models import RegisterEntry
from statements import CertificateStatement
from statements.certificate import CoveredModel
from statements.for_buyers import for_buyers as words_for_buyers
from statements.schemas import name_of
from tenants.hosts import body_url, site_url

A_WEEK = 7 * 24 * 3600
MODELS_SHOWN = 50
CERTIFICATES_SHOWN = 50


@policy(host="site", who="anyone")
@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    """Every certificate that a figure of this site counts; what cannot be asked for is no page."""
    form = CertificatesForm(request.GET)
    if not form.is_valid():
        raise Http404
    asked = form.cleaned_data
    context = {
        "form": form,
        "page": Paginator(queries.certificates(**asked).defer("content"), CERTIFICATES_SHOWN).get_page(
            request.GET.get("page")
        ),
        "supplier": asked["supplier"],
        "scheme": queries.scheme_for(asked["scheme"]) if asked["scheme"] else None,
        "query": urlencode({name: request.GET[name] for name in form.fields if request.GET.get(name)}),
    }
    return render(request, "register/certificates.html", context)


@policy(host="site", who="anyone")
@require_safe
def certificate(request: HttpRequest, pk: UUID) -> HttpResponse:
    named = queries.certificate_with_scheme(pk)
    if named is None:
        raise Http404
    entry, scheme = named
    wanted = request.GET.get("model", "").strip()
    statement = entry.as_certificate
    models = models_like(statement.models, wanted)
    asked = asked_of(entry, request)
    answer = answers.about(entry, asked)
    issued = list(files.files_of(entry.pk))
    now = answers.about(entry) if asked else answer  # what search engines keep
    context = {
        "entry": entry,
        "statement": statement,
        "answer": answer,
        "linked": linked.certificate(now, entry, scheme),
        "history": history_for_readers(statement),
        "models": Paginator(models, MODELS_SHOWN).get_page(request.GET.get("page")),
        "has_many_models": len(statement.models) > 10,
        "wanted_model": wanted,
        "models_query": urlencode({"model": wanted}) if wanted else "",
        "scheme": scheme,
        "files": [(file, lapsed_words(file, statement.scheme)) for file in issued],
        "is_overtaken": bool(issued) and files.has_changed_since(issued[0], entry),
        "may_download": bool(issued) and files.may_download(statement.scheme),
        "address": site_url(reverse("register:certificate", args=[pk])),
        "body_address": body_url(entry.body)
        if entry.body.is_open
        else reverse("register:body", args=[entry.body.slug]),
        **drawn_of(entry),
    }
    return render(request, "register/certificate.html", context)


@policy(host="site", who="anyone")
@require_safe
def for_buyers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a certificate proves, what it does not, and how it stands today: one page, to be sent and printed."""
    entry = queries.certificate_for(pk)
    if entry is None:
        raise Http404
    address = site_url(reverse("register:certificate", args=[pk]))
    context = {
        "entry": entry,
        "statement": entry.as_certificate,
        "answer": answers.about(entry),
        "sentences": words_for_buyers(entry.as_certificate, body=entry.body.name, address=address),
        "address": address,
        "qr": drawn_of(entry)["qr"],
        "now": clock.now(),
    }
    return render(request, "register/for_buyers.html", context)


@policy(host="site", who="anyone")
@require_safe
def certificate_data(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same as data: the statement, its hash and revision, when it was recorded and when it was read."""
    entry = queries.certificate_for(pk)
    if entry is None:
        raise Http404
    data = {
        "id": str(entry.pk),
        "body": {"id": str(entry.body_id), "name": entry.body.name, "standing": entry.body.standing},
        "revision": entry.revision,
        "sha256": entry.sha256,
        "recorded_at": entry.recorded_at.isoformat(),
        "checked_at": clock.now().isoformat(),
        "standing": answers.standing_of(entry),
        "schema": site_url(reverse("register:schema", args=[name_of(CertificateStatement)])),
        "statement": entry.content,
    }
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


def asked_of(entry: RegisterEntry, request: HttpRequest) -> PaperQuestion | None:
    """The day or moment that a link asks about, as a check of many writes it; None is now."""
    if "date" not in request.GET:
        return None
    form = AsOfForm(request.GET)
    return PaperQuestion(entry.number, on=form.as_of()) if form.is_valid() else None


def models_like(models: Sequence[CoveredModel], wanted: str) -> Sequence[CoveredModel]:
    """The models whose name or specification holds the words."""
    if not wanted:
        return models
    return [model for model in models if wanted.casefold() in f"{model.model} {model.specification}".casefold()]


def drawn_of(entry: RegisterEntry) -> dict[str, str]:
    """What is drawn once for each statement: the QR code of the permanent address as SVG, and the statement to read."""
    key = f"drawn:{entry.pk}:{entry.revision}:{entry.sha256}"
    drawn: dict[str, str] | None = cache.get(key)
    if drawn is None:
        code = segno.make(site_url(reverse("register:certificate", args=[entry.pk])), error="m")
        qr = code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None)
        drawn = {"qr": qr, "proof": json.dumps(entry.content, ensure_ascii=False, indent=2, sort_keys=True)}
        cache.set(key, drawn, A_WEEK)
    return drawn | {"qr": SafeString(drawn["qr"])}
