"""The enterprise's side: its enquiries, sending one, what came back, and how it ends."""

from typing import Any
from uuid import UUID

import segno
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Organisation
from accounts.queries import organisations_of, works_for_a_body
from accounts.requests import SignedInAtSiteRequest, policy
from enquiries import actions
from enquiries.forms.enquiries import (
    AnswerForm,
    BriefForm,
    DeadlineForm,
    EndEnquiryForm,
    NewEnquiryForm,
    as_typed,
    usual_day,
)
from enquiries.models import Enquiry
from enquiries.queries.asking import (
    candidates,
    enquiries_of,
    enquiry_for,
    file_for,
    invited_for,
    is_verified,
    may_ask,
    question_for,
    quote_for,
    schemes_typed,
    waits_for_check,
)
from enquiries.queries.awarding import award_gap, may_still_change, waits_for_others
from enquiries.queries.side_by_side import QuoteColumn, columns_of, side_by_side
from enquiries.queries.threads import own_schemes
from lib import clock
from register.queries import offered_schemes
from statements.enquiry import EnquiryBrief
from tenants.hosts import body_url, site_url
from vocabulary.countries import market_codes
from vocabulary.queries import is_category
from web.acting import act, answer
from web.policy import Limit
from web.private_files import handed_out
from web.uploads import all_checked

SENT = Limit("enquiries", "10/d/user")
MOST_DIGITS = 4  # of a count in an address


@policy(host="site", who="organisation")
def enquiries(request: SignedInAtSiteRequest) -> HttpResponse:
    page = Paginator(enquiries_of(request.user), 25).get_page(request.GET.get("page"))
    context = {"page": page, "works_for_a_body": works_for_a_body(request.user)}
    return render(request, "enquiries/list.html", context)


@policy(host="site", who="organisation", limit=SENT)
def new(request: SignedInAtSiteRequest) -> HttpResponse:
    """One brief and whom to ask. Without JavaScript: “show bodies” draws the page again with those that fit."""
    organisations = list(organisations_of(request.user))
    verified = [each for each in organisations if is_verified(each)]
    if not verified or works_for_a_body(request.user):
        return _not_yet(request, organisations)
    typed = request.POST if request.method == "POST" else None
    chosen = schemes_typed((typed or request.GET).getlist("schemes" if typed else "scheme"))
    category = (typed or request.GET).get("category", "")
    shown = candidates(category, also=[*chosen, *own_schemes(request.GET.get("body", "")[:40])])
    allowed = may_ask(shown, _as_far_as_law_asks(typed or request.GET, category))
    initial = {"until": usual_day(), "schemes": [str(pk) for pk in chosen], **_given(request)}
    form = NewEnquiryForm(typed, organisations=verified, candidates=shown, initial=initial)
    only_shows = typed is not None and typed.get("act") != "send"
    if only_shows:
        form = NewEnquiryForm(None, organisations=verified, candidates=shown, initial=_as_initial(request, chosen))
    elif sent := act(request, lambda: _send(request, form, verified), _("Your enquiry is sent."), form=form):
        return redirect(sent.result)
    context = {
        "form": form,
        "candidates": shown,
        "shown": [(entry, allowed[entry.pk]) for entry in shown],
        "chosen": {str(pk) for pk in chosen},
        "most": Enquiry.MOST_BODIES,
    }
    return render(request, "enquiries/new.html", context)


def _as_far_as_law_asks(typed: QueryDict, category: str) -> EnquiryBrief:
    """What decides whom the law lets one ask, of what was typed so far (`may_ask`)."""
    known = set(market_codes())
    markets = [
        code
        for code in (*typed.getlist("markets"), *typed.getlist("market"), typed.get("other_market", ""))
        if code in known
    ]
    return EnquiryBrief(
        category=category if is_category(category) else "",
        markets=tuple(dict.fromkeys(markets)),
        outside_mainland=bool(typed.get("outside_mainland")),
    )


def _given(request: SignedInAtSiteRequest) -> dict[str, Any]:
    """What a guide or a comparison hands over in the address: as many units as there are factories, since each makes one."""
    names = (
        *("product", "category", "models", "model_count", "units", "made_in", "factory_count"),
        *("holdings", "reported", "wish_date", "words"),
    )
    given: dict[str, Any] = {name: request.GET[name][:3000] for name in names if request.GET.get(name)}
    units, factories = (_count(given.get(name, "")) for name in ("units", "factory_count"))
    if factories > max(units, 1):
        given["units"] = factories
    return given | ({"markets": request.GET.getlist("market")} if "market" in request.GET else {})


