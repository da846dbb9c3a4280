"""Payment references for bank transfers: ISO 11649, `RF47 1234 5678 90`. Digits only, so easy to type; two of them check."""

import re
import secrets

from stdnum import iban, iso11649
from stdnum.iso7064 import mod_97_10

DIGITS = 10
LIKE_IBAN = re.compile(r"[A-Z]{2}\d{2}[0-9A-Z]{6}")


def new_reference() -> str:
    """A reference nobody can guess from the one before; that it is unique the database says."""
    number = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    return f"RF{mod_97_10.calc_check_digits(number + 'RF')}{number}"


def grouped(reference: str) -> str:
    """In groups of four, as banks print it."""
    return str(iso11649.format(reference)) if reference else ""


def is_mistyped_iban(number: str) -> bool:
    """Whether what looks like an IBAN (ISO 13616: country, two check digits) is none: a digit is wrong or missing."""
    compact = "".join(number.split()).upper()
    return bool(LIKE_IBAN.match(compact)) and not iban.is_valid(compact)


def canonical(typed: str) -> str:
    """What somebody typed, without spaces; "" where the check digits say that it is mistyped."""
    return str(iso11649.compact(typed)) if iso11649.is_valid(typed) else ""
