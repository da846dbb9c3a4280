"""Pages both sides open: on which side the reader stands."""

from accounts.requests import BothSidesRequest
from cases.models import Case


def is_client_of(request: BothSidesRequest, case: Case) -> bool:
    """On which side of a case from `case_for` the reader stands. For the body's people the page becomes back office."""
    if not case.standing.is_client:
        request.roles = case.standing.roles
    return case.standing.is_client
