"""An invoice whose subject is given up goes back by itself: nobody of the body has to see to it."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from billing.actions.crediting import credit_unpaid
from billing.actions.issuing import called_back
from billing.actions.locking import locked
from billing.actions.refunds import open_refund
from billing.models import Invoice, State
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
    for each in sorted(invoices, key=lambda each: (each.drafted_at, each.pk)):
        invoice = locked(each, None)  # by the product: nobody of the body's own has to be asked
        if invoice.state in ENDED:
            continue
        there = invoice.paid - invoice.refunded - invoice.refund_open
        stays = min(left, there)
        left -= stays
        if there > stays:
            open_refund(invoice, amount=there - stays, reason=reason, by=None, caused_by=by)
        ask_no_more(locked(invoice, None), reason=reason, by=by)
    return left


def ask_no_more(invoice: Invoice, *, reason: Bilingual, by: User) -> None:
    """What is not paid of an invoice is not asked any more: it is cancelled, or credited where money or a note is of it already.

    The invoice is locked. Where a fapiao was made, the credit note waits for its red letter.
    """
    if invoice.state in {State.DRAFT, State.ISSUED}:
        if invoice.paid or invoice.credited or invoice.credit_open:
            credit_unpaid(invoice, reason=reason, by=by)
        else:
            called_back(invoice, reason=reason.get("en") or reason.get("zh", ""), by=by)
