"""The network's door to the ledger, and the clock's: each is safe to run twice."""

from billing.actions import inbox, reconciling
from billing.models import ProviderEvent
from billing.providers import provider
from lib.queue import task
from outbox.daily import once_a_day


@task("billing.settle_event")
def settle_event(name: str) -> None:
    """What an event of the provider's is about is asked there and written down."""
    event = ProviderEvent.objects.filter(event=name).first()
    if event is not None:
        inbox.see_to(event)


@task("billing.sweep_payments", seconds=300)
def sweep_payments() -> None:
    """What was to be done and was not: a worker, the broker or the provider was away, or an event never came."""
    if provider().is_online:
        reconciling.settle_events()
        reconciling.settle_running()


@task("billing.ask_accounts", seconds=1500)
def ask_accounts() -> None:
    """Each night, of every seller: what nobody told us."""
    if provider().is_online:
        once_a_day("billing.ask_accounts", reconciling.ask_accounts)
    once_a_day("billing.forget_raw", inbox.forget_raw)
