"""What both sides do from the case page: answer, sign, write, withdraw, read a letter."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.queries import names_of
from accounts.requests import BothSidesRequest, ClientRequest, policy
from applications import actions
from applications.forms import LabelledTextForm, MessageForm, StaffMessageForm
from applications.models import Agreement, Signature
from applications.papers import AGREEMENT, FEES
from applications.queries import agreement_path, fee_annex_for
from cases import actions as cases_actions
from cases.doors import Side, case_for, file_for, letter_for
from cases.models import Case
from cases.papers import LETTER_KIND
from cases.views.doors import is_client_of
from papers.queries import newest_of
from statements.showing import Cost
from web.acting import act
from web.policy import Limit
from web.private_files import handed_out
from web.uploads import BIGGEST, checked


@policy(host="body", who="organisation")
def answer(request: ClientRequest, pk: UUID) -> HttpResponse:
    """The body's open questions, each with a field of its own."""
    case = case_for(request.user, pk, side=Side.CLIENT)
    questions = list(case.unit.application.questions.filter(answered_at=None))
    typed = {question.pk: request.POST.get(f"answer-{question.pk}", "") for question in questions}
    words = _("The answers are sent.")
    if act(request, lambda: actions.answer(case.unit.application, answers=typed, by=request.user), words):
        return redirect(case)
    rows = [(question, typed[question.pk]) for question in questions]
    return render(request, "applications/answer.html", {"case": case, "rows": rows})


@policy(host="body", who="both_sides")
def agreement(request: BothSidesRequest, pk: UUID) -> HttpResponse:
    """The agreement, its signatures, its fee annex for those who may see money, and signing it."""
    case = file_for(request.user, pk)
    agreement = Agreement.objects.filter(application=case.unit.application).first()
    if agreement is None:
        raise Http404
    if request.method == "POST":
        return _sign(request, case, agreement)
    side = "client" if is_client_of(request, case) else "body"
    signatures = list(agreement.signatures.all())
    context = {
        "case": case,
        "agreement": agreement,
        "signatures": signatures,
        "biggest": BIGGEST,
        "paper": newest_of(AGREEMENT, agreement.pk),
        "may_sign": side not in {signature.side for signature in signatures}
        and (side == "client" or "signatory" in case.standing.roles),
    }
    return render(request, "applications/agreement.html", context | _fees(request.user, case))


def _sign(request: BothSidesRequest, case: Case, agreement: Agreement) -> HttpResponse:
    """By a press, or with a stamped scan: a press on that form without a file signs nothing."""
    file, with_scan = request.FILES.get("scan"), request.POST.get("how") == "scan"
    if with_scan and file is None:
        messages.error(request, _("Choose the stamped scan first."))
        return redirect(agreement_path(case))
    signed = act(
        request,
        lambda: actions.sign_agreement(agreement, by=request.user, scan=checked(file) if file else None),
        _("The agreement is signed for your side."),
    )
    return redirect(case) if signed else redirect(agreement_path(case))


@policy(host="body", who="both_sides")
@require_safe
def signature_scan(request: BothSidesRequest, pk: UUID, side: str) -> FileResponse:
    """The stamped scan of one side's signature. Always as a download, never shown in our own name.

    Nobody knows which pages were scanned, the annex of fees perhaps among them: for those alone who may see money (INV-10).
    """
    case = file_for(request.user, pk)
    if fee_annex_for(request.user, case.unit.application) is None:
        raise Http404
    signatures = Signature.objects.filter(agreement__application=case.unit.application, side=side)
    signature = signatures.exclude(scan="").first()
    if signature is None:
        raise Http404
    is_client_of(request, case)
    return handed_out(signature.scan.open("rb"), name=signature.scan_name, content_type=signature.scan_type)


def _fees(user: User, case: Case) -> dict[str, Any]:
    """The annex, for those who may see money (INV-10)."""
    annex = fee_annex_for(user, case.unit.application)
    if annex is None:
        return {}
    months = case.scheme_version.validity_months
    return {"annex": annex, "cost": Cost(annex.agreed), "months": months, "fees_paper": newest_of(FEES, annex.pk)}


@policy(host="body", who="organisation")
def withdraw(request: ClientRequest, pk: UUID) -> HttpResponse:
    case = case_for(request.user, pk, side=Side.CLIENT)
    form = LabelledTextForm(request.POST or None, label=_("Why, if you want to say so"), required=False)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        act(request, lambda: actions.withdraw(case, by=request.user, words=words), _("The case is withdrawn."))
        return redirect(case)
    return render(request, "applications/withdraw.html", {"case": case, "form": form})


@policy(host="body", who="both_sides", limit=Limit("messages", "20/m/user,60/h/user"))
@require_POST
def message(request: BothSidesRequest, pk: UUID) -> HttpResponse:
    case = file_for(request.user, pk)
    if not case.standing.may_write_messages:
        raise PermissionDenied
    form = (MessageForm if case.standing.is_client else StaffMessageForm)(request.POST)
    if form.is_valid():
        act(request, lambda: cases_actions.write_message(case, by=request.user, **form.cleaned_data))
    else:
        messages.error(request, _("Write something first."))
    return redirect(case.get_absolute_url() + "#messages")


@policy(host="body", who="both_sides")
def letter(request: BothSidesRequest, pk: UUID) -> HttpResponse:
    letter, case = letter_for(request.user, pk)
    is_client_of(request, case)
    context = {
        "letter": letter,
        "case": case,
        "named": names_of(letter.about).values(),
        "paper": newest_of(LETTER_KIND, letter.pk),
    }
    return render(request, "applications/letter.html", context)
