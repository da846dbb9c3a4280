"""Which schemes on offer meet what a buyer demands, and how many bodies could answer today."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from enquiries.models import Demand
from oversight.asking import MAINLAND, Asking, KnownApprovals, touches_mainland
from register.models import RegisterEntry
from register.queries import offered_schemes, read_entries
from search.kinds.schemes import is_accredited
from statements.scheme import SchemeStatement
from tenants.models import CertificationBody
from vocabulary.countries import names_of_market
from vocabulary.models import lies_along
from vocabulary.queries import covering
from vocabulary.standards import parse

FEW = 1  # bodies: so few are no competition, and whoever demands it is told the rule


class Market:
    """Everything on offer today, read once for however many demands a page shows."""

    @cached_property
    def schemes(self) -> Sequence[RegisterEntry]:
        entries = read_entries(list(offered_schemes().order_by().values_list("pk", flat=True)))
        return sorted(entries.values(), key=lambda entry: (entry.body.slug, entry.name_zh))

    @cached_property
    def _approvals(self) -> KnownApprovals:
        return KnownApprovals({entry.body_id: entry.body for entry in self.schemes}.values())

    @cached_property
    def _covering(self) -> dict[str, set[str]]:
        return covering()

    def schemes_for(self, demand: Demand, *, body: CertificationBody | None = None) -> list[RegisterEntry]:
        """The schemes (of one body, where given) that certify what is demanded, of bodies that may be asked for it."""
        own = [entry for entry in self.schemes if body is None or entry.body_id == body.pk]
        meeting = [entry for entry in own if meets(entry.as_scheme, demand)]
        if not meeting:
            return []
        needed = [self._covering.get(code, {code}) for code in demand.categories]
        in_mainland = touches_mainland(factories=(), markets=markets_of(demand))
        asked = {entry.body: None for entry in meeting}
        able = {
            each.pk
            for each in asked
            if self._approvals.may_ask(each, needed, in_mainland=in_mainland).asking == Asking.ALL
        }
        return [entry for entry in meeting if entry.body_id in able]

    def bodies_for(self, demand: Demand) -> int:
        """How many bodies could answer today."""
        return len({entry.body_id for entry in self.schemes_for(demand)})


def markets_of(demand: Demand) -> list[str]:
    """Where what is demanded must count. A demand for no market in particular is for the mainland's, too."""
    return [demand.market or MAINLAND]


def meets(statement: SchemeStatement, demand: Demand) -> bool:
    """Whether a scheme certifies all of what is demanded. Standards narrow only where nothing equivalent is taken."""
    codes = [category.code for category in statement.categories]
    return (
        all(any(lies_along(code, wanted) for code in codes) for wanted in demand.categories)
        and set(demand.properties) <= set(statement.characteristics)
        and _is_for_market(statement.markets, demand.market)
        and (demand.accepts_equivalent or _rests_on(statement, demand.standards))
        and (not demand.needs_accreditation or is_accredited(statement))
        and (not demand.needs_green_rows or statement.states_green_rows)
    )


def _is_for_market(markets: Sequence[str], market: str) -> bool:
    return not market or not markets or bool(set(markets) & set(names_of_market(market)))


def _rests_on(statement: SchemeStatement, references: Iterable[str]) -> bool:
    own = {standard.key for standard in statement.standards}
    return all(number.key in own for reference in references if (number := parse(reference)))
