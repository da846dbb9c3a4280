"""Lists are searched by amount as well: as it stands on a bank statement, with or without a sign and commas."""

import re
from collections import defaultdict
from decimal import Decimal

from django.db.models import Q

from lib.money import CURRENCIES, SYMBOLS, minor_units
from lib.refusal import Refused

PLAIN = re.compile(r"\d{1,12}(\.\d{1,3})?")
SIGNS = str.maketrans("", "", "".join({*"".join(SYMBOLS.values()), *"，, ", "￥"}))


def of_amount(words: str, *columns: str) -> Q:
    """Rows of which one of these columns is the amount that was typed; none where it was none."""
    met = Q(pk__in=[])
    if not PLAIN.fullmatch(typed := words.translate(SIGNS)):
        return met
    by_coins = defaultdict(list)
    for currency in CURRENCIES:
        try:
            by_coins[minor_units(Decimal(typed), currency)].append(currency)
        except Refused:  # finer than its coins
            continue
    for minor, currencies in by_coins.items():
        for column in columns:
            met |= Q(**{column: minor}, currency__in=currencies)
    return met
