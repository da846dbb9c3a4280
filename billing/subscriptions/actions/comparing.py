"""Once a month our books are compared with what the provider says: of our own account, and of each seller's what we booked.

Nothing is put right by itself. Each difference is a row that somebody sees to and says what was done: of a seller's money
that seller, of ours an operator, who sees no amount of a seller's.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.locking import refuse_strangers
from billing.models import (
    BOOKED,
    CardCharge,
    ChargeState,
    Checkout,
    Comparison,
    Difference,
    DifferenceKind,
    LedgerAct,
    LedgerTransaction,
    OwnReceipt,
    OwnRefund,
    Return,
    SellerAccount,
)
from billing.providers import (
    DisputeFee,
    ProviderAway,
    ProviderRefuses,
    StatedDispute,
    TakenCharge,
    TakenPayment,
    own_till,
    provider,
)
from billing.queries import LedgerDifference, differences
from billing.subscriptions.actions.holding import moment_of, only_operators
from billing.subscriptions.queries.subscriptions import differences_that_wait
from lib import clock
from lib.money import CURRENCIES
from lib.refusal import Refused
from tenants.models import CertificationBody

OF_ONE_PAYMENT = (DifferenceKind.NOT_BOOKED, DifferenceKind.REFUND, DifferenceKind.DISPUTE, DifferenceKind.FEE)
MONTHS_OF_A_DISPUTE = 4  # so long after it was opened something may still be taken for it


@dataclass
class ComparedAccount:
    """One account over one month, and what was looked at of it."""

    account: str  # "" is the platform's own
    body: CertificationBody | None
    since: datetime
    until: datetime
    compared: int = 0

    def differs(
        self, kind: DifferenceKind, thing: str, *, currency: str = "", ours: int = 0, theirs: int = 0
    ) -> Difference:
        return Difference(
            kind=kind,
            body=self.body,
            account=self.account,
            thing=thing[:200],
            currency=currency,
            ours=ours,
            theirs=theirs,
        )


def compare_month(month: date) -> Comparison:
    """Compare a month, given by any of its days, and write the report. Safe to do again: the newest counts."""
    first = month.replace(day=1)
    since, until = moment_of(first), moment_of(clock.months_later(first, 1))
    found: list[Difference] = []
    compared = 0
    if provider().is_online:
        own = ComparedAccount("", None, since, until)
        sellers = SellerAccount.objects.exclude(account="").filter(gone_at=None).select_related("body")
        for each in [own, *(ComparedAccount(one.account, one.body, since, until) for one in sellers)]:
            found += _compared(each)
            compared += each.compared
    found += [_of_ledger(one) for one in differences()]
    return _written(first, compared, found)


@transaction.atomic
def _written(month: date, compared: int, differing: list[Difference]) -> Comparison:
    """What an operator has seen to already stays seen to, also where the report of another month told of it."""
    seen = {
        (one.kind, one.account, one.thing, one.ours, one.theirs): one
        for one in Difference.objects.exclude(seen_at=None).filter(
            Q(comparison__month=month) | Q(kind__in=OF_ONE_PAYMENT)
        )
    }
    waits = {
        (one.kind, one.account, one.thing, one.ours, one.theirs)
        for one in differences_that_wait().exclude(comparison__month=month).filter(kind__in=OF_ONE_PAYMENT)
    }
    comparison = Comparison.objects.create(month=month, compared=compared, made_at=clock.now())
    differing = [one for one in differing if (one.kind, one.account, one.thing, one.ours, one.theirs) not in waits]
    for one in differing:
        one.comparison = comparison
        if before := seen.get((one.kind, one.account, one.thing, one.ours, one.theirs)):
            one.seen_by, one.seen_at, one.note = before.seen_by, before.seen_at, before.note
    Difference.objects.bulk_create(differing)
    return comparison


def _of_ledger(one: LedgerDifference) -> Difference:
    """Amounts stand apart from the words, which operators read."""
    return Difference(
        kind=DifferenceKind.LEDGER,
        thing=f"{one.what} of {one.of} in {one.currency}"[:200],
        currency=one.currency if one.currency in CURRENCIES else "",
        ours=one.ledger,
        theirs=one.rows,
    )


def note_difference(
    kind: DifferenceKind, thing: str, *, currency: str = "", ours: int = 0, theirs: int = 0
) -> Difference | None:
    """What differs on our own account, for operators at once: on the report of the running month. None where it is known."""
    known = Difference.objects.filter(kind=kind, account="", thing=thing[:200], ours=ours, theirs=theirs)
    if known.exists():
        return None
    month = clock.today().replace(day=1)
    report = Comparison.objects.filter(month=month).order_by("-made_at").first()
    report = report or Comparison.objects.create(month=month, made_at=clock.now())
    return Difference.objects.create(
        comparison=report, kind=kind, thing=thing[:200], currency=currency, ours=ours, theirs=theirs
    )


def name_of_cost(receipt: OwnReceipt, fee: DisputeFee) -> UUID:
    """By which the ledger knows what was taken for a dispute of this money."""
    return uuid5(receipt.pk, fee.id)


def name_of_dispute(dispute: StatedDispute) -> str:
    """As operators find it: the provider's name, and by when it is to be answered."""
    return f"{dispute.id} · {clock.day_of(dispute.answer_by):%Y-%m-%d}" if dispute.answer_by else dispute.id


