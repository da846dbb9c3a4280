"""What the tax law says that we reckon with: the rate that usually applies to what bodies charge, and how long a form holds.

Which rate a seller charges is its own word (`billing.queries.usual_rate_of`). It is kept with what a client agrees to, and
invoiced as it was kept.
"""

from decimal import Decimal

from vocabulary.terms import FeeTax

CURRENCY = "CNY"  # of every fapiao
USUAL_RATE = Decimal(6)  # VAT on services in mainland China, where a seller has said no other
RATE_ABROAD = Decimal(0)  # elsewhere: no VAT of China, and a seller's own law is for the seller to say
# As the electronic tax bureau says of its red-letter form: not confirmed so long, it is void. Practice, no paragraph of a law.
HOURS_TO_CONFIRM = 72


def rate_of(tax: str, usual: Decimal) -> Decimal:
    """In per cent, of a fee with `tax` (`FeeTax`), within it or on top; `usual` is its seller's rate."""
    return Decimal(0) if tax == FeeTax.NONE else usual


def agreed_rate(tax: str, agreed: Decimal | None) -> Decimal:
    """As it was kept with what was `agreed`. From before rates were kept, everybody charged 6 %."""
    return rate_of(tax, USUAL_RATE if agreed is None else agreed)
