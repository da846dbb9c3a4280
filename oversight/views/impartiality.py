"""What impartiality rests on: which partner belongs to which body, and where bodies may sell advice. For operators."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.requests import SignedInAtSiteRequest, policy
from oversight import actions, impartiality
from oversight.forms import AdvisorySalesForm, EndOwnershipForm, OwnershipForm
from oversight.queries import body_for_operator
from tenants.models import CertificationBody
from vocabulary.countries import market_name
from web.acting import act


@policy(host="site", who="operator")
def advisory_sales(request: SignedInAtSiteRequest) -> HttpResponse:
    """What holds in each country that was decided on, with what was set before; and the form that sets it anew."""
    form = AdvisorySalesForm(request.POST or None)
    if act(
        request,
        lambda: actions.set_advisory_sales(by=request.user, **form.cleaned_data),
        _("Kept, with your reason. It holds from the day you gave."),
        form=form,
    ):
        return redirect("oversight:advisory-sales")
    rows = [(row, market_name(str(row.country))) for row in impartiality.advisory_sales()]
    context = {"rows": rows, "form": form, "is_closed_by_default": impartiality.is_closed_by_default()}
    return render(request, "oversight/advisory_sales.html", context)


@policy(host="site", who="operator")
def ownership(request: SignedInAtSiteRequest, slug: str) -> HttpResponse:
    """The bodies that a partner belongs to; of a body, the partners that belong to it."""
    tenant = body_for_operator(slug)
    is_partner = tenant.kind != CertificationBody.Kind.BODY
    form = OwnershipForm(request.POST or None)
    if request.method == "POST" and not is_partner:
        raise Http404
    if act(
        request,
        lambda: actions.state_ownership(tenant, by=request.user, **form.cleaned_data),
        _("Kept. Whoever belongs to a certification body sells no advice."),
        form=form,
    ):
        return redirect("oversight:ownership", slug)
    context = {
        "certification_body": tenant,
        "is_partner": is_partner,
        "ties": impartiality.ties_of_tenant(tenant) if is_partner else impartiality.partners_of(tenant),
        "form": form,
    }
    return render(request, "oversight/ownership.html", context)


@policy(host="site", who="operator")
def end_ownership(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    tie = impartiality.ownership_tie_for(pk)
    form = EndOwnershipForm(request.POST or None)
    if act(
        request,
        lambda: actions.end_ownership(tie, by=request.user, **form.cleaned_data),
        _("The tie has ended."),
        form=form,
    ):
        return redirect("oversight:ownership", tie.tenant.slug)
    return render(request, "oversight/end_ownership.html", {"tie": tie, "form": form})
