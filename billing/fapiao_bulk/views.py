"""Fapiao in bulk on a body's finance desk: the sheet that is exported, the list and the files that come back."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import StaffRequest, policy
from billing import queries
from billing.fapiao_bulk import actions
from billing.fapiao_bulk import queries as bulk
from billing.fapiao_bulk.forms import FapiaoColumnsForm, FapiaoFilesForm, FapiaoListForm, FapiaoSettingsForm
from billing.models import FapiaoList, FapiaoRow, FapiaoWhen
from billing.row_files.queries import first_lines
from billing.row_files.views import ON_A_PAGE, chosen_in, progress_of, said_aside, same_page
from billing.views.desk import FINANCE, desk_tabs
from lib import clock
from web.acting import act

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SAID = 20  # of refusals, one message each


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def desk(request: StaffRequest) -> HttpResponse:
    """Lists and files come in here; the sheet goes out from the invoices whose fapiao waits."""
    body = request.certification_body
    form = FapiaoListForm(request.POST or None, request.FILES or None)
    received = act(
        request,
        lambda: actions.receive_fapiao_list(form.cleaned_data["file"], body=body, by=request.user),
        form=form,
    )
    if received:
        return redirect(received.result)
    return _desk(request, form, FapiaoFilesForm())


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_POST
def files(request: StaffRequest) -> HttpResponse:
    form = FapiaoFilesForm(request.POST, request.FILES)
    body = request.certification_body
    done = act(
        request, lambda: actions.add_fapiao_files(form.cleaned_data["uploads"], body=body, by=request.user), form=form
    )
    if not done:
        return _desk(request, FapiaoListForm(), form)
    if added := len(done.result.added):
        messages.success(request, ngettext("%(count)d file kept.", "%(count)d files kept.", added) % {"count": added})
    if known := done.result.known:
        words = ngettext("%(count)d was here already.", "%(count)d were here already.", known)
        messages.info(request, words % {"count": known})
    for name, why in done.result.refused[:MOST_SAID]:
        messages.error(request, f"{name}: {why}")
    return redirect("billing:fapiao-desk")


def _desk(request: StaffRequest, form: FapiaoListForm, files_form: FapiaoFilesForm) -> HttpResponse:
    body = request.certification_body
    context = {
        "form": form,
        "files_form": files_form,
        "page": Paginator(bulk.fapiao_lists_of(body), 50).get_page(request.GET.get("page")),
        "tabs": desk_tabs(request, "fapiao-desk"),
        "due": queries.fapiao_due(body).count(),
        "waiting": queries.fapiao_waiting_for_payment(body).count(),
    }
    return render(request, "billing/fapiao_desk.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_POST
def export(request: StaffRequest) -> HttpResponse:
    """The sheet of the ticked ones, or of all that no sheet held yet. Of what a sheet holds somebody has to say: once more."""
    body = request.certification_body
    chosen = None if request.POST.get("do") == "all" else chosen_in(request, "invoice")
    if chosen == []:
        messages.warning(request, _("Tick the invoices first."))
        return _back_to_waiting()
    if chosen and not queries.fapiao_due(body, chosen).filter(fapiao__exported_at=None).exists():
        return redirect(f"{reverse('billing:fapiao-again')}?{urlencode({'invoice': chosen}, doseq=True)}")
    done = act(request, lambda: actions.export_fapiao(body, chosen=chosen, by=request.user))
    return redirect(done.result) if done else _back_to_waiting()


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def export_again(request: StaffRequest) -> HttpResponse:
    """What a sheet holds is written once more: only after the reader saw on which."""
    body = request.certification_body
    chosen = list(queries.fapiao_due(body, chosen_in(request, "invoice")).exclude(fapiao__exported_at=None))
    if not chosen:
        messages.warning(request, _("Tick the invoices first."))
        return _back_to_waiting()
    done = act(
        request,
        lambda: actions.export_fapiao(body, chosen=[one.pk for one in chosen], again=True, by=request.user),
    )
    if done:
        return redirect(done.result)
    return render(request, "billing/fapiao_again.html", {"invoices": chosen})


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_safe
def sheets(request: StaffRequest) -> HttpResponse:
    page = Paginator(bulk.fapiao_sheets_of(request.certification_body), 50).get_page(request.GET.get("page"))
    return render(request, "billing/fapiao_sheets.html", {"page": page})


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_safe
def sheet(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What stands on it, and what was left out and why."""
    found = bulk.fapiao_sheet_for(request.user, pk, body=request.certification_body)
    rows = bulk.rows_of_sheet(found)
    written_before = bulk.written_elsewhere(found)
    context = {
        "sheet": found,
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "count": rows.count(),
        "again": urlencode({"invoice": written_before[:ON_A_PAGE]}, doseq=True) if written_before else "",
    }
    return render(request, "billing/fapiao_sheet.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_safe
def sheet_file(request: StaffRequest, pk: UUID) -> FileResponse:
    found = bulk.fapiao_sheet_for(request.user, pk, body=request.certification_body)
    day = clock.day_of(found.made_at, found.body.time_zone)
    name = f"fapiao-{day:%Y%m%d}-{found.rows.count()}.xlsx"
    return FileResponse(found.file.open(), as_attachment=True, filename=name, content_type=XLSX)


def _back_to_waiting() -> HttpResponse:
    answer = redirect("billing:invoices")
    answer["Location"] += "?tab=fapiao"
    return answer


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def settings(request: StaffRequest) -> HttpResponse:
    body = request.certification_body
    kept = queries.fapiao_settings_of(body)
    initial = {
        "item_name": kept.item_name if kept else "",
        "item_code": kept.item_code if kept else "",
        "tax_rate": queries.usual_rate_of(body),
        "when": kept.when if kept else FapiaoWhen.ASKED,
    }
    name = kept.template_name if kept else ""
    form = FapiaoSettingsForm(request.POST or None, request.FILES or None, initial=initial, template_name=name)
    saved = act(
        request, lambda: actions.set_fapiao_settings(body, by=request.user, **form.told), _("Saved."), form=form
    )
    if saved:
        return redirect("billing:fapiao-desk")
    return render(request, "billing/fapiao_settings.html", {"form": form})


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def columns(request: StaffRequest, pk: UUID) -> HttpResponse:
    source = bulk.fapiao_list_for(request.user, pk, body=request.certification_body)
    if (source.read_at or source.reading_since) and not source.columns_are_open:
        return redirect(source)
    form = FapiaoColumnsForm(request.POST or None, file=source)
    said = act(request, lambda: actions.say_fapiao_columns(source, columns=form.columns, by=request.user), form=form)
    if said:
        return redirect(said.result)
    context = {"form": form, "statement": source, "is_fapiao": True, "first_lines": first_lines(source)}
    return render(request, "billing/statement_columns.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def listed(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What a list says was made, with what each is for; a person confirms many at once."""
    source = bulk.fapiao_list_for(request.user, pk, body=request.certification_body)
    if not source.reading_since and not source.read_at:
        return redirect(source)
    if source.is_being_read or source.trouble:
        context: dict[str, Any] = {"file": source, "progress": progress_of(source), "is_fapiao": True}
        return render(request, "billing/statement_reading.html", context)
    waiting, dealt_with = bulk.rows_that_wait(source), bulk.rows_dealt_with(source)
    if request.method == "POST":
        ticked, do = chosen_in(request, "row"), request.POST.get("do")
        chosen = list((dealt_with.select_related("body") if do == "up" else waiting).filter(pk__in=ticked))
        if do in {"aside", "surely"} or "aside" in request.POST:
            return _set_aside(request, source, waiting)
        if do == "up" and chosen:
            act(request, lambda: actions.take_fapiao_rows_up(chosen, by=request.user), _("They wait again."))
        else:
            _take(request, chosen)
        return redirect(same_page(request, source))
    if request.GET.get("show") == "done":
        page = Paginator(dealt_with, ON_A_PAGE).get_page(request.GET.get("page"))
        return render(request, "billing/fapiao_list_done.html", {"source": source, "page": page})
    page = Paginator(waiting, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "source": source,
        "page": page,
        "rows": bulk.fapiao_matches(list(page.object_list)),
        "dealt_with": dealt_with.count(),
    }
    return render(request, "billing/fapiao_list.html", context)


def _set_aside(request: StaffRequest, source: FapiaoList, waiting: QuerySet[FapiaoRow]) -> HttpResponse:
    """One row by its own button; several that are ticked once it is clear that none of them is anybody's."""
    alone = chosen_in(request, "aside")
    chosen = list(waiting.filter(pk__in=alone or chosen_in(request, "row")))
    if not chosen:
        messages.warning(request, _("Tick the rows first."))
        return redirect(same_page(request, source))
    proposed = [(row, match.label) for row, match in bulk.fapiao_matches(chosen) if match.invoice]
    if proposed and not alone and request.POST.get("do") != "surely":
        context = {"file": source, "name": "row", "chosen": chosen, "proposed": proposed}
        return render(request, "billing/set_aside.html", context)
    act(request, lambda: actions.set_fapiao_rows_aside(chosen, by=request.user), said_aside(len(chosen)))
    return redirect(same_page(request, source))


def _take(request: StaffRequest, chosen: list[Any]) -> None:
    if not chosen:
        messages.warning(request, _("Tick the rows first."))
        return
    done = actions.take_fapiao_rows(chosen, by=request.user)
    if count := len(done.taken):
        words = ngettext("%(count)d fapiao recorded.", "%(count)d fapiao recorded.", count)
        messages.success(request, words % {"count": count})
    for row, why in done.refused[:MOST_SAID]:
        messages.error(request, f"{row.row}: {why}")
