"""Payment references for bank transfers: ISO 11649, `RF47 1234 5678 90`. Digits only, so easy to type; two of them check."""

import secrets

from stdnum import iso11649
from stdnum.iso7064 import mod_97_10

DIGITS = 10


def new_reference() -> str:
    """A reference nobody can guess from the one before; that it is unique the database says."""
    number = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    return f"RF{mod_97_10.calc_check_digits(number + 'RF')}{number}"


def grouped(reference: str) -> str:
    """In groups of four, as banks print it."""
    return str(iso11649.format(reference)) if reference else ""


def canonical(typed: str) -> str:
    """What somebody typed, without spaces; "" where the check digits say that it is mistyped."""
    return str(iso11649.compact(typed)) if iso11649.is_valid(typed) else ""
