"""What a person may do for the body."""

from accounts.models import User
from lib import clock
from staff.models import Authorisation
from tenants.context import current_body


def roles_of(user: User) -> frozenset[str]:
    """The roles a person holds today, by the body's own calendar."""
    today = clock.today(current_body().time_zone)
    return frozenset(Authorisation.objects.in_force(today).filter(user=user).values_list("role", flat=True))