def _compared(account: ComparedAccount) -> list[Difference]:
    found: list[Difference] = []
    try:
        found.extend(_own(account) if account.body is None else _sellers(account))
        found.extend(_sent_back(account))
        found.extend(_costs_of_disputes(account) if account.body is None else ())
    except (ProviderAway, ProviderRefuses) as away:  # what was found until then stays found
        found.append(account.differs(DifferenceKind.AWAY, str(away)))
    return found


def _is_paid_there(ask: Callable[[], TakenCharge | TakenPayment]) -> bool:
    """Whether one payment is paid at the provider; one that it does not know is not."""
    try:
        return ask().state == "paid"
    except ProviderRefuses:
        return False


def _paid_there(account: ComparedAccount) -> dict[str, TakenCharge]:
    since = moment_of(clock.months_later(clock.day_of(account.since), -1))  # begun then, and paid only now
    listed = own_till().payments_between(account.account, since, account.until)
    return {one.payment: one for one in listed if one.state == "paid"}


def _own(account: ComparedAccount) -> Iterator[Difference]:
    """Every payment on the platform's account is of a subscription: what is not booked is a difference."""
    there = _paid_there(account)
    standing = OwnReceipt.objects.filter(taken_back_at=None, bank_reference__in=list(there))  # also by hand
    booked = {one.bank_reference: one for one in standing}
    account.compared += len(there)
    for payment, taken in there.items():
        yield from _money_differs(account, taken, booked[payment].amount if payment in booked else None)
        yield from _fee_differs(account, taken, booked.get(payment))
    settled = CardCharge.objects.filter(
        state=ChargeState.PAID, settled_at__gte=account.since, settled_at__lt=account.until
    )
    for charge in settled.exclude(payment_intent__in=list(there)):  # made in another month, or not there at all
        account.compared += 1
        if not _is_paid_there(partial(own_till().charge_of, charge.payment_intent)):
            yield account.differs(
                DifferenceKind.NOT_THERE, charge.payment_intent, currency=charge.currency, ours=charge.amount
            )


def _sellers(account: ComparedAccount) -> Iterator[Difference]:
    """A seller's account is its own: only payments that we asked for are compared."""
    there = {payment: one for payment, one in _paid_there(account).items() if one.charge}
    known = {one.payment_intent: one for one in Checkout.objects.filter(payment_intent__in=list(there))}
    account.compared += len(there)
    for payment, taken in there.items():
        checkout = known.get(payment)
        is_booked = checkout is not None and checkout.state in BOOKED
        yield from _money_differs(account, taken, checkout.amount if checkout and is_booked else None)
    settled = Checkout.objects.filter(
        account__account=account.account,
        state__in=BOOKED,
        settled_at__gte=account.since,
        settled_at__lt=account.until,
    )
    for checkout in settled.exclude(payment_intent__in=list(there)):
        account.compared += 1
        if not _is_paid_there(partial(provider().payment_of, account.account, checkout.session)):
            yield account.differs(
                DifferenceKind.NOT_THERE, checkout.payment_intent, currency=checkout.currency, ours=checkout.amount
            )


def _money_differs(account: ComparedAccount, taken: TakenCharge, ours: int | None) -> Iterator[Difference]:
    if ours is None:
        yield account.differs(DifferenceKind.NOT_BOOKED, taken.payment, currency=taken.currency, theirs=taken.amount)
    elif ours != taken.amount:
        yield account.differs(
            DifferenceKind.AMOUNT, taken.payment, currency=taken.currency, ours=ours, theirs=taken.amount
        )