def _count(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else 0


def _as_initial(request: SignedInAtSiteRequest, chosen: list[UUID]) -> dict[str, Any]:
    typed: dict[str, Any] = {name: request.POST[name] for name in request.POST}
    return typed | {"markets": request.POST.getlist("markets"), "schemes": [str(pk) for pk in chosen]}


def _send(request: SignedInAtSiteRequest, form: NewEnquiryForm, verified: list[Organisation]) -> Enquiry:
    typed = form.cleaned_data
    organisation = next(each for each in verified if str(each.pk) == typed["organisation"])
    return actions.send_enquiry(
        organisation,
        brief=form.brief(),
        schemes=schemes_typed(typed["schemes"]),
        deadline=form.deadline(),
        is_sealed=typed["is_sealed"],
        invites_others=typed["invites_others"],
        contact_phone=typed["contact_phone"],
        files=all_checked(request.FILES.getlist("files"), most=Enquiry.MOST_FILES, too_many=_("Ten files at most.")),
        by=request.user,
    )


def _not_yet(request: SignedInAtSiteRequest, organisations: list[Organisation]) -> HttpResponse:
    """Why nothing can be asked yet, and the one press that changes it."""
    waiting = {each.pk for each in organisations if waits_for_check(each)}
    context = {
        "organisations": organisations,
        "waiting": waiting,
        "works_for_a_body": works_for_a_body(request.user),
    }
    return render(request, "enquiries/not_yet.html", context)


@policy(host="site", who="organisation")
@require_POST
def ask_to_be_verified(request: SignedInAtSiteRequest) -> HttpResponse:
    wanted = request.POST.get("organisation", "")
    organisation = next((each for each in organisations_of(request.user) if str(each.pk) == wanted), None)
    if organisation is None:
        raise Http404
    words = _("Asked. We look it up in the public register, as a rule within one working day.")
    act(request, lambda: actions.ask_to_be_verified(organisation, by=request.user), words)
    return redirect("enquiries:new")


@policy(host="site", who="organisation")
def enquiry(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """What was asked, who has answered, what they ask back."""
    enquiry = enquiry_for(request.user, pk)
    invited = list(enquiry.invited.select_related("body").prefetch_related("quotes", "questions"))
    questions = [question for each in invited for question in each.questions.all()]
    context = {
        "enquiry": enquiry,
        "brief": enquiry.brief,
        "invited": invited,
        "questions": sorted(questions, key=lambda question: question.asked_at),
        "files": list(enquiry.files.all()),
        "takes_answers": enquiry.takes_answers(clock.now()),
        "may_still_change": may_still_change(enquiry),
        "quoted": sum(bool(each.quotes.all()) for each in invited),
        "award": _award(enquiry),
    }
    return render(request, "enquiries/enquiry.html", context)


def _award(enquiry: Enquiry) -> dict[str, Any] | None:
    """Whose quote was taken, and where the application goes on: on the body's host, which signs one in by itself."""
    award = getattr(enquiry, "award", None)
    if award is None:
        return None
    invited = award.quote.invited
    return {"invited": invited, "url": body_url(invited.body, f"/enquiries/{invited.pk}/application/")}


@policy(host="site", who="organisation")
def quotes(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """All quotes side by side."""
    enquiry = enquiry_for(request.user, pk)
    columns = columns_of(enquiry)
    _say_gaps(enquiry, columns)
    context = {
        "enquiry": enquiry,
        "table": side_by_side(columns),
        "columns": columns,
        "sealed": enquiry.invited.filter(answer="sealed").count() if enquiry.is_sealed else 0,
        "today": clock.today(),
        "code": _code(f"{enquiry.get_absolute_url()}quotes/"),
    }
    return render(request, "enquiries/quotes.html", context)


def _code(path: str) -> SafeString:
    """An address of this host as a QR code, for whoever has the page on paper."""
    code = segno.make(site_url(path), error="m")
    return SafeString(code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None))


def _say_gaps(enquiry: Enquiry, columns: list[QuoteColumn]) -> None:
    invited = list(enquiry.invited.select_related("body"))
    offered = set(offered_schemes().filter(pk__in=[each.scheme for each in invited]).values_list("pk", flat=True))
    others = waits_for_others(enquiry, invited)
    for column in columns:
        column.gap = award_gap(
            enquiry,
            column.invited,
            column.quote,
            is_newest=True,
            others_may_answer=others,
            is_offered=column.invited.scheme in offered,
        )


@policy(host="site", who="organisation")
def award(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    quote = quote_for(request.user, pk)
    enquiry, form = quote.invited.enquiry, EndEnquiryForm(request.POST or None)
    if act(
        request,
        lambda: actions.award(quote, words=form.cleaned_data["words"], by=request.user),
        _("The quote is taken. The body has your application as a draft; look through it and send it."),
        form=form,
    ):
        return redirect(enquiry)
    context = {
        "enquiry": enquiry,
        "column": QuoteColumn(quote.invited, quote, quote.quote),
        "form": form,
        "gap": actions.why_not_award(enquiry, quote.invited, quote) if enquiry.is_open else "",
    }
    return render(request, "enquiries/award.html", context)


@policy(host="site", who="organisation")
def brief(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    enquiry = enquiry_for(request.user, pk)
    form = BriefForm(request.POST or None, initial=as_typed(enquiry.brief))
    return answer(
        request,
        form,
        lambda: actions.change_brief(enquiry, brief=form.brief(), by=request.user),
        back=enquiry,
        template="enquiries/ask.html",
        done=_("The brief is changed. Quotes that are in must be confirmed again by their bodies."),
        enquiry=enquiry,
        title=_("Change the brief"),
        text=_("All who were asked read the new brief. Quotes that are in must be confirmed again."),
        action=_("Save the brief"),
    )


@policy(host="site", who="organisation")
def extend(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    enquiry = enquiry_for(request.user, pk)
    form = DeadlineForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: actions.extend(enquiry, deadline=form.deadline(), by=request.user),
        back=enquiry,
        template="enquiries/ask.html",
        done=_("Everybody who was asked has more time."),
        enquiry=enquiry,
        title=_("Extend the deadline"),
        text=_("It ends at six in the evening, China time, of the day you choose. It never becomes shorter."),
        action=_("Extend the deadline"),
    )


@policy(host="site", who="organisation")
def withdraw(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    enquiry = enquiry_for(request.user, pk)
    form = EndEnquiryForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: actions.withdraw_enquiry(enquiry, reason=form.cleaned_data["words"], by=request.user),
        back=enquiry,
        template="enquiries/ask.html",
        done=_("The enquiry is withdrawn; everybody who was asked is told why."),
        enquiry=enquiry,
        title=_("Withdraw the enquiry"),
        text=_("For an enquiry that you do not need any more. Say why: the bodies have worked on it."),
        action=_("Withdraw the enquiry"),
        is_grave=True,
    )


@policy(host="site", who="organisation")
def close(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    enquiry = enquiry_for(request.user, pk)
    form = EndEnquiryForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: actions.close_enquiry(enquiry, words=form.cleaned_data["words"], by=request.user),
        back=enquiry,
        template="enquiries/ask.html",
        done=_("The enquiry is closed, and the bodies are thanked."),
        enquiry=enquiry,
        title=_("Close the enquiry with thanks"),
        text=_("No quote is taken. The bodies are thanked and told that it has ended."),
        action=_("Close the enquiry"),
        is_grave=True,
    )


@policy(host="site", who="organisation")
@require_POST
def open_to(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    invited = invited_for(request.user, pk)
    words = _("This body now sees your organisation's name, your name and telephone.")
    act(request, lambda: actions.open_to(invited, by=request.user), words)
    return redirect(invited.enquiry)


@policy(host="site", who="organisation")
@require_POST
def answer_question(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    question = question_for(request.user, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write an answer first."))
    else:
        words = _("The answer is out: everybody who was asked reads it.")
        act(
            request,
            lambda: actions.answer_question(question, answer=form.cleaned_data["answer"], by=request.user),
            words,
        )
    return redirect(f"{question.invited.enquiry.get_absolute_url()}#questions")


@policy(host="site", who="organisation")
@require_safe
def file(request: SignedInAtSiteRequest, pk: UUID) -> FileResponse:
    kept = file_for(request.user, pk)
    return handed_out(kept.file.open("rb"), name=kept.name, content_type=kept.content_type)
