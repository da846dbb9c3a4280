"""The back office's pages that turn a decision into a certificate: what waits, issue, sign, and the rules for numbers."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import StaffRequest, policy
from cases.models import Case
from certificates import actions, queries
from certificates import forms as our_forms
from certificates.actions.numbering import MAY_SET_RULES
from certificates.drafting import (
    Limits,
    comparison_of,
    dated,
    fixed_content,
    limits_of,
    proposed_models,
)
from certificates.models import Certificate
from certificates.papers import lacking_words, unprintable_words
from certificates.views.changing import REGISTRAR, TEMPLATE
from evaluations.models import Decision
from lib import clock
from lib.clock import months_later
from lib.fields import joined
from tenants.context import current_body
from web.acting import act, answer


@policy(host="body", who="body_staff", roles=("registrar", "signatory", "quality_manager"))
@require_safe
def to_issue(request: StaffRequest) -> HttpResponse:
    cases = list(queries.cases_to_issue(request.user))
    prepared = {certificate.case: certificate for certificate in queries.to_sign()}
    rows = [{"case": case, "certificate": prepared.get(case.pk), "decision": case.decision} for case in cases]
    return render(request, "certificates/to_issue.html", {"rows": rows})


@policy(host="body", who="body_staff", roles=REGISTRAR)
def issue(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Say what is printed and was not evaluated; the rest stands as it was found and decided, side by side."""
    case = queries.decided_case_for(request.user, pk)
    decision = case.decision
    if not decision.is_positive:
        return _close_refused(request, case)
    waiting = Certificate.objects.filter(case=case.pk).first()
    limits = limits_of(case, decision)
    paper = waiting or _paper(case, decision, limits)
    form = our_forms.IssueCertificateForm(request.POST or None, limits=limits, initial=_initial(paper, limits))
    words = _("Ready to be signed. This is how it will be printed.")
    if act(request, lambda: _write(case, waiting, form, request), words, form=form):
        return redirect(request.path)
    context = {
        "form": form,
        "case": case,
        "certificate": paper,
        "waiting": waiting,
        "limits": limits,
        "decision": decision,
        "comparison": comparison_of(paper, case, decision),
        "unprintable": unprintable_words(paper),
        "lacking": lacking_words(paper),
    }
    return render(request, "certificates/issue.html", context)


@policy(host="body", who="body_staff", roles=("signatory",))
def sign(request: StaffRequest, pk: UUID) -> HttpResponse:
    certificate = queries.certificate_to_sign_for(request.user, pk)
    form = our_forms.SignForm(request.POST or None, initial={"seen_at": certificate.prepared_at.isoformat()})
    return answer(
        request,
        form,
        lambda: actions.sign_certificate(certificate, by=request.user, **form.cleaned_data),
        done=_("Signed. The certificate is valid and public, the client has the letter."),
        back=certificate.get_absolute_url(),
        template=TEMPLATE,
        certificate=certificate,
        title=_("Sign certificate %(number)s") % {"number": certificate.number},
        text=_(
            "With your signature the decision letter goes out, the case ends and the register shows the certificate."
        ),
        shows_paper=True,
        **_what_it_rests_on(request.user, certificate),
        points=[words for words in (queries.held_back_words(certificate), lacking_words(certificate)) if words],
        action=_("Sign certificate"),
    )


@policy(host="body", who="body_staff", roles=("registrar", "quality_manager", "case_officer"))
def plan(request: StaffRequest, pk: UUID) -> HttpResponse:
    certificate = queries.certificate_for(request.user, pk)
    form = our_forms.SurveillancePlanForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: actions.plan_surveillance(certificate, by=request.user, **form.cleaned_data),
        done=_("Planned."),
        back=certificate.get_absolute_url(),
        template=TEMPLATE,
        certificate=certificate,
        title=_("Plan the surveillance of %(number)s") % {"number": certificate.number},
        text=_("Whoever licenses a mark looks at the product again. Where it does not happen in time, a task opens."),
        action=_("Plan surveillance"),
    )


@policy(host="body", who="body_staff", roles=MAY_SET_RULES)
def rules(request: StaffRequest) -> HttpResponse:
    form = our_forms.RulesForm(request.POST or None, instance=queries.issuing_rules())
    return answer(
        request,
        form,
        lambda: actions.set_rules(by=request.user, **form.cleaned_data),
        done=_("Saved. It holds for the certificates issued from now on."),
        back=reverse("certificates:list"),
        template=TEMPLATE,
        title=_("Numbers and issue"),
        text=_("How this body numbers its certificates, and whether it waits for payment."),
        action=_("Save rules"),
    )


def _close_refused(request: StaffRequest, case: Case) -> HttpResponse:
    return answer(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: actions.close_refused(case, by=request.user),
        done=_("The letter is sent and the case has ended."),
        back=reverse("certificates:to-issue"),
        template=TEMPLATE,
        title=_("End the refused case %(number)s") % {"number": case.number},
        text=_("The client gets the letter with the reason. There is no certificate."),
        points=[case.decision.reason],
        action=_("Send letter and end case"),
    )


def _write(
    case: Case, waiting: Certificate | None, form: our_forms.IssueCertificateForm, request: StaffRequest
) -> None:
    if waiting:
        actions.amend_issue(waiting, by=request.user, **form.typed())
    else:
        actions.issue_for_case(case, by=request.user, **form.typed())


def _paper(case: Case, decision: Decision, limits: Limits) -> Certificate:
    """The certificate as it would be printed today, before anybody has issued it."""
    return Certificate(
        covered_models=proposed_models(limits),
        may_bear_mark=limits.licenses_mark,
        **fixed_content(case, decision),
        **dated(clock.today(current_body().time_zone), limits),
    )


def _initial(paper: Certificate, limits: Limits) -> dict[str, object]:
    planned = None if paper._state.adding else paper.surveillance_plans.active().first()
    assert paper.valid_from is not None  # noqa: S101  # each paper is dated
    return {
        "models_text": joined((row["model"], row["specification"]) for row in paper.covered_models),
        "may_bear_mark": paper.may_bear_mark,
        "next_surveillance_on": planned.next_due_on
        if planned
        else months_later(paper.valid_from, limits.surveillance_months),
    }


def _what_it_rests_on(user: User, certificate: Certificate) -> dict[str, Any]:
    """The decision and the frozen report beside what is to be signed."""
    case = queries.decided_case_for(user, certificate.case) if certificate.case else None
    if case is None:
        return {}
    decision = case.decision
    return {"case": case, "decision": decision, "comparison": comparison_of(certificate, case, decision)}
