"""Payment references for bank transfers: ISO 11649, `RF47 1234 5678 90`. Digits only, so easy to type; two of them check.

And by what a payer's own words, or a list's, name an invoice or a client.
"""

import re
import secrets
from functools import lru_cache

from stdnum import iban, iso11649
from stdnum.iso7064 import mod_97_10

from lib.text.names import cores

DIGITS = 10
_REFERENCE = re.compile(r"RF\d{12}")
_NUMBER = re.compile(r"(?<!\d)(\d{4}-\d{5,})(?!\d)")
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


def references_in(text: str) -> list[str]:
    """What in a text may be a payment reference, whatever stands between its digits."""
    return list(dict.fromkeys(_REFERENCE.findall("".join(text.upper().replace(".", "").split()))))


def numbers_in(text: str) -> list[str]:
    """What in a text may be the number of an invoice."""
    return list(dict.fromkeys(_NUMBER.findall(text)))


@lru_cache(32768)  # a client's name comes again with each of its invoices and lines
def name_keys(name: str) -> tuple[str, ...]:
    """A name folded: without legal form, script, width, accents and punctuation, in both spellings of umlauts."""
    return tuple(dict.fromkeys(core.letters for core in cores(name) if core.is_a_name)) if name else ()
