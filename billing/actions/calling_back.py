"""An invoice whose subject is given up goes back by itself: nobody of the body has to see to it."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from billing.actions.crediting import credit_unpaid
from billing.actions.issuing import called_back
from billing.actions.locking import locked, one_after_another
from billing.actions.refunds import open_refund
from billing.models import Invoice, State
from billing.queries import fapiao_of
from lib.text import Bilingual, bilingual

LONGEST = 300
ENDED = frozenset({State.CANCELLED, State.CREDITED})


@transaction.atomic
def give_up(invoices: Iterable[Invoice], *, owed: int, reason: Bilingual, by: User) -> int:
    """What these invoices were for is given up, by whoever may: its subject's app says so. Gives what is owed beyond what
    was paid for them, which is to be charged anew.

    What was paid and has not gone back is kept up to `owed`; the rest is promised back. What was not paid is asked no more.
    """
    reason = bilingual(reason.get("zh", "")[:LONGEST], reason.get("en", "")[:LONGEST])
    left = owed
    for invoice in _held(invoices):
        if invoice.state in ENDED:
            continue
        there = invoice.paid - invoice.refunded - invoice.refund_open
        stays = min(left, there)
        left -= stays
        if there > stays:
            open_refund(invoice, amount=there - stays, reason=reason, by=None, caused_by=by)
            invoice.refresh_from_db(fields=["refund_open", "revision"])
        ask_no_more(invoice, reason=reason, by=by)
    return left


def _held(invoices: Iterable[Invoice]) -> list[Invoice]:
    """All of them are locked before anything is booked, in the order that everybody locks in; then the oldest comes first.

    By the product: nobody of the body's own has to be asked.
    """
    held = [locked(each, None) for each in sorted(invoices, key=lambda each: each.pk)]
    for body in {invoice.body_id: invoice.body for invoice in held}.values():
        one_after_another(body)
    return sorted(held, key=lambda each: (each.drafted_at, each.pk))


def ask_no_more(invoice: Invoice, *, reason: Bilingual, by: User | None, at_most: int | None = None) -> None:
    """What is not paid of an invoice is not asked any more: it is cancelled, or credited where money or a note is of it already,
    or where more stays owed than `at_most` takes off.

    The invoice is locked. Where a fapiao was made, it is never cancelled: the credit note waits for its red letter. `by` is None
    where a bank took the money back: the product does it.
    """
    if invoice.state not in {State.DRAFT, State.ISSUED}:
        return
    is_whole = at_most is None or at_most >= invoice.total
    fapiao = fapiao_of(invoice)
    is_touched = invoice.paid or invoice.credited or invoice.credit_open or (fapiao and fapiao.number)
    if is_whole and not is_touched:
        called_back(invoice, reason=reason, by=by)
    else:
        credit_unpaid(invoice, reason=reason, by=by, at_most=at_most)
