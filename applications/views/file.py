"""What both sides do from the case page: answer, sign, write, withdraw, read a letter."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.queries import names_of
from applications import actions
from applications.doors import Side, case_for, file_for, letter_for
from applications.forms import MessageForm, StaffMessageForm, WordsForm
from applications.models import Agreement
from applications.queries import fee_annex_for
from applications.views.doors import both_sides, is_client_of
from lib.policy import Limit, policy
from lib.refusal import Refused
from statements.showing import Cost


@policy(host="body", who="organisation")
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The body's open questions, each with a field of its own."""
    case = case_for(request.user, pk, side=Side.CLIENT)
    questions = list(case.application.questions.filter(answered_at=None))
    typed = {question.pk: request.POST.get(f"answer-{question.pk}", "") for question in questions}
    if request.method == "POST":
        try:
            actions.answer(case.application, answers=typed, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The answers are sent."))
            return redirect(case)
    rows = [(question, typed[question.pk]) for question in questions]
    return render(request, "applications/answer.html", {"case": case, "rows": rows})


@policy(host="body", who="signed_in")
@both_sides
def agreement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The agreement, its signatures, its fee annex for those who may see money, and signing it."""
    case = file_for(request.user, pk)
    found = Agreement.objects.filter(application=case.application).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        try:
            actions.sign_agreement(found, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The agreement is signed for your side."))
        return redirect(case)
    side = "client" if is_client_of(request, case) else "body"
    signatures = list(found.signatures.all())
    place = {
        "case": case,
        "agreement": found,
        "signatures": signatures,
        "may_sign": side not in {one.side for one in signatures} and (side == "client" or "signatory" in request.roles),
    }
    annex = fee_annex_for(request.user, case.application)
    fees = {"annex": annex, "cost": Cost(annex.agreed), "months": case.scheme_version.validity_months} if annex else {}
    return render(request, "applications/agreement.html", place | fees)


@policy(host="body", who="organisation")
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    case = case_for(request.user, pk, side=Side.CLIENT)
    form = WordsForm(request.POST or None, label=_("Why, if you want to say so"), required=False)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(case, by=request.user, words=form.cleaned_data["words"])
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The case is withdrawn."))
        return redirect(case)
    return render(request, "applications/withdraw.html", {"case": case, "form": form})


@policy(host="body", who="signed_in", limit=Limit("messages", "20/m/user,60/h/user"))
@require_POST
@both_sides
def message(request: HttpRequest, pk: UUID) -> HttpResponse:
    case = file_for(request.user, pk)
    if not case.standing.may_write_messages:
        raise PermissionDenied
    form = (MessageForm if case.standing.is_client else StaffMessageForm)(request.POST)
    if form.is_valid():
        try:
            actions.write_message(case, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
    else:
        messages.error(request, _("Write something first."))
    return redirect(case.get_absolute_url() + "#messages")


@policy(host="body", who="signed_in")
@both_sides
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, case = letter_for(request.user, pk)
    is_client_of(request, case)
    return render(
        request, "applications/letter.html", {"letter": found, "case": case, "named": names_of(found.about).values()}
    )
