"""The network's door to the ledger, and the clock's: each is safe to run twice."""

from contextlib import suppress
from uuid import UUID

from billing.actions import batches, inbox, reconciling, returns
from billing.bank import actions as statements
from billing.fapiao_bulk.actions import lists as fapiao_bulk
from billing.models import BankStatement, CardCharge, FapiaoList, ProviderEvent, Return
from billing.providers import ProviderAway, provider
from billing.row_files import actions as row_files
from billing.subscriptions.actions import charging, comparing, months, refunding, saving
from lib.queue import later, task
from outbox.daily import once_a_day


@task("billing.settle_event")
def settle_event(name: str) -> None:
    """What an event of the provider's is about is asked there and written down."""
    event = ProviderEvent.objects.filter(event=name).first()
    if event is not None:
        inbox.see_to(event)


@task("billing.send_return")
def send_return(pk: str) -> None:
    """Money goes back to the card, once."""
    made = Return.objects.select_related("checkout__account", "checkout__invoice", "refund").filter(pk=UUID(pk)).first()
    if made is not None:
        with suppress(ProviderAway):  # the sweep tries again, under a key that fits
            returns.send(made)


@task("billing.send_own_refund")
def send_own_refund(pk: str) -> None:
    """Money that a subscriber paid ahead goes back to its card, once."""
    with suppress(ProviderAway):  # the sweep tries again, under a key that fits
        refunding.send_own_refund(UUID(pk))


@task("billing.see_to_payers")
def see_to_payers(invoice: str) -> None:
    """Nobody pays on the provider's page what is not owed any more."""
    if provider().is_online:
        reconciling.see_to_payers_of(UUID(invoice))


@task("billing.read_statement", seconds=420)
def read_statement(pk: str) -> None:
    """A long bank statement is read and matched."""
    row_files.go_on(BankStatement, UUID(pk), statements.read_statement)


@task("billing.read_fapiao_list", seconds=420)
def read_fapiao_list(pk: str) -> None:
    """A long list of the tax office is read."""
    row_files.go_on(FapiaoList, UUID(pk), fapiao_bulk.read_fapiao_list)


@task("billing.record_sure_lines", seconds=1500)
def record_sure_lines(pk: str) -> None:
    """All lines that surely fit become transfers."""
    statements.go_on_recording(UUID(pk))


@task("billing.take_batch_back", seconds=1500)
def take_batch_back(pk: str) -> None:
    """What one press recorded is taken back."""
    batches.go_on_taking_back(UUID(pk))


@task("billing.sweep_row_files")
def sweep_row_files() -> None:
    """Whose worker was killed is taken up again."""
    for pk in row_files.left_behind(BankStatement):
        later("billing.read_statement", str(pk))
    for pk in row_files.left_behind(FapiaoList):
        later("billing.read_fapiao_list", str(pk))
    for pk in statements.left_unrecorded():
        later("billing.record_sure_lines", str(pk))
    for pk in batches.left_behind():
        later("billing.take_batch_back", str(pk))


@task("billing.charge_card")
def charge_card(pk: str) -> None:
    """A saved card is charged for a subscription, once."""
    rows = CardCharge.objects.select_related("card", "invoice__subscription__body")
    charge = rows.filter(pk=UUID(pk)).first()
    if charge is not None:
        with suppress(ProviderAway):  # the sweep looks whether it was made, and tries again
            charging.send_charge(charge)


@task("billing.forget_card")
def forget_card(pk: str) -> None:
    """A card that was removed here is forgotten at the provider."""
    saving.forget_at_provider(UUID(pk))


@task("billing.sweep_payments", seconds=300)
def sweep_payments() -> None:
    """What was to be done and was not: a worker, the broker or the provider was away, or an event never came."""
    if provider().is_online:
        reconciling.settle_events()
        reconciling.settle_running()
        reconciling.send_returns()
        reconciling.settle_subscriptions()


@task("billing.ask_accounts", seconds=1500)
def ask_accounts() -> None:
    """Each night, of every seller: what nobody told us."""
    once_a_day("billing.forget_raw", inbox.forget_raw)
    if provider().is_online:
        reconciling.ask_accounts()
    once_a_day("billing.plan_subscriptions", months.plan_running)
    once_a_day("billing.compare_month", comparing.compare_last_month)
