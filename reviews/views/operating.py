"""Operators read what was reported, hide what breaks a rule, and say what came of it. Nothing is deleted."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInAtSiteRequest, policy
from reviews import actions
from reviews.forms import HidingForm, SayWhyForm
from reviews.queries.showing import open_report, review_for_operators, reviews_for_operators
from web.acting import act, answer

SHOWN = 50


@policy(host="site", who="operator")
@require_safe
def reviews(request: SignedInAtSiteRequest) -> HttpResponse:
    page = Paginator(reviews_for_operators(), SHOWN).get_page(request.GET.get("page"))
    return render(request, "reviews/operations/reviews.html", {"page": page})


@policy(host="site", who="operator")
def review(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """A review with all that was said and done about it; the form to hide it, or to show it again."""
    review = review_for_operators(pk)
    form = (
        SayWhyForm(request.POST or None, label=_("Why it is shown again"))
        if review.hidden_at
        else HidingForm(request.POST or None)
    )
    change = actions.show_review_again if review.hidden_at else actions.hide_review
    words = _("It is shown again.") if review.hidden_at else _("It is hidden: its place says why.")
    if act(request, lambda: change(review, **form.cleaned_data, by=request.user), words, form=form):
        return redirect("reviews:operate-review", pk)
    context = {
        "review": review,
        "form": form,
        "versions": list(review.versions.all()),
        "hidings": list(review.hidings.select_related("by")),
        "reports": list(review.reports.select_related("by", "settled_by").order_by("-at")),
    }
    return render(request, "reviews/operations/review.html", context)


@policy(host="site", who="operator")
def settle(request: SignedInAtSiteRequest, pk: UUID, report: UUID) -> HttpResponse:
    """What came of a report, in a sentence that whoever wrote it reads."""
    told = open_report(review_for_operators(pk), report)
    form = SayWhyForm(request.POST or None, label=_("What came of it"))
    return answer(
        request,
        form,
        lambda: actions.settle_report(told, words=form.cleaned_data["words"], by=request.user),
        back=reverse("reviews:operate-review", args=[pk]),
        template="reviews/operations/settle.html",
        done=_("Settled: whoever reported it is told."),
        report=told,
    )
