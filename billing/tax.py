"""Tax numbers of Chinese taxpayers, and the rate that usually applies to what bodies charge."""

from decimal import Decimal

from stdnum.cn import uscc

USUAL_RATE = Decimal(6)  # VAT on services; finance staff correct a draft where another applies


def tax_number_of(typed: str) -> str:
    """A unified social credit code as it is written on a fapiao, or "" where its check digit does not fit."""
    return str(uscc.compact(typed)).upper() if uscc.is_valid(typed) else ""
