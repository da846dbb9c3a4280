"""The rate of tax that usually applies to what bodies charge."""

from decimal import Decimal

from vocabulary.terms import FeeTax

USUAL_RATE = Decimal(6)  # VAT on services; finance staff correct a draft where another applies


def rate_of(tax: str) -> Decimal:
    """In per cent, of a fee with `tax` (`FeeTax`), within it or on top."""
    return Decimal(0) if tax == FeeTax.NONE else USUAL_RATE
