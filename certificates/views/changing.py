"""The back office's pages that change certificates: each asks a form, then an action."""

from uuid import UUID

from django import forms
from django.http import FileResponse, Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import StaffRequest, policy
from certificates import actions, queries
from certificates import forms as our_forms
from certificates.actions.measures import MAY_PROPOSE
from certificates.models import Measure
from certificates.terms import reason_for
from certificates.views.reading import READERS
from lib.text import localized
from web.acting import answer
from web.private_files import handed_out

TEMPLATE = "certificates/act.html"
REGISTRAR = ("registrar",)
PROPOSERS = tuple(sorted(role.value for role in MAY_PROPOSE))


@policy(host="body", who="body_staff", roles=REGISTRAR)
def prepare(request: StaffRequest) -> HttpResponse:
    form = our_forms.ImportForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: actions.prepare_import(form.content(), by=request.user),
        done=_("Prepared. A quality manager who is another person confirms it; then it is public."),
        back=reverse("certificates:list") + "?status=PENDING",
        template="certificates/import.html",
    )


@policy(host="body", who="body_staff", roles=REGISTRAR)
def amend(request: StaffRequest, pk: UUID) -> HttpResponse:
    certificate = queries.certificate_for(request.user, pk)
    form = our_forms.ImportForm(request.POST or None, instance=certificate)
    return answer(
        request,
        form,
        lambda: actions.amend_import(certificate, form.content(), by=request.user),
        done=_("Changed. A quality manager confirms it."),
        back=certificate.get_absolute_url(),
        template="certificates/import.html",
        certificate=certificate,
    )


@policy(host="body", who="body_staff", roles=("quality_manager",))
def confirm(request: StaffRequest, pk: UUID) -> HttpResponse:
    certificate = queries.certificate_for(request.user, pk)
    form = our_forms.ConfirmEntriesForm(request.POST or None, initial={"seen_at": certificate.prepared_at.isoformat()})
    return answer(
        request,
        form,
        lambda: actions.confirm_import(certificate, by=request.user, **form.cleaned_data),
        done=_("Confirmed. The certificate is valid and public."),
        back=certificate.get_absolute_url(),
        template=TEMPLATE,
        certificate=certificate,
        title=_("Confirm certificate %(number)s") % {"number": certificate.number},
        text=_("It becomes valid and stands in the public register within two seconds."),
        shows_content=True,
        action=_("Confirm certificate"),
    )


@policy(host="body", who="body_staff", roles=REGISTRAR)
def throw_away(request: StaffRequest, pk: UUID) -> HttpResponse:
    certificate = queries.certificate_for(request.user, pk)
    return answer(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: actions.annul_pending(certificate, by=request.user),
        done=_("Thrown away. Nothing of it was ever public."),
        back=reverse("certificates:list"),
        template=TEMPLATE,
        certificate=certificate,
        title=_("Throw away what is prepared for %(number)s?") % {"number": certificate.number},
        text=_("Only what nobody has confirmed can be thrown away."),
        action=_("Throw away"),
        is_final=True,
    )


