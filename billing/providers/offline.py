"""Invoices paid by bank transfer, straight to the seller's own account: the default, which needs no key and no network."""

from typing import Any, ClassVar, NoReturn

from django.utils.translation import gettext as _

from lib.refusal import Refused


class OfflineInvoices:
    """Nothing moves through it. Asked for anything online it says so."""

    name: ClassVar[str] = "offline"
    is_online: ClassVar[bool] = False

    def _says_no(self, *_asked: Any, **_more: Any) -> NoReturn:
        raise Refused(_("Here invoices are paid by bank transfer only."))

    open_account = onboarding_url = standing_of = _says_no
    ask_payment = payment_of = call_off = _says_no
    send_back = sent_back = all_sent_back = refunds_since = _says_no
    dispute_of = disputes_since = keep_evidence = answer_dispute = _says_no
    balance_of = payouts_since = _says_no
    open_customer = ask_card = card_of = forget_card = _says_no
    charge_card = charge_of = charges_of = payments_between = _says_no
