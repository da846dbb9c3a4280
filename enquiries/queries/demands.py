"""The demand board as everybody reads it, a buyer's own demands, and what a body may answer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from accounts.queries import organisations_of
from enquiries.meeting import Market
from enquiries.models import Demand, DemandAnswer
from enquiries.queries.asking import is_verified
from lib import clock
from oversight.models import Rule
from oversight.queries import rule
from register.models import RegisterEntry
from register.queries import read_entries
from tenants.hosts import site_url
from tenants.models import CertificationBody

MOST_WORDS = 8


@dataclass(frozen=True)
class AnsweredWith:
    """An answer with the scheme it names, as the register has it today."""

    answer: DemandAnswer
    entry: RegisterEntry | None

    @property
    def url(self) -> str:
        """The scheme's page in the register, from any host."""
        return site_url(f"/schemes/{self.answer.scheme}/")


def organisation_gap(organisation: Organisation) -> str:
    """Why an organisation may not ask bodies in public; empty where it may: it was looked up, as for an enquiry."""
    if is_verified(organisation):
        return ""
    return _("Only organisations that the platform has looked up in a public register publish demands.")


def demands_listed(*, text: str = "", category: str = "", with_ended: bool = False) -> QuerySet[Demand]:
    """The public list, the newest first: those that are open, by words and by product (a wider one holds the narrower)."""
    demands = _listed(Demand.objects.all() if with_ended else Demand.objects.open(clock.today()))
    if category:
        wider = [".".join(category.split(".")[:end]) for end in range(1, category.count(".") + 2)]
        narrower = Q(categories__overlap=wider) | Q(pk__in=_below(category))
        demands = demands.filter(narrower)
    for word in text.split()[:MOST_WORDS]:
        names = ("title_zh", "title_en", "criteria_zh", "criteria_en", "organisation__name_zh", "organisation__name_en")
        demands = demands.filter(Q(*((f"{name}__icontains", word) for name in names), _connector=Q.OR))
    return demands


def demand_for(pk: UUID) -> Demand:
    """A demand as everybody reads it. Raises Http404."""
    demand = _listed(Demand.objects.filter(pk=pk)).first()
    if demand is None:
        raise Http404
    return demand


def own_demands(user: User) -> QuerySet[Demand]:
    """Everything the person's organisations have demanded, whatever became of it."""
    return _listed(Demand.objects.for_organisation(*organisations_of(user)))


def own_demand_for(user: User, pk: UUID) -> Demand:
    """A demand of one of the person's organisations. Raises Http404, for another's too."""
    demand = own_demands(user).filter(pk=pk).first()
    if demand is None:
        raise Http404
    return demand


def answers_to(demand: Demand) -> list[AnsweredWith]:
    """What bodies have answered, each with its scheme. For the buyer, and for bodies."""
    return _with_schemes(demand.answers.standing().select_related("body"))


def own_answer_for(body: CertificationBody, pk: UUID) -> DemandAnswer:
    """An answer of this body's that stands. Raises Http404, for another body's too."""
    answer = DemandAnswer.objects.for_body(body).standing().select_related("demand").filter(pk=pk).first()
    if answer is None:
        raise Http404
    return answer


def demands_for_body(body: CertificationBody) -> list[tuple[Demand, int]]:
    """The open demands, each with the number of the body's schemes that meet it; those it can answer first."""
    market = Market()
    demands = [(demand, len(market.schemes_for(demand, body=body))) for demand in demands_listed()]
    return sorted(demands, key=lambda each: (each[1] == 0, each[0].ends_on))


def answered_by(body: CertificationBody, demands: Collection[Demand]) -> set[UUID]:
    """Which of these demands the body has answered."""
    answers = DemandAnswer.objects.for_body(body).standing().filter(demand__in=demands)
    return set(answers.values_list("demand", flat=True))


def rule_of_naming() -> Rule:
    """The rule against demanding what one body alone can give, with its source and the day it was looked up."""
    return rule(Rule.Code.OR_EQUIVALENT)


def _listed(demands: QuerySet[Demand]) -> QuerySet[Demand]:
    """These with their buyers and the number of answers that stand, the newest first."""
    standing = Count("answers", filter=Q(answers__withdrawn_at=None))
    demands = demands.select_related("organisation", "named_body").annotate(answer_count=standing)
    return demands.order_by("-published_at", "pk")


def _below(category: str) -> list[UUID]:
    """Demands for something narrower: few are open at a time, so their products are read one by one."""
    rows = Demand.objects.values_list("pk", "categories")
    return [pk for pk, codes in rows if any(code.startswith(f"{category}.") for code in codes)]


def _with_schemes(answers: Iterable[DemandAnswer]) -> list[AnsweredWith]:
    answers = list(answers)
    entries = read_entries([answer.scheme for answer in answers])
    return [AnsweredWith(answer, entries.get(answer.scheme)) for answer in answers]