@policy(host="body", who="body_staff", roles=REGISTRAR)
def suspend(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Record that the holder asked for it; every other cause is proposed by one person and decided by another."""
    certificate = queries.certificate_for(request.user, pk)
    asked = queries.open_request(certificate, "suspend")
    form = our_forms.SuspendOnRequestForm(request.POST or None, request.FILES or None, request=asked)
    return answer(
        request,
        form,
        lambda: actions.suspend_on_request(
            certificate, conditions=form.conditions(), words=form.words(), by=request.user, **form.ground()
        ),
        done=_("Suspended. The public page says so."),
        back=certificate.get_absolute_url(),
        template=TEMPLATE,
        certificate=certificate,
        asked=asked,
        title=_("Suspend certificate %(number)s on the holder's request") % {"number": certificate.number},
        text=_("The reason is the holder's own request. At the end a person decides; the status stays until then."),
        points=[_("The public page says “suspended” within two seconds."), _("The holder must stop using the mark.")],
        action=_("Suspend certificate"),
    )


@policy(host="body", who="body_staff", roles=REGISTRAR)
def cancel(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Record that the holder asked for it; where production ended or the product was prohibited, another person decides."""
    certificate = queries.certificate_for(request.user, pk)
    asked = queries.open_request(certificate, "cancel")
    form = our_forms.CancelOnRequestForm(request.POST or None, request.FILES or None, request=asked)
    return answer(
        request,
        form,
        lambda: actions.cancel_on_request(certificate, words=form.words(), by=request.user, **form.ground()),
        done=_("Cancelled. The public page says so."),
        back=certificate.get_absolute_url(),
        template=TEMPLATE,
        certificate=certificate,
        asked=asked,
        title=_("Cancel certificate %(number)s on the holder's request?") % {"number": certificate.number},
        text=_("This takes effect at once and cannot be undone. No fault is implied."),
        action=_("Cancel certificate"),
        is_final=True,
    )


@policy(host="body", who="body_staff", roles=PROPOSERS)
def propose(request: StaffRequest, pk: UUID, outcome: str) -> HttpResponse:
    certificate = queries.certificate_for(request.user, pk)
    if outcome not in our_forms.PROPOSALS:
        raise Http404
    form = our_forms.PROPOSALS[outcome](request.POST or None, request.FILES or None, certificate=certificate)
    lifts = localized({"zh": certificate.lifting_conditions_zh, "en": certificate.lifting_conditions_en})
    return answer(
        request,
        form,
        lambda: actions.propose_measure(certificate, outcome=outcome, by=request.user, **form.typed()),
        done=_("Proposed. Nothing changes until a decision maker, who is another person, has decided."),
        back=certificate.get_absolute_url(),
        template=TEMPLATE,
        certificate=certificate,
        title=_propose_titles()[outcome] % {"number": certificate.number},
        text=_("A decision maker who is another person decides. What you write here is the evidence."),
        points=[_("What lifts it: %(conditions)s") % {"conditions": lifts}] if outcome == "restore" and lifts else [],
        action=_("Send to the decision maker"),
    )


def _propose_titles() -> dict[str, str]:
    return {
        "suspend": _("Propose to suspend certificate %(number)s"),
        "restore": _("Propose to restore certificate %(number)s"),
        "withdraw": _("Propose to withdraw certificate %(number)s"),
        "cancel": _("Propose to cancel certificate %(number)s"),
        "supersede": _("Propose what takes the place of %(number)s"),
    }


def _reason_words(measure: Measure) -> str:
    reason = reason_for(measure.certificate, measure.outcome, measure.reason) if measure.reason else None
    return localized(reason.words) if reason else ""


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def paper(request: StaffRequest, pk: UUID) -> FileResponse:
    """A paper of the internal file, always as a download."""
    paper = queries.paper_for(request.user, pk)
    return handed_out(paper.file.open("rb"), name=paper.name, content_type=paper.content_type)


@policy(host="body", who="body_staff", roles=("decision_maker",))
def decide(request: StaffRequest, pk: UUID) -> HttpResponse:
    measure = queries.measure_for(request.user, pk)
    form = our_forms.DecideForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: actions.decide_measure(
            measure, agree=form.cleaned_data["answer"] == "agree", words=form.words(), by=request.user
        ),
        done=_("Decided."),
        back=measure.certificate.get_absolute_url(),
        template=TEMPLATE,
        certificate=measure.certificate,
        measure=measure,
        reason_words=_reason_words(measure),
        title=_("Decide: %(outcome)s certificate %(number)s?")
        % {"outcome": measure.get_outcome_display(), "number": measure.certificate.number},
        text=_("Whoever proposed it may not decide. Where you agree, the register says so within two seconds."),
        action=_("Record decision"),
    )
