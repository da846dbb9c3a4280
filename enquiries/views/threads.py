"""Questions to a body on the site host: asking, reading, writing more, and whether the answer may be shown."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.queries import organisations_of
from accounts.requests import SignedInAtSiteRequest, policy
from enquiries import actions
from enquiries.forms.threads import PublicationForm, QuestionForm, ThreadForm
from enquiries.models import Thread, ThreadMessage
from enquiries.queries.answer_rate import answer_rates
from enquiries.queries.threads import (
    body_to_ask,
    messages_of,
    scheme_to_ask_about,
    thread_file_for,
    thread_for,
    threads_of,
)
from register.models import RegisterEntry
from tenants.models import CertificationBody
from web.acting import act
from web.policy import Limit
from web.private_files import handed_out
from web.uploads import Upload, all_checked

ASKED = Limit("ask-body", "10/h/user,30/d/user")
WRITTEN = Limit("thread", "40/h/user,150/d/user")
SHOWN = 25


@policy(host="site", who="signed_in", limit=ASKED)
def ask(request: SignedInAtSiteRequest, slug: str) -> HttpResponse:
    """A question to a body, about one of its schemes where the address names it."""
    body = body_to_ask(slug)
    scheme = scheme_to_ask_about(body, request.GET.get("scheme", ""))
    organisations = list(organisations_of(request.user))
    form = QuestionForm(request.POST or None, organisations=organisations, is_about_a_scheme=scheme is not None)
    gap = actions.why_not_ask_body(request.user, body)
    if asked := act(request, lambda: _ask(request, form, body, scheme), _("Your question is sent."), form=form):
        return redirect(asked.result)
    rate = answer_rates([body])[body.pk]
    context = {"form": form, "asked": body, "scheme": scheme, "gap": gap, "rate": rate}
    return render(request, "enquiries/ask_body.html", context)


def _ask(
    request: SignedInAtSiteRequest, form: QuestionForm, body: CertificationBody, scheme: RegisterEntry | None
) -> Thread:
    typed = form.cleaned_data
    mine = {str(each.pk): each for each in organisations_of(request.user)}
    return actions.ask_body(
        body,
        text=typed["text"],
        scheme=scheme,
        organisation=mine.get(typed.get("organisation", "")),
        asker_name=typed["asker_name"],
        may_publish=typed.get("may_publish", False),
        files=uploads(request),
        by=request.user,
    )


def uploads(request: HttpRequest) -> list[Upload]:
    """The files sent along, checked. Raises Refused, before any is looked at where there are too many."""
    files = request.FILES.getlist("files")
    return all_checked(files, most=ThreadMessage.MOST_FILES, too_many=_("Five files at most."))


@policy(host="site", who="signed_in")
@require_safe
def threads(request: SignedInAtSiteRequest) -> HttpResponse:
    page = Paginator(threads_of(request.user).order_by("-newest_at", "pk"), SHOWN).get_page(request.GET.get("page"))
    return render(request, "enquiries/threads.html", {"page": page})


@policy(host="site", who="signed_in", limit=WRITTEN)
def thread(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """What was asked and answered, and the form to write more."""
    thread = thread_for(request.user, pk)
    form = ThreadForm(request.POST or None)
    if act(
        request,
        lambda: actions.write_to_body(thread, text=form.cleaned_data["text"], files=uploads(request), by=request.user),
        _("Your message is sent."),
        form=form,
    ):
        return redirect(thread)
    messages = messages_of(thread)
    actions.mark_opened(thread, by_body=False)
    context = {
        "thread": thread,
        "messages_written": messages,
        "form": form,
        "gap": actions.why_not_ask_body(request.user, thread.body),
    }
    return render(request, "enquiries/thread.html", context)


@policy(host="site", who="signed_in")
@require_POST
def publication(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    thread = thread_for(request.user, pk)
    form = PublicationForm(request.POST)
    words = _("Noted. The body may show question and answer.")
    if form.is_valid() and not form.cleaned_data["may_publish"]:
        words = _("Noted. Nothing of it is shown in public.")
    act(
        request,
        lambda: actions.allow_publication(thread, is_allowed=form.cleaned_data["may_publish"], by=request.user),
        words,
        form=form,
    )
    return redirect(thread)


@policy(host="site", who="signed_in")
@require_safe
def thread_file(request: SignedInAtSiteRequest, pk: UUID) -> FileResponse:
    kept = thread_file_for(request.user, pk)
    return handed_out(kept.file.open("rb"), name=kept.name, content_type=kept.content_type)
