"""Stripe's own codes, as a person would say them. A code that is not here stays readable, in brackets."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

DISPUTED_BECAUSE = {
    "bank_cannot_process": gettext_lazy("the payer’s bank could not process it"),
    "check_returned": gettext_lazy("the payer’s bank sent it back"),
    "credit_not_processed": gettext_lazy("a refund that was promised did not come"),
    "customer_initiated": gettext_lazy("the payer asked for it and does not say why"),
    "debit_not_authorized": gettext_lazy("the debit was not agreed to"),
    "duplicate": gettext_lazy("it was charged twice"),
    "fraudulent": gettext_lazy("the payer did not make this payment"),
    "general": gettext_lazy("none of the usual ones"),
    "incorrect_account_details": gettext_lazy("the details of the payer’s account were wrong"),
    "insufficient_funds": gettext_lazy("the payer’s account did not hold enough"),
    "noncompliant": gettext_lazy("a rule of the card network was broken"),
    "product_not_received": gettext_lazy("what was paid for was not delivered"),
    "product_unacceptable": gettext_lazy("what was delivered is not what was agreed"),
    "subscription_canceled": gettext_lazy("it had been cancelled"),
    "unrecognized": gettext_lazy("the payer does not recognise this payment"),
}
FAILED_BECAUSE = {
    "account_closed": gettext_lazy("The bank account is closed."),
    "account_frozen": gettext_lazy("The bank account is frozen."),
    "account_invalid": gettext_lazy("The account at Stripe answers us no more."),
    "bank_account_restricted": gettext_lazy("The bank account does not take such payments."),
    "bank_ownership_changed": gettext_lazy("The bank account belongs to somebody else by now."),
    "charge_already_refunded": gettext_lazy("It went back already, at Stripe itself."),
    "charge_disputed": gettext_lazy("The payer disputes the payment: it goes back by its bank, or not at all."),
    "charge_for_pending_refund_disputed": gettext_lazy("The payer disputed the payment meanwhile."),
    "could_not_process": gettext_lazy("The bank could not process it."),
    "debit_not_authorized": gettext_lazy("The bank does not allow Stripe to take money back from the account."),
    "declined": gettext_lazy("The bank declined it."),
    "expired_or_canceled_card": gettext_lazy("The card has expired or was cancelled."),
    "incorrect_account_holder_name": gettext_lazy("The name of the account’s holder is wrong."),
    "insufficient_funds": gettext_lazy("The balance is too small."),
    "invalid_account_number": gettext_lazy("The number of the bank account is wrong."),
    "invalid_currency": gettext_lazy("The bank account does not take this currency."),
    "lost_or_stolen_card": gettext_lazy("The card was reported lost or stolen."),
    "merchant_request": gettext_lazy("It was called off at Stripe."),
    "no_account": gettext_lazy("There is no such bank account."),
    "resource_missing": gettext_lazy("Stripe does not know it under this key."),
    "unknown": gettext_lazy("The bank does not say why."),
}
DISABLED_BECAUSE = {
    "action_required.requested_capabilities": gettext_lazy("You have to finish what you asked for at Stripe."),
    "listed": gettext_lazy("The company may be on a list of sanctions; Stripe checks it."),
    "other": gettext_lazy("It looks into the account."),
    "pending.onboarding": gettext_lazy("It has not got all answers yet."),
    "pending.review": gettext_lazy("It checks what you answered."),
    "platform_paused": gettext_lazy("The account was paused."),
    "rejected.fraud": gettext_lazy("It refused the account: it suspects fraud."),
    "rejected.incomplete_verification": gettext_lazy("It refused the account: it could not check your answers."),
    "rejected.listed": gettext_lazy("It refused the account: the company is on a list of sanctions."),
    "rejected.other": gettext_lazy("It refused the account and does not say why."),
    "rejected.terms_of_service": gettext_lazy("It refused the account: its terms were not kept."),
    "requirements.past_due": gettext_lazy("Answers that it asked for are overdue. They are listed below."),
    "requirements.pending_verification": gettext_lazy("It checks what you answered."),
    "under_review": gettext_lazy("It looks into the account."),
}
EVENT_WORDS = {
    "a mistake of ours": gettext_lazy("It stopped at a mistake of the product’s: see the log. It is tried again."),
    "a seller's event at the platform's door": gettext_lazy("A seller’s event that came to the platform’s address."),
    "a seller's event without a seller": gettext_lazy("A seller’s event that names no seller."),
    "its account": gettext_lazy("its account"),
    "its charge": gettext_lazy("its charge"),
    "its checkout": gettext_lazy("its payment page"),
    "its visit": pgettext_lazy("event", "its page"),
    "livemode is not ours": gettext_lazy("It is of real money where tests are made, or the reverse."),
    "the account is not the checkout's": gettext_lazy("It names another seller than the payment is of."),
    "the disputed payment": gettext_lazy("the disputed payment"),
    "the refunded payment": gettext_lazy("the refunded payment"),
}


def in_words(code: str, known: Mapping[str, Promise]) -> str:
    """What a code says; nothing of none."""
    if not code:
        return ""
    return str(known[code]) if code in known else _("Another reason (%(code)s).") % {"code": code}


def event_words(words: str) -> str:
    """What became of an event, as it was noted."""
    before, never_came, what = words.rpartition("never came: ")
    if never_came and not before:
        return _("It never came: %(what)s.") % {"what": EVENT_WORDS.get(what, what)}
    before, says, code = words.rpartition("the provider says: ")
    if says and not before:
        return _("The provider says: %(code)s.") % {"code": code}
    return str(EVENT_WORDS.get(words, words))
