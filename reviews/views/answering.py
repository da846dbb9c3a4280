"""A seller's own reviews in its back office: what waits for an answer first; answering, once."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import StaffRequest, policy
from reviews import actions
from reviews.forms import ReviewAnswerForm
from reviews.queries.showing import figures_of, review_at, reviews_at
from reviews.rules import ANSWER_REVIEWS
from tenants.hosts import site_url
from web.acting import answer
from web.policy import Limit

ANSWERED = Limit("answer-review", "100/h/user")
SHOWN = 25


@policy(host="body", who="body_staff", roles=ANSWER_REVIEWS)
@require_safe
def reviews(request: StaffRequest) -> HttpResponse:
    body = request.certification_body
    page = Paginator(reviews_at(body), SHOWN).get_page(request.GET.get("page"))
    public_url = site_url(f"/bodies/{body.slug}/reviews/")
    return render(
        request, "reviews/desk/reviews.html", {"page": page, "figures": figures_of(body), "public_url": public_url}
    )


@policy(host="body", who="body_staff", roles=ANSWER_REVIEWS, limit=ANSWERED)
def review(request: StaffRequest, pk: UUID) -> HttpResponse:
    """A review and its one answer, or the form for it."""
    review = review_at(request.certification_body, pk)
    form = ReviewAnswerForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: actions.answer_review(review, text=form.cleaned_data["text"], by=request.user),
        back=reverse("reviews:desk-reviews"),
        template="reviews/desk/review.html",
        done=_("Your answer stands below the review."),
        review=review,
        report_url=site_url(f"/my/reviews/{review.pk}/report/"),
        rules_url=site_url("/reviews/rules/"),
    )
