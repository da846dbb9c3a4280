"""How a body leaves: its administrator asks for it on the desk, an operator looks at what is open and announces it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.requests import SignedInAtSiteRequest, StaffRequest, policy
from oversight import actions
from oversight.forms import CloseForm, LeavingForm
from oversight.queries import body_for_operator, open_wish_to_close, standing_measure
from tenants.open_matters import open_at
from web.acting import act
from web.policy import Limit

ASK_TO_CLOSE = Limit("ask-to-close", "6/d/user")  # asking and withdrawing together


@policy(host="site", who="operator")
def close(request: SignedInAtSiteRequest, slug: str) -> HttpResponse:
    body = body_for_operator(slug)
    wish = open_wish_to_close(body)
    form = CloseForm(request.POST or None, body=body, wish=wish)
    if act(
        request,
        lambda: actions.announce_closing(
            body, closes_on=form.cleaned_data["closes_on"], by=request.user, **form.words()
        ),
        _("Its closing is announced. Its people, its clients and the holders of its certificates are told."),
        form=form,
    ):
        return redirect("oversight:body", slug=body.slug)
    context = {"certification_body": body, "form": form, "wish": wish, "open_matters": open_at(body)}
    return render(request, "oversight/close.html", context)


@policy(host="body", who="body_staff", roles=("body_admin",), while_closing=True, limit=ASK_TO_CLOSE)
def ask_to_close(request: StaffRequest) -> HttpResponse:
    body = request.certification_body
    wish = open_wish_to_close(body)
    if "withdraw" in request.POST:
        act(
            request,
            lambda: actions.withdraw_wish_to_close(body, by=request.user),
            _("You do not ask for it any more."),
        )
        return redirect("oversight:ask-to-close")
    form = LeavingForm(request.POST or None, body=body)
    if act(
        request,
        lambda: actions.ask_to_close(body, wished_on=form.cleaned_data["closes_on"], by=request.user, **form.words()),
        _("The platform's operators are told. Nothing changes until they announce it."),
        form=form,
    ):
        return redirect("oversight:ask-to-close")
    context = {"form": form, "wish": wish, "open_matters": open_at(body), "measure": standing_measure(body)}
    return render(request, "oversight/ask_to_close.html", context)