def _fee_differs(account: ComparedAccount, taken: TakenCharge, receipt: OwnReceipt | None) -> Iterator[Difference]:
    """What was booked by hand as a transfer has no fee in our books."""
    if receipt is None or receipt.how != OwnReceipt.How.CARD or taken.fee is None:
        return
    if (ours := receipt.fee or 0) != taken.fee:
        yield account.differs(
            DifferenceKind.FEE, taken.payment, currency=taken.fee_currency, ours=-ours, theirs=-taken.fee
        )


def _sent_back(account: ComparedAccount) -> Iterator[Difference]:
    """Refunds and disputes of the month. Of a seller's those are ours to know that are of a payment of ours."""
    is_own = account.body is None
    for sent in provider().refunds_since(account.account, account.since):
        if sent.sent_at and account.since <= sent.sent_at < account.until and sent.state != "failed":
            account.compared += 1
            known = is_booked_back(sent.id) if is_own else _is_written_down(sent.id)
            is_ours = is_own or Checkout.objects.filter(payment_intent=sent.payment).exists()
            if is_ours and not known:
                yield account.differs(DifferenceKind.REFUND, sent.id, currency=sent.currency, theirs=-sent.amount)
    for dispute in provider().disputes_since(account.account, account.since) if is_own else ():
        if account.since <= dispute.opened_at < account.until:
            account.compared += 1
            name = name_of_dispute(dispute)
            if not is_booked_back(dispute.id):
                yield account.differs(DifferenceKind.DISPUTE, name, currency=dispute.currency, theirs=-dispute.amount)


def _costs_of_disputes(account: ComparedAccount) -> Iterator[Difference]:
    """What was taken for disputes of our own payments and is not booked: nobody told us, or it came in a second currency."""
    since = moment_of(clock.months_later(clock.day_of(account.since), -MONTHS_OF_A_DISPUTE))
    for dispute in provider().disputes_since(account.account, since):
        receipt = OwnReceipt.objects.filter(how=OwnReceipt.How.CARD, bank_reference=dispute.payment).first()
        if receipt is None or dispute.opened_at >= account.until:
            continue
        for fee in dispute.fees:
            costs = LedgerTransaction.objects.filter(act=LedgerAct.OWN_FEE, source=name_of_cost(receipt, fee))
            if fee.amount and not costs.exists():
                currency = fee.currency if fee.currency in CURRENCIES else ""
                yield account.differs(DifferenceKind.FEE, fee.id, currency=currency, theirs=-fee.amount)


def _is_written_down(refund: str) -> bool:
    return Return.objects.filter(provider_refund=refund).exclude(is_outside=True, refund=None).exists()


def is_booked_back(thing: str) -> bool:
    """Whether what went back of our own account is in our books: as a refund of ours, or in the ledger under the provider's name."""
    if OwnRefund.objects.filter(provider_refund=thing).exists():
        return True
    booked = LedgerTransaction.objects.filter(act=LedgerAct.OWN_TAKEN_BACK, reference__startswith=f"{thing} ")
    return booked.exists()


def compare_last_month() -> None:
    """For the clock: once the month is over, and again the next day where the provider was away."""
    last = clock.months_later(clock.today().replace(day=1), -1)
    newest = Comparison.objects.filter(month=last).order_by("-made_at").first()
    is_over = newest is not None and newest.made_at >= moment_of(clock.months_later(last, 1))
    if newest is None or not is_over or newest.differences.filter(kind=DifferenceKind.AWAY).exists():
        compare_month(last)


@transaction.atomic
def see_to_difference(difference: Difference, *, note: str, by: User) -> Difference:
    """Whoever sees to it says what was done: a seller's own staff (that they do finance, the page's policy asks), or an operator."""
    if difference.is_sellers and difference.body is not None:
        refuse_strangers(by, difference.body)
    else:
        only_operators(by)
    difference = Difference.objects.select_for_update(of=("self",)).get(pk=difference.pk)
    if difference.seen_at:
        raise Refused(_("This was seen to already."))
    if not note.strip():
        raise Refused(_("Say what was done."))
    difference.note, difference.seen_by, difference.seen_at = note.strip(), by, clock.now()
    difference.save(update_fields=["note", "seen_by", "seen_at"])
    return difference
