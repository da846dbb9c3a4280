"""What the tax law says that we reckon with: the rate that usually applies to what bodies charge, and how long a form holds."""

from decimal import Decimal

from vocabulary.terms import FeeTax

USUAL_RATE = Decimal(6)  # VAT on services; finance staff correct a draft where another applies
# As the electronic tax bureau says of its red-letter form: not confirmed so long, it is void. Practice, no paragraph of a law.
HOURS_TO_CONFIRM = 72


def rate_of(tax: str) -> Decimal:
    """In per cent, of a fee with `tax` (`FeeTax`), within it or on top."""
    return Decimal(0) if tax == FeeTax.NONE else USUAL_RATE
