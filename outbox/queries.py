"""What waits, what fails, and how old the oldest unheard fact is."""

from datetime import timedelta

from django.db.models import Count, Min, Q, QuerySet

from lib import clock
from outbox.models import Delivery, Due

ALARM_AFTER = timedelta(seconds=30)


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


def failing_dates() -> QuerySet[Due]:
    """Dates that have come and whose handler has failed at least once, the most tried first."""
    return Due.objects.filter(tries__gt=0).select_related("body").order_by("-tries", "due_at")


def oldest_wait_is_alarming() -> bool:
    """Whether a fact has waited longer than any reader of the register should."""
    age = oldest_wait()
    return age is not None and age > ALARM_AFTER
