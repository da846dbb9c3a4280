"""Reasons that the product writes down itself: kept as a mark, said to each reader in their own language."""

from django.utils.translation import gettext as _

from lib.text import Bilingual, bilingual

BY_BANK = "dispute:"
BY_PROVIDER = "provider"  # in the place of the payer's account, where the provider sent the money back


def of_dispute(name: str) -> str:
    """The mark of what a payer's bank took back."""
    return f"{BY_BANK}{name}"


def in_words(reason: str) -> str:
    """A reason as it is read; what a person typed stays as it was typed."""
    if reason.startswith(BY_BANK):
        return _("The payer's bank took it back (dispute %(name)s).") % {"name": reason.removeprefix(BY_BANK)}
    return reason


def in_both(reason: str) -> Bilingual:
    """The same for a notice or a paper, which is in both languages."""
    if reason.startswith(BY_BANK):
        name = reason.removeprefix(BY_BANK)
        return bilingual(f"付款方银行已追回该款项（争议 {name}）", f"the payer's bank took it back (dispute {name})")
    return bilingual(reason, reason)


def account_in_words(paid_to: str) -> str:
    """Where a refund went."""
    return _("the card or account that paid, by Stripe") if paid_to == BY_PROVIDER else paid_to
