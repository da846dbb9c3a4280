"""An invoice whose subject is given up goes back by itself: nobody of the body has to see to it."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.issuing import called_back
from billing.actions.locking import locked
from billing.models import Invoice
from lib.refusal import Refused


@transaction.atomic
def call_back(invoice: Invoice, *, reason: str, by: User) -> Invoice:
    """Cancel an invoice because what it was for was given up, by whoever gave it up: its subject's app says that they may.

    One for which money was received is refunded instead.
    """
    invoice = locked(invoice, None)  # by the product: nobody of the body's own has to be asked
    if invoice.paid:
        raise Refused(_("Money has been received for this invoice: it is refunded."))
    return called_back(invoice, reason=reason, by=by)
