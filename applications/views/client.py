"""The client's side: start, fill in section by section, send, come back."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import FileResponse, Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Organisation
from accounts.queries import organisations_of
from accounts.requests import BothSidesRequest, ClientRequest, policy
from applications import actions
from applications.actions.asking import SavedMeanwhile, UnitAsked
from applications.completeness import OF_A_REPORT, FormSection, lacks_of, sections_of, wanted_slots
from applications.doors import document_for, own_application_for, own_document_for
from applications.forms import PartiesForm, ProductForm, edition_typed
from applications.grid import grid_of, read_grid
from applications.models import Application, Document
from applications.printing import unprintable_words
from applications.queries import clients_drafts, may_edit
from cases.queries import clients_cases
from catalog.models import SchemeVersion
from catalog.queries import offered_version
from catalog.questions import answers_form, answers_in_words
from lib.refusal import Refused
from web.acting import act
from web.contents import TAKEN
from web.form_draft import had_left, keep_for_return, typed_before
from web.private_files import handed_out
from web.uploads import BIGGEST, checked

type Page = tuple[str, dict[str, object]]
type Typed = QueryDict | None  # what was posted now, or before the session ended


@policy(host="body", who="organisation")
def apply(request: ClientRequest, slug: str) -> HttpResponse:
    """Choose the organisation and begin under the scheme's version in force."""
    version = offered_version(slug)
    if version is None:
        raise Http404
    organisations = organisations_of(request.user)
    if request.method == "POST":
        chosen = next(
            (
                organisation
                for organisation in organisations
                if str(organisation.pk) == request.POST.get("organisation")
            ),
            None,
        )
        if chosen is None:
            messages.error(request, _("Choose the organisation you apply for."))
        elif begun := _begun(request, version, chosen):
            return redirect("applications:section", begun.pk, "parties")
    drafts = clients_drafts(organisations).filter(scheme_version__scheme=version.scheme_id)
    context = {"version": version, "organisations": organisations, "drafts": drafts, "key": uuid4()}
    return render(request, "applications/apply.html", context)


def _begun(request: ClientRequest, version: SchemeVersion, organisation: Organisation) -> Application | None:
    """The application that this form begins, however often it is sent."""
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        key = None
    begun = act(request, lambda: actions.start_draft(version, organisation=organisation, by=request.user, key=key))
    return begun.result if begun else None


@policy(host="body", who="organisation")
def mine(request: ClientRequest) -> HttpResponse:
    organisations = organisations_of(request.user)
    cases = Paginator(clients_cases(organisations).exclude(state="DRAFT"), 25).get_page(request.GET.get("page"))
    context = {"drafts": clients_drafts(organisations), "cases": cases}
    return render(request, "applications/list.html", context)


@policy(host="body", who="organisation", keeps_typing=True)
def section(request: ClientRequest, pk: UUID, name: str) -> HttpResponse:
    """One section of the application: typed, saved, said what is missing."""
    application = own_application_for(request.user, pk)
    if name not in SECTIONS:
        raise Http404
    has_left = had_left(request)  # asked first: what was kept is told once
    typed = request.POST if request.method == "POST" else typed_before(request)
    template, context = SECTIONS[name](request, application, typed)
    context["is_back"] = request.method != "POST" and typed is not None
    context["has_left"] = has_left
    if context.get("saved"):
        application.refresh_from_db()
        if request.headers.get("X-Autosave"):
            return JsonResponse(
                {"saved_at": f"{timezone.localtime(application.saved_at):%H:%M}", "edition": application.edition}
            )
        messages.success(request, _("Saved."))
        if words := unprintable_words(application):
            messages.warning(request, words)
        return redirect("applications:section", pk, request.POST.get("go") or name)
    if request.headers.get("X-Autosave"):
        if request.headers.get("X-Leaving"):
            keep_for_return(request)
        return JsonResponse(
            {"error": context.get("refusal") or _("Not saved yet: something below needs correcting.")}, status=422
        )
    return render(request, template, _frame(application, name) | context)


def _parties(request: ClientRequest, application: Application, typed: Typed) -> Page:
    form = PartiesForm(typed, instance=application)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        names = [name for name in form.Meta.fields if name in form.cleaned_data]
        values = {name: form.cleaned_data[name] for name in names}
        trio = {"manufacturer": form.chosen("manufacturer"), "factory": form.chosen("factory")}
        _save(
            request,
            context,
            lambda: actions.save_parties(
                application, values=values, by=request.user, edition=_edition(request), **trio
            ),
        )
    return "applications/parties.html", context


def _units(request: ClientRequest, application: Application, typed: Typed) -> Page:
    """The grid. Good rows are saved, bad ones stay to be corrected; a page that saves by itself saves all or none."""
    product = ProductForm(typed, instance=application)
    if typed is None:
        grid = grid_of(application.units.select_related("manufacturer", "factory"))
        return "applications/units.html", {"form": product, "grid": grid}
    grid = read_grid(typed)
    units, wrong = grid.units(), grid.wrong()
    context: dict[str, object] = {"form": product, "grid": grid}
    if wrong and request.headers.get("X-Autosave"):
        context["refusal"] = _("Not saved yet: %(why)s") % {"why": wrong[0]}
    elif request.method == "POST" and product.is_valid():
        _save(request, context, lambda: _save_units(request, application, product, units))
    if (wrong or "more" in typed) and context.pop("saved", False):
        application.refresh_from_db()
        wanting = _("Rows saved: %(good)s. Those marked below are not yet: correct them.") % {"good": len(units)}
        context["note"] = wanting if wrong else _("Saved.")
    return "applications/units.html", context


