"""An operator confirms a body's approval on the public list, and reads what was kept."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import SignedInAtSiteRequest, policy
from oversight import actions
from oversight.forms import ConfirmationForm
from oversight.models import Confirmation
from oversight.queries import body_for_operator, confirmation_for_operator, months_between_confirmations
from tenants.models import CertificationBody
from web.acting import act


@policy(host="site", who="operator")
def confirm(request: SignedInAtSiteRequest, slug: str) -> HttpResponse:
    body = body_for_operator(slug)
    form = ConfirmationForm(request.POST or None, request.FILES or None)
    is_listed = form.is_valid() and form.cleaned_data["outcome"] == Confirmation.Outcome.CONFIRMED
    words = _("Recorded. The body neither publishes nor issues from now on.")
    if is_listed:
        words = _("The approval is confirmed: the body may publish and issue in these fields.")
    if act(request, lambda: (_confirm if is_listed else _deny)(body, form, by=request.user), words, form=form):
        return redirect("oversight:body", slug=body.slug)
    context = {"certification_body": body, "form": form, "months": months_between_confirmations()}
    return render(request, "oversight/confirm.html", context)


def _confirm(body: CertificationBody, form: ConfirmationForm, *, by: User) -> None:
    actions.confirm_approval(body, looked=form.looked(), listed_as=form.listed_as(), by=by)


def _deny(body: CertificationBody, form: ConfirmationForm, *, by: User) -> None:
    actions.deny_approval(body, looked=form.looked(), reason=form.cleaned_data["reason"], by=by)


@policy(host="site", who="operator")
@require_safe
def page(request: SignedInAtSiteRequest, pk: UUID) -> FileResponse:
    """The page of the list as it was kept; always a download, whatever it is."""
    confirmation = confirmation_for_operator(pk)
    answer = FileResponse(confirmation.page.open("rb"), as_attachment=True, filename=confirmation.page_name)
    answer["Cache-Control"] = "private, no-store"
    return answer
