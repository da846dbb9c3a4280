"""What a line comes to, in minor units, rounded half up to the smallest coin."""

from decimal import Decimal

from lib.money import half_up


def net_and_tax(quantity: Decimal, unit_price: int, tax_rate: Decimal, *, tax_included: bool) -> tuple[int, int]:
    """Net and tax of a line. Where the price includes tax, both together are the rounded price."""
    exact = quantity * unit_price
    price = half_up(exact)
    if tax_included:
        tax = half_up(exact * tax_rate / (100 + tax_rate))
        return price - tax, tax
    return price, half_up(exact * tax_rate / 100)
