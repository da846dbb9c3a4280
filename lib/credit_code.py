"""Unified social credit codes of Chinese organisations, as GB 32100-2015 has them: the one check of them, for everybody.

Libraries are narrower than the standard: they want digits in front, where the standard has letters too (A, N and Y for
offices that register since 2016, letters for kinds of organisations), and then refuse lawful organisations.
"""

import re
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V, Z
SHAPE = re.compile(rf"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}")  # office and kind, division, organisation, check


def credit_code(typed: str) -> str:
    """What somebody typed, as the code is written; "" where it is none."""
    code = re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", typed)).upper()
    return code if SHAPE.fullmatch(code) and code[-1] == check_character(code[:-1]) else ""


def check_character(stem: str) -> str:
    """The last character of the code that begins with these 17 (ISO 7064, weights 3ⁿ mod 31)."""
    weighed = sum(ALPHABET.index(letter) * pow(3, position, 31) for position, letter in enumerate(stem))
    return ALPHABET[-weighed % 31]
