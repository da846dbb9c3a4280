"""An enterprise's own: what it may review, writing, changing while that goes, reading the answer."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from accounts.queries import organisations_of
from accounts.requests import SignedInAtSiteRequest, policy
from reviews import actions
from reviews.forms import OpinionForm
from reviews.queries.showing import own_reviews, review_for
from reviews.queries.subjects import reviewable_by, work_for
from web.acting import act
from web.policy import Limit

WRITTEN = Limit("review", "10/h/user,30/d/user")
SHOWN = 25


@policy(host="site", who="organisation")
@require_safe
def own(request: SignedInAtSiteRequest) -> HttpResponse:
    page = Paginator(own_reviews(request.user), SHOWN).get_page(request.GET.get("page"))
    ended = reviewable_by(organisations_of(request.user))
    return render(request, "reviews/own.html", {"page": page, "ended": ended})


@policy(host="site", who="organisation", limit=WRITTEN)
def write(request: SignedInAtSiteRequest, subject: UUID) -> HttpResponse:
    """What is asked of everybody about work that has ended; the review itself where there is one."""
    if known := own_reviews(request.user).filter(subject=subject).first():
        return redirect(known)
    work = work_for(organisations_of(request.user), subject)
    organisation = Organisation.objects.get(pk=work.organisation)
    form = OpinionForm(request.POST or None, organisation=organisation)
    written = act(
        request,
        lambda: actions.write_review(work, **_typed(form), by=request.user),
        _("Your review stands on the provider's page. You can change it for 14 days, until it is answered."),
        form=form,
    )
    if written:
        return redirect(written.result)
    gap = actions.why_not_review(request.user, organisation, work.body)
    return render(request, "reviews/write.html", {"work": work, "form": form, "gap": gap})


@policy(host="site", who="organisation", limit=WRITTEN)
def one(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """A review as its own side reads it, with all it said before; the form as long as it may be changed."""
    review = review_for(request.user, pk)
    gap = actions.why_not_change(review, request.user)
    form = OpinionForm(request.POST or None, organisation=review.organisation, review=review)
    if act(
        request,
        lambda: actions.change_review(review, **_typed(form), by=request.user),
        _("Your review is changed. What it said before is kept."),
        form=form,
    ):
        return redirect(review)
    context = {"review": review, "versions": list(review.versions.all()), "form": form, "gap": gap}
    return render(request, "reviews/one.html", context)


def _typed(form: OpinionForm) -> dict[str, Any]:
    return {"marks": form.marks, "words": form.cleaned_data["words"], "shown_as": form.cleaned_data["shown_as"]}
