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


_CITIZEN = re.compile(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
_INDIVIDUAL = "92"  # office and kind: an individual business (个体工商户), which is its owner
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643


def is_of_a_person(code: str) -> bool:
    """Whether a code stands for a human being: an individual business's, or a citizen's number (GB 11643) that passes
    for a credit code by chance. Such a one names nobody in public."""
    if code.startswith(_INDIVIDUAL):
        return True
    if not _CITIZEN.fullmatch(code):
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(code, _WEIGHTS, strict=False))
    return "10X98765432"[weighed % 11] == code[-1]
