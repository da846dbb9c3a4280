"""Fapiao in bulk on a body's finance desk: out as the tax office's sheet, in as its list, and the files that belong to the numbers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import ClientRequest, StaffRequest, policy
from billing import actions, queries
from billing.forms import FapiaoColumnsForm, FapiaoFilesForm, FapiaoListForm, FapiaoSettingsForm
from billing.models import FapiaoFile, FapiaoWhen, Invoice
from billing.views.bank import ON_A_PAGE, chosen_in, progress_of
from billing.views.desk import FINANCE, desk_tabs
from billing.views.papers import after_payment, fapiao_form
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
        "page": Paginator(queries.fapiao_lists_of(body), 50).get_page(request.GET.get("page")),
        "tabs": desk_tabs("fapiao-desk"),
        "due": queries.fapiao_due(body).count(),
        "waiting": queries.fapiao_waiting_for_payment(body).count(),
    }
    return render(request, "billing/fapiao_desk.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_POST
def export(request: StaffRequest) -> HttpResponse:
    """The ticked ones, or all that no sheet held yet."""
    chosen = None if request.POST.get("do") == "all" else chosen_in(request, "invoice")
    if chosen == []:
        messages.warning(request, _("Tick the invoices first."))
        return _back_to_waiting()
    done = act(
        request,
        lambda: actions.export_fapiao(request.certification_body, chosen=chosen, by=request.user),
    )
    if not done:
        return _back_to_waiting()
    for invoice, why in done.result.refused[:MOST_SAID]:
        messages.warning(request, f"{invoice.number}: {why}")
    if left := done.result.left:
        words = ngettext("%(count)d more waits for a further sheet.", "%(count)d more wait for a further sheet.", left)
        messages.warning(request, words % {"count": left})
    answer = HttpResponse(done.result.content, content_type=XLSX)
    day = clock.today(request.certification_body.time_zone)
    answer["Content-Disposition"] = f'attachment; filename="fapiao-{day:%Y%m%d}-{done.result.count}.xlsx"'
    return answer


def _back_to_waiting() -> HttpResponse:
    answer = redirect("billing:invoices")
    answer["Location"] += "?tab=fapiao"
    return answer


@policy(host="body", who="body_staff", roles=FINANCE)
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
    source = queries.fapiao_list_for(request.user, pk, body=request.certification_body)
    if (source.read_at or source.reading_since) and not source.columns_are_open:
        return redirect(source)
    form = FapiaoColumnsForm(request.POST or None, file=source)
    said = act(request, lambda: actions.say_fapiao_columns(source, columns=form.columns, by=request.user), form=form)
    if said:
        return redirect(said.result)
    return render(request, "billing/statement_columns.html", {"form": form, "statement": source, "is_fapiao": True})


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def listed(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What a list says was made, with what each is for; a person confirms many at once."""
    source = queries.fapiao_list_for(request.user, pk, body=request.certification_body)
    if not source.reading_since and not source.read_at:
        return redirect(source)
    if source.is_being_read or source.trouble:
        context: dict[str, Any] = {"file": source, "progress": progress_of(source), "is_fapiao": True}
        return render(request, "billing/statement_reading.html", context)
    waiting, dealt_with = queries.rows_that_wait(source), queries.rows_dealt_with(source)
    if request.method == "POST":
        ticked, do = chosen_in(request, "row"), request.POST.get("do")
        chosen = list((dealt_with.select_related("body") if do == "up" else waiting).filter(pk__in=ticked))
        if do == "up" and chosen:
            act(request, lambda: actions.take_fapiao_rows_up(chosen, by=request.user), _("They wait again."))
        elif do == "aside" and chosen:
            act(request, lambda: actions.set_fapiao_rows_aside(chosen, by=request.user), _("Set aside."))
        else:
            _take(request, chosen)
        return redirect(source)
    if request.GET.get("show") == "done":
        page = Paginator(dealt_with, ON_A_PAGE).get_page(request.GET.get("page"))
        return render(request, "billing/fapiao_list_done.html", {"source": source, "page": page})
    page = Paginator(waiting, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "source": source,
        "page": page,
        "rows": queries.fapiao_matches(list(page.object_list)),
        "dealt_with": dealt_with.count(),
    }
    return render(request, "billing/fapiao_list.html", context)


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


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def ask_for_client(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Finance staff write down what the client asked by telephone or letter."""
    invoice = queries.invoice_for(request.user, pk, body=request.certification_body)
    form = fapiao_form(request.POST or None, invoice)
    if act(request, lambda: actions.request_fapiao(invoice, by=request.user, **form.cleaned_data), form=form):
        return redirect(invoice)
    context = {"invoice": invoice, "form": form, "back_url": invoice.get_absolute_url(), "for_staff": True}
    return render(request, "billing/ask_fapiao.html", context | after_payment(invoice))


@policy(host="body", who="body_staff", roles=FINANCE)
@require_POST
def make_early(request: StaffRequest, pk: UUID) -> HttpResponse:
    """A fapiao that waits for payment is made all the same."""
    invoice = queries.invoice_for(request.user, pk, body=request.certification_body)
    words = _("It does not wait for payment any more: make it with the others that were asked for.")
    act(request, lambda: actions.make_fapiao_early(invoice, by=request.user), words)
    return redirect(invoice)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_safe
def file(request: StaffRequest, pk: UUID, file_pk: UUID) -> FileResponse:
    return _response(queries.invoice_for(request.user, pk, body=request.certification_body), file_pk)


@policy(host="body", who="organisation", while_suspended=True)
@require_safe
def own_file(request: ClientRequest, pk: UUID, file_pk: UUID) -> FileResponse:
    return _response(queries.own_invoice_for(request.user, pk, body=request.certification_body), file_pk)


def _response(invoice: Invoice, pk: UUID) -> FileResponse:
    """To be kept and not shown: it came from outside."""
    kept: FapiaoFile = queries.fapiao_file_of(invoice, pk, numbers=queries.numbers_that_hold(invoice))
    return FileResponse(kept.file.open(), as_attachment=True, filename=f"fapiao-{kept.number}{kept.ending}")
