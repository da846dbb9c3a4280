"""An operator confirms a body's approval on the public list, and reads what was kept."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInAtSiteRequest, policy
from lib.refusal import Refused
from oversight import actions
from oversight.forms import ConfirmationForm
from oversight.models import Confirmation
from oversight.queries import body_for_operator, confirmation_for_operator, months_between_confirmations


@policy(host="site", who="operator")
def confirm(request: SignedInAtSiteRequest, slug: str) -> HttpResponse:
    body = body_for_operator(slug)
    form = ConfirmationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["outcome"] == Confirmation.Outcome.CONFIRMED:
                actions.confirm_approval(body, looked=form.looked(), listed_as=form.listed_as(), by=request.user)
                messages.success(
                    request, _("The approval is confirmed: the body may publish and issue in these fields.")
                )
            else:
                actions.deny_approval(body, looked=form.looked(), reason=form.cleaned_data["reason"], by=request.user)
                messages.success(request, _("Recorded. The body neither publishes nor issues from now on."))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("oversight:body", slug=body.slug)
    context = {"certification_body": body, "form": form, "months": months_between_confirmations()}
    return render(request, "oversight/confirm.html", context)


@policy(host="site", who="operator")
@require_safe
def page(request: SignedInAtSiteRequest, pk: UUID) -> FileResponse:
    """The page of the list as it was kept; always a download, whatever it is."""
    found = confirmation_for_operator(pk)
    answer = FileResponse(found.page.open("rb"), as_attachment=True, filename=found.page_name)
    answer["Cache-Control"] = "private, no-store"
    return answer
