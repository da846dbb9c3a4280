"""What everybody reads: a seller's reviews, the rules they stand by; and the way to say that one breaks them."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInAtSiteRequest, policy
from register.queries import certification_body_for, service_for
from reviews import actions
from reviews.forms import ReviewReportForm
from reviews.models import HidingReason
from reviews.queries.showing import figures_of, public_review, public_reviews
from reviews.rules import LEAST, MARKS, QUESTIONS
from web.acting import act
from web.policy import Limit

SHOWN = 20
REPORTED = Limit("report-review", "10/h/user,30/d/user")


@policy(host="site", who="anyone")
@require_safe
def of_body(request: HttpRequest, slug: str) -> HttpResponse:
    """All reviews of a seller, or of one service of its where the address names it."""
    body = certification_body_for(slug)
    if body is None:
        raise Http404
    key = _key(request.GET.get("service", ""))
    service = service_for(key) if key else None
    if key and (service is None or service.body_id != body.pk):
        raise Http404
    context = {
        "shown": body,
        "service": service,
        "figures": figures_of(body, key),
        "page": Paginator(public_reviews(body, key), SHOWN).get_page(request.GET.get("page")),
        "query": f"service={key}" if key else "",
        "least": LEAST,
    }
    return render(request, "reviews/of_body.html", context)


@policy(host="site", who="anyone")
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    context = {
        "questions": QUESTIONS.values(),
        "marks": MARKS.values(),
        "reasons": [label for _value, label in HidingReason.choices],
        "least": LEAST,
    }
    return render(request, "reviews/rules.html", context)


@policy(host="site", who="signed_in", limit=REPORTED)
def report(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """Whoever is signed in says which rule a review breaks; the seller's people too."""
    review = public_review(pk)
    form = ReviewReportForm(request.POST or None)
    words = _("Reported. An operator reads it, and you hear what came of it.")
    if act(request, lambda: actions.report_review(review, **form.cleaned_data, by=request.user), words, form=form):
        return redirect("reviews:of-body", review.body.slug)
    return render(request, "reviews/report.html", {"review": review, "form": form})


def _key(typed: str) -> UUID | None:
    try:
        return UUID(typed) if typed else None
    except ValueError:
        raise Http404 from None
