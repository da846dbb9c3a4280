"""Another scheme or service comes on offer: the body's plan with the platform is asked, here and nowhere else."""

from billing.subscriptions.queries import refuse_beyond
from catalog.models import Scheme, Service
from catalog.queries.offering import count_offers
from tenants.context import current_body


def refuse_another_offer(offered: Scheme | Service) -> None:
    """Raises Refused where the plan has no room for one more. A new version of what is on offer is none."""
    is_on_offer = type(offered)._default_manager.offered().filter(pk=offered.pk).exists()
    if not is_on_offer:
        refuse_beyond(current_body(), "offers", count_offers)
