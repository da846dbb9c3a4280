"""The demand board on the site host: everybody reads it, buyers publish on it, withdraw and close what is theirs."""

from collections.abc import Iterable
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.queries import acts_for, organisations_of
from accounts.requests import SignedInAtSiteRequest, policy
from enquiries import actions, queries
from enquiries.forms import DemandForm, PartingForm
from enquiries.meeting import FEW, Market
from enquiries.models import Demand
from enquiries.queries.asking import waits_for_check
from lib import clock
from lib.text import without_invisible
from register.queries import scheme_for
from vocabulary.queries import categories_to_choose, names_of_categories
from web.acting import act
from web.policy import Limit

SHOWN = 20
LOOKING = Limit("demands", "60/m/ip,600/h/ip,120/m/user", method="GET")  # each page asks what is on offer
PUBLISHING = Limit("publish-demand", "20/h/user,60/d/user")


@policy(host="site", who="anyone", limit=LOOKING)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    text = without_invisible(request.GET.get("q", "").replace("\x00", ""))[:100].strip()
    groups = categories_to_choose()
    known = {code for _name, codes in groups for code, _words in codes}
    category = category if (category := request.GET.get("category", "")) in known else ""
    with_ended = request.GET.get("ended") == "1"
    listed = queries.demands_listed(text=text, category=category, with_ended=with_ended)
    page = Paginator(listed, SHOWN).get_page(request.GET.get("page"))
    carried = {"q": text, "category": category, "ended": "1" if with_ended else ""}
    context = {
        "page": page,
        "demands": _rows(page.object_list),
        "groups": groups,
        "text": text,
        "category": category,
        "with_ended": with_ended,
        "is_narrowed": bool(text or category),
        "query": urlencode({key: value for key, value in carried.items() if value}),
    }
    return render(request, "enquiries/board.html", context)


@policy(host="site", who="anyone", limit=LOOKING)
@require_safe
def demand(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What anybody may read; the buyer's own people also read who answered."""
    row = queries.demand_for(pk)
    user = request.user
    is_own = isinstance(user, User) and acts_for(user, row.organisation_id)
    market = Market()
    able = market.bodies_for(row) if row.is_open(clock.today()) else None
    context = {
        "demand": row,
        "products": list(names_of_categories(row.categories).values()),
        "able": able,
        "is_few": able is not None and able <= FEW,
        "rule": queries.rule_of_naming(),
        "is_own": is_own,
        "answers": queries.answers_to(row) if is_own else [],
        "named_scheme": _named_scheme(row),
    }
    return render(request, "enquiries/demand.html", context)


@policy(host="site", who="organisation")
@require_safe
def own_demands(request: SignedInAtSiteRequest) -> HttpResponse:
    page = Paginator(queries.own_demands(request.user), SHOWN).get_page(request.GET.get("page"))
    return render(request, "enquiries/own_demands.html", {"page": page})


@policy(host="site", who="organisation", limit=PUBLISHING)
def publish(request: SignedInAtSiteRequest) -> HttpResponse:
    """The form; where hardly any body could answer, once more, with the rule and a tick that it was read."""
    organisations = organisations_of(request.user).order_by("name_zh", "pk")
    unknown = [each for each in organisations if queries.organisation_gap(each)]
    if len(unknown) == len(organisations):
        waiting = {each.pk for each in unknown if waits_for_check(each)}
        return render(request, "enquiries/publish.html", {"unknown": unknown, "waiting": waiting})
    form = DemandForm(request.POST or None, organisations=organisations, asks_rule="able" in request.POST)
    able = None
    if request.method == "POST" and form.is_valid() and not form.cleaned_data.get("knows_rule"):
        able = Market().bodies_for(form.instance)
        if able <= FEW:
            form = DemandForm(request.POST, organisations=organisations, asks_rule=True)
            return _form_page(request, form, able=able)
    if published := act(
        request,
        lambda: actions.publish_demand(
            form.instance,
            organisation=form.cleaned_data["organisation"],
            knows_rule=bool(form.cleaned_data.get("knows_rule")),
            by=request.user,
        ),
        _("The demand is on the board. Bodies that meet it see it on their desks."),
        form=form,
    ):
        return redirect(published.result)
    return _form_page(request, form, able=able)


@policy(host="site", who="organisation")
def withdraw(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    row = queries.own_demand_for(request.user, pk)
    form = PartingForm(request.POST or None, label=_("Why, for those who answered"), required=True)
    if act(
        request,
        lambda: actions.withdraw_demand(row, reason=form.cleaned_data["words"], by=request.user),
        _("The demand is withdrawn. Whoever answered is told."),
        form=form,
    ):
        return redirect(row)
    return render(request, "enquiries/part.html", {"demand": row, "form": form, "is_withdrawn": True})


@policy(host="site", who="organisation")
def close(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    row = queries.own_demand_for(request.user, pk)
    form = PartingForm(request.POST or None, label=_("Words of thanks"), required=False)
    if act(
        request,
        lambda: actions.close_demand(row, thanks=form.cleaned_data["words"], by=request.user),
        _("The demand is closed. Whoever answered is thanked."),
        form=form,
    ):
        return redirect(row)
    return render(request, "enquiries/part.html", {"demand": row, "form": form, "is_withdrawn": False})


def _form_page(request: SignedInAtSiteRequest, form: DemandForm, *, able: int | None) -> HttpResponse:
    context = {"form": form, "able": able, "rule": queries.rule_of_naming()}
    return render(request, "enquiries/publish.html", context)


def _rows(demands: Iterable[Demand]) -> list[dict[str, object]]:
    """Demands with their products in words and the number of bodies that could answer each today."""
    demands, market = list(demands), Market()
    names = names_of_categories({code for row in demands for code in row.categories})
    today = clock.today()
    return [
        {
            "demand": row,
            "products": [names.get(code, code) for code in row.categories],
            "able": market.bodies_for(row) if row.is_open(today) else None,
        }
        for row in demands
    ]


def _named_scheme(demand: Demand) -> object:
    return scheme_for(demand.named_scheme) if demand.named_scheme else None
