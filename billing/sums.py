"""What a line comes to, in minor units, rounded half up to the smallest coin."""

from decimal import ROUND_HALF_UP, Decimal


def net_and_tax(quantity: Decimal, unit_price: int, tax_rate: Decimal, *, tax_included: bool) -> tuple[int, int]:
    """Net and tax of a line. Where the price includes tax, both together are the rounded price."""
    exact = quantity * unit_price
    price = _rounded(exact)
    if tax_included:
        tax = _rounded(exact * tax_rate / (100 + tax_rate))
        return price - tax, tax
    return price, _rounded(exact * tax_rate / 100)


def _rounded(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))
