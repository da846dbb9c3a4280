"""Amounts in minor units, as they are stored, and as money."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from moneyed import Money, get_currency

from lib.refusal import Refused

SYMBOLS = {"CNY": "¥", "EUR": "€", "USD": "$", "GBP": "£", "HKD": "HK$", "JPY": "¥"}
CURRENCIES = tuple(SYMBOLS)


def money_of(minor: int, currency: str) -> Money:
    """1230000 in CNY is ¥12,300.00; 1500 in JPY is ¥1,500."""
    return Money(Decimal(minor) / get_currency(currency).sub_unit, currency)


def minor_units(amount: Decimal, currency: str) -> int:
    """The inverse of `money_of`. Refused where the amount is finer than the currency's smallest coin."""
    minor = amount * get_currency(currency).sub_unit
    if minor != minor.to_integral_value():
        raise Refused(_("%(currency)s has no coins as small as this.") % {"currency": currency})
    return int(minor)


def half_up(amount: Decimal) -> int:
    """Rounded half up to the smallest coin, as tax offices and the database's round() do, and Python's own round() does not."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def written(amount: Money) -> str:
    """`¥12,300.00 CNY`: sign and code, since ¥ alone names two currencies."""
    code = amount.currency.code
    return f"{'-' if amount.amount < 0 else ''}{SYMBOLS.get(code, '')}{abs(amount.amount):,.{_digits(amount)}f} {code}"


def in_figures(amount: Money) -> str:
    """`12300.00`, as accounting programs read it: a point, all coins, no sign of a currency."""
    return f"{amount.amount:.{_digits(amount)}f}"


def _digits(amount: Money) -> int:
    return len(str(get_currency(amount.currency.code).sub_unit)) - 1
