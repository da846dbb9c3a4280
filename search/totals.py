"""What schemes cost for what somebody wants certified, and which costs least: counted by `lib.cost`, as on a scheme's page.

Nobody's offer is asked for and nothing but the published rows of fees enters it.
"""

from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, Sum

from lib.cost import Amounts, Inputs, estimate
from register.models import RegisterEntry
from search.models import SchemeDocument
from statements.scheme import StatedFee
from statements.showing import sized, usual_days

type Fees = tuple[tuple[StatedFee, ...], Inputs]  # the rows, and what the scheme calls usual
type Rank = tuple[int, str, int]


def cheapest_first(ids: Iterable[UUID], inputs: Inputs) -> list[UUID]:
    """In order of the total until the certificate: those in CNY first, then each other currency by itself, then those
    in several, and those that state no fee."""
    totals = _totals(_edition(), inputs)
    last: Rank = (4, "", 0)
    return sorted(ids, key=lambda pk: (totals.get(pk, last), pk))


def rank_of(total: Amounts) -> Rank:
    """Amounts of two currencies are never compared."""
    if not total:
        return 3, "", 0
    if len(total) > 1:
        return 2, "", total.get("CNY", 0)
    ((currency, amount),) = total.items()
    return int(currency != "CNY"), currency, amount


def _edition() -> tuple[int, int]:
    """The state of the index: another one wherever a scheme in it is another."""
    state = SchemeDocument.objects.aggregate(number=Count("pk"), sum=Sum("checksum"))
    return state["number"], int(state["sum"] or 0)


@lru_cache(maxsize=32)
def _totals(edition: tuple[int, int], inputs: Inputs) -> dict[UUID, Rank]:
    return {pk: rank_of(estimate(fees, sized(usual, inputs)).once) for pk, (fees, usual) in _fees(edition).items()}


@lru_cache(maxsize=1)
def _fees(_edition: tuple[int, int]) -> dict[UUID, Fees]:
    """The fees of every scheme that can be found, read again once the index is another."""
    listed = RegisterEntry.objects.schemes().filter(pk__in=SchemeDocument.objects.values("pk"))
    rows = listed.values_list("pk", "content__fees", "content__factory_days", "content__surveillance_days")
    return {pk: _read(fees, days, surveillance) for pk, fees, days, surveillance in rows.iterator(chunk_size=1000)}


def _read(fees: list[object] | None, days: float | None, surveillance: float | None) -> Fees:
    rows = tuple(StatedFee.model_validate(fee) for fee in fees or ())
    return rows, usual_days(days or 0, surveillance or 0)
