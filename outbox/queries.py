"""What waits, what fails, and how old the oldest unheard fact is."""

from datetime import timedelta

from django.db.models import Count, Min, Q, QuerySet

from lib import clock
from outbox.models import Delivery


def waiting() -> QuerySet[Delivery]:
    """Deliveries not yet heard, failing ones first, then the oldest."""
    return Delivery.objects.waiting().select_related("fact", "fact__body").order_by("-tries", "id")


def oldest_wait() -> timedelta | None:
    """The age of the oldest fact that somebody has not heard, or None. An alarm watches it."""
    oldest = Delivery.objects.waiting().aggregate(at=Min("fact__announced_at"))["at"]
    return clock.now() - oldest if oldest else None


def counts() -> dict[str, int]:
    """How many deliveries wait, and how many of them have failed at least once."""
    return Delivery.objects.waiting().aggregate(waiting=Count("pk"), failing=Count("pk", filter=Q(tries__gt=0)))
