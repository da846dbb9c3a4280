"""What operators set: a body's time zone, and the rules that are kept as data."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.requests import SignedInAtSiteRequest, policy
from lib import clock
from lib.refusal import Refused
from oversight import actions
from oversight.forms import RuleForm, TimeZoneForm
from oversight.models import Rule
from oversight.queries import body_for_operator
from oversight.queries import rule as rule_as_it_stands
from oversight.queries import rules as all_rules


@policy(host="site", who="operator")
def time_zone(request: SignedInAtSiteRequest, slug: str) -> HttpResponse:
    body = body_for_operator(slug)
    form = TimeZoneForm(request.POST or None, initial={"zone": body.time_zone})
    if request.method == "POST" and form.is_valid():
        reason = {"zh": form.cleaned_data["zh"], "en": form.cleaned_data["en"]}
        try:
            actions.change_time_zone(body, zone=form.cleaned_data["zone"], reason=reason, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The body's days now follow that time zone. Certificates keep theirs."))
            return redirect("oversight:body", slug=body.slug)
    return render(request, "oversight/time_zone.html", {"certification_body": body, "form": form})


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
    if request.method == "POST" and form.is_valid():
        try:
            actions.keep_rule(form.save(commit=False), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The rule is kept with its source and the day on which you looked it up."))
            return redirect("oversight:rules")
    return render(request, "oversight/rule.html", {"rule": stands, "form": form})
