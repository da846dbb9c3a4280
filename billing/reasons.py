"""Reasons that the product writes down itself: kept as a mark, said to each reader in their own language."""

from django.utils.translation import gettext as _

from lib.text import Bilingual, bilingual

BY_BANK = "dispute:"
OF_REFUND = "refund:"
BY_PROVIDER = "provider"  # in the place of the payer's account, where the provider sent the money back


def of_dispute(name: str) -> str:
    """The mark of what a payer's bank took back."""
    return f"{BY_BANK}{name}"


def of_refund_at_provider(name: str) -> str:
    """The mark of what somebody refunded at the provider itself, and not here."""
    return f"{OF_REFUND}{name}"


def in_words(reason: str) -> str:
    """A reason as it is read; what a person typed stays as it was typed."""
    if reason.startswith(BY_BANK):
        return _("The payer's bank took it back (dispute %(name)s).") % {"name": reason.removeprefix(BY_BANK)}
    if reason.startswith(OF_REFUND):
        return _("It was refunded at the payment provider (%(name)s).") % {"name": reason.removeprefix(OF_REFUND)}
    return reason


def in_both(reason: str) -> Bilingual:
    """The same for a notice or a paper, which is in both languages."""
    if reason.startswith(BY_BANK):
        name = reason.removeprefix(BY_BANK)
        return bilingual(f"付款方银行已追回该款项（争议 {name}）", f"the payer's bank took it back (dispute {name})")
    if reason.startswith(OF_REFUND):
        name = reason.removeprefix(OF_REFUND)
        return bilingual(f"款项已在支付平台退回（{name}）", f"it was refunded at the payment provider ({name})")
    return bilingual(reason, reason)


def account_in_words(paid_to: str) -> str:
    """Where a refund went."""
    return _("the card or account that paid, by Stripe") if paid_to == BY_PROVIDER else paid_to
