"""Questions in a body's back office: what waits for an answer first; answering; and showing an answer on the scheme's page."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import StaffRequest, policy
from enquiries import actions
from enquiries.answerers import ANSWER_QUESTIONS
from enquiries.forms.threads import ThreadForm
from enquiries.queries.answer_rate import answer_rates
from enquiries.queries.threads import answer_at, messages_of, thread_at, thread_file_at, threads_at
from enquiries.views.threads import SHOWN, uploads
from tenants.hosts import site_url
from web.acting import act
from web.policy import Limit
from web.private_files import handed_out

ANSWERED = Limit("answer-thread", "200/h/user")


@policy(host="body", who="body_staff", roles=ANSWER_QUESTIONS)
@require_safe
def threads(request: StaffRequest) -> HttpResponse:
    body = request.certification_body
    page = Paginator(threads_at(body), SHOWN).get_page(request.GET.get("page"))
    return render(request, "enquiries/desk/threads.html", {"page": page, "rate": answer_rates([body])[body.pk]})


@policy(host="body", who="body_staff", roles=ANSWER_QUESTIONS, limit=ANSWERED)
def thread(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What somebody asks, and the form to answer."""
    thread = thread_at(request.certification_body, pk)
    form = ThreadForm(request.POST or None, label=_("Your answer"))
    if act(
        request,
        lambda: actions.answer_thread(thread, text=form.cleaned_data["text"], files=uploads(request), by=request.user),
        _("Your answer is sent."),
        form=form,
    ):
        return redirect("enquiries:desk-thread", pk)
    messages = messages_of(thread)
    actions.mark_opened(thread, by_body=True)
    context = {
        "thread": thread,
        "messages_written": messages,
        "is_answered": any(message.is_answer for message in messages),
        "form": form,
        "scheme_url": site_url(f"/schemes/{thread.scheme}/") if thread.scheme else "",
    }
    return render(request, "enquiries/desk/thread.html", context)


@policy(host="body", who="body_staff", roles=ANSWER_QUESTIONS)
@require_POST
def leave(request: StaffRequest, pk: UUID) -> HttpResponse:
    thread = thread_at(request.certification_body, pk)
    act(
        request,
        lambda: actions.leave_unanswered(thread, by=request.user),
        _("It does not wait for an answer any more."),
    )
    return redirect("enquiries:desk-thread", pk)


@policy(host="body", who="body_staff", roles=ANSWER_QUESTIONS)
@require_POST
def publish_answer(request: StaffRequest, pk: UUID, message: UUID) -> HttpResponse:
    answer = answer_at(request.certification_body, pk, message)
    words = _("Question and answer stand on the scheme's page, without a name.")
    act(request, lambda: actions.publish_answer(answer, by=request.user), words)
    return redirect("enquiries:desk-thread", pk)


@policy(host="body", who="body_staff", roles=ANSWER_QUESTIONS)
@require_POST
def take_back(request: StaffRequest, pk: UUID) -> HttpResponse:
    thread = thread_at(request.certification_body, pk)
    act(request, lambda: actions.take_from_public(thread, by=request.user), _("It is shown in public no more."))
    return redirect("enquiries:desk-thread", pk)


@policy(host="body", who="body_staff", roles=ANSWER_QUESTIONS)
@require_safe
def thread_file(request: StaffRequest, pk: UUID) -> FileResponse:
    kept = thread_file_at(request.certification_body, pk)
    return handed_out(kept.file.open("rb"), name=kept.name, content_type=kept.content_type)