def _save_units(request: ClientRequest, application: Application, product: ProductForm, units: list[UnitAsked]) -> None:
    saved = actions.save_section(
        application, section="product", values=product.cleaned_data, by=request.user, edition=_edition(request)
    )
    actions.save_units(saved, units, by=request.user)


def _questions(request: ClientRequest, application: Application, typed: Typed) -> Page:
    questions = application.scheme_version.questions.all()
    form = answers_form(questions, typed, answers=application.answers, is_draft=True)
    files = [row for row in _slots(application, wanted_slots(application)) if "question-" in str(row["slot"])]
    context: dict[str, object] = {"form": form, "files": files}
    if request.method == "POST" and form.is_valid():
        _save(
            request,
            context,
            lambda: actions.save_section(
                application,
                section="questions",
                values={"answers": form.answers()},
                by=request.user,
                edition=_edition(request),
            ),
        )
    return "applications/questions.html", context


def _documents(request: ClientRequest, application: Application, typed: Typed) -> Page:
    slots = wanted_slots(application)
    context: dict[str, object] = {"slots": _slots(application, slots), "biggest": BIGGEST, "kinds": TAKEN}
    if request.method == "POST":
        slot, file = request.POST.get("slot", "other"), request.FILES.get("file")
        if file is None:
            context["refusal"] = _("Choose a file first.")
        else:
            known = slot if slot in slots else "other"
            _save(
                request, context, lambda: actions.add_document(application, checked(file), slot=known, by=request.user)
            )
    return "applications/documents.html", context


def _check(request: ClientRequest, application: Application, typed: Typed) -> Page:
    """The last page: the application as it will be read, who will read it, and sending it."""
    prefetch_related_objects([application], "units__manufacturer", "units__factory")
    context: dict[str, object] = {"lacks": lacks_of(application), "answers": _answers(application)}
    context["unprintable"] = unprintable_words(application)
    context["slots"] = _slots(application, wanted_slots(application))
    return "applications/check.html", context


SECTIONS: dict[str, Callable[[ClientRequest, Application, Typed], Page]] = {
    "parties": _parties,
    "units": _units,
    "questions": _questions,
    "documents": _documents,
    "check": _check,
}


@policy(host="body", who="organisation")
@require_POST
def send(request: ClientRequest, pk: UUID) -> HttpResponse:
    application = own_application_for(request.user, pk)
    words = _("The application is sent. You will be told when the certification body has looked at it.")
    if not act(request, lambda: actions.submit(application, by=request.user), words):
        return redirect("applications:section", pk, "check")
    return redirect(application.cases.order_by("number").first() or "applications:list")


@policy(host="body", who="organisation")
def discard(request: ClientRequest, pk: UUID) -> HttpResponse:
    application = own_application_for(request.user, pk)
    if request.method == "POST":
        act(request, lambda: actions.discard_draft(application, by=request.user), _("The draft is gone."))
        return redirect("applications:list")
    return render(request, "applications/discard.html", {"application": application})


@policy(host="body", who="both_sides")
def document(request: BothSidesRequest, pk: UUID) -> FileResponse:
    """A document, to whoever may read it. Always as a download, never shown in our own name."""
    document = document_for(request.user, pk)
    return handed_out(document.file.open("rb"), name=document.name, content_type=document.content_type)


@policy(host="body", who="organisation")
@require_POST
def remove_document(request: ClientRequest, pk: UUID) -> HttpResponse:
    document = own_document_for(request.user, pk)
    act(request, lambda: actions.remove_document(document, by=request.user))
    return redirect("applications:section", document.application_id, "documents")


def _frame(application: Application, name: str) -> dict[str, object]:
    sections = [*sections_of(application), FormSection("check", _("Read and send"))]
    names = [section.name for section in sections]
    following = names[names.index(name) + 1] if name != names[-1] else ""
    return {
        "application": application,
        "sections": sections,
        "here": name,
        "following": following,
        "may_edit": may_edit(application),
    }


def _save(request: ClientRequest, context: dict[str, object], action: Callable[[], object]) -> None:
    """The section says above its form what was refused: a page that saves by itself has no message to show."""
    context["saved"] = bool(act(request, action, refused=lambda refusal: context.update(_why_not(refusal))))


def _why_not(refusal: Refused) -> dict[str, object]:
    return {"refusal": str(refusal), "is_stale": isinstance(refusal, SavedMeanwhile)}


def _edition(request: ClientRequest) -> int | None:
    return edition_typed(request.POST.get("edition", ""))


def _slots(application: Application, wanted: dict[str, tuple[str, bool]]) -> list[dict[str, object]]:
    documents = list(application.documents.filter(is_internal=False))
    slots = [*((slot, name, needed) for slot, (name, needed) in wanted.items()), ("other", _("Other documents"), False)]
    return [
        {
            "slot": slot,
            "name": name,
            "is_required": needed,
            "documents": [document for document in documents if _heading_of(document) == slot],
        }
        for slot, name, needed in slots
    ]


def _heading_of(document: Document) -> str:
    """Where a document is listed: reports that were handed over stand among the others."""
    return "other" if document.slot.startswith(OF_A_REPORT) else document.slot


def _answers(application: Application) -> list[tuple[str, str]]:
    return answers_in_words(application.scheme_version.questions.all(), application.answers)
