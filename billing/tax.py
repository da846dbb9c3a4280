"""The rate of tax that usually applies to what bodies charge."""

from decimal import Decimal

USUAL_RATE = Decimal(6)  # VAT on services; finance staff correct a draft where another applies
