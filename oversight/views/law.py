"""What laws demand of products before sale: the list, and recording a rule as it was looked up. For operators."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from accounts.requests import SignedInAtSiteRequest, policy
from lib import clock
from oversight.forms import CompulsoryRuleForm
from vocabulary.actions import record_compulsory_rule
from vocabulary.models import CompulsoryRule
from vocabulary.queries import editions_of, newest_edition
from web.acting import act

RECORDED = _("The rule is recorded. Schemes that it concerns ask it again now, and holders are told where one closes.")


@policy(host="site", who="operator")
def compulsory(request: SignedInAtSiteRequest) -> HttpResponse:
    rules = CompulsoryRule.objects.newest().select_related("recorded_by")
    return render(request, "oversight/compulsory.html", {"rules": rules, "today": clock.today()})


@policy(host="site", who="operator")
def add_compulsory(request: SignedInAtSiteRequest) -> HttpResponse:
    return _recorded(request, CompulsoryRule(market="CN", checked_on=clock.today()))


@policy(host="site", who="operator")
def compulsory_rule(request: SignedInAtSiteRequest, key: UUID) -> HttpResponse:
    """A rule as it stands, to be looked up anew: what is saved is another edition, and the day is today's."""
    rule = newest_edition(key)
    editions = editions_of(key)
    rule.checked_on = clock.today()
    return _recorded(request, rule, editions=editions)


def _recorded(request: SignedInAtSiteRequest, rule: CompulsoryRule, **context: object) -> HttpResponse:
    form = CompulsoryRuleForm(request.POST or None, instance=rule)
    if act(
        request,
        lambda: record_compulsory_rule(
            form.save(commit=False), edition=form.cleaned_data.get("edition"), by=request.user
        ),
        RECORDED,
        form=form,
    ):
        return redirect("oversight:compulsory")
    return render(request, "oversight/compulsory_rule.html", {"rule": rule, "form": form, **context})
