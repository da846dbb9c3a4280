"""What operators set: a body's time zone, and the rules that are kept as data."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.requests import SignedInAtSiteRequest, policy
from lib import clock
from oversight import actions
from oversight.forms import RuleForm, TimeZoneForm
from oversight.models import Rule
from oversight.queries import body_for_operator
from oversight.queries import rule as rule_as_it_stands
from oversight.queries import rules as all_rules
from tenants.models import CertificationBody
from web.acting import act


@policy(host="site", who="operator")
def time_zone(request: SignedInAtSiteRequest, slug: str) -> HttpResponse:
    body = body_for_operator(slug)
    form = TimeZoneForm(request.POST or None, initial={"zone": body.time_zone})
    if act(
        request,
        lambda: _change(body, form, by=request.user),
        _("The body's days now follow that time zone. Certificates keep theirs."),
        form=form,
    ):
        return redirect("oversight:body", slug=body.slug)
    return render(request, "oversight/time_zone.html", {"certification_body": body, "form": form})


def _change(body: CertificationBody, form: TimeZoneForm, *, by: User) -> None:
    typed = form.cleaned_data
    actions.change_time_zone(body, zone=typed["zone"], reason={"zh": typed["zh"], "en": typed["en"]}, by=by)


@policy(host="site", who="operator")
def rules(request: SignedInAtSiteRequest) -> HttpResponse:
    return render(request, "oversight/rules.html", {"rules": all_rules()})


@policy(host="site", who="operator")
def rule(request: SignedInAtSiteRequest, code: str) -> HttpResponse:
    """A rule as it stands, to be looked up anew: what is saved is another row, and the day is today's."""
    if code not in Rule.Code.values:
        raise Http404
    stands = rule_as_it_stands(code)
    stands.pk, stands.checked_on = None, clock.today()
    form = RuleForm(request.POST or None, instance=stands)
    if act(
        request,
        lambda: actions.keep_rule(form.save(commit=False), by=request.user),
        _("The rule is kept with its source and the day on which you looked it up."),
        form=form,
    ):
        return redirect("oversight:rules")
    return render(request, "oversight/rule.html", {"rule": stands, "form": form})
