"""By what a holder is known: the keys that a certificate's statement gives, the strongest first (ADR 28).

A credit code is one organisation's; the organisation here is whoever applied; a full name is whoever bears it.
"""

from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID, uuid5

from lib.canonical import hash_of
from lib.credit_code import credit_code, is_of_a_person
from lib.text import names
from statements import CertificateStatement
from statements.certificate import CertificateHolding

type NamesAHolder = CertificateStatement | CertificateHolding

NAMESPACE = UUID("6f3c1d0e-5f0b-5d53-9a4e-0d6a3e0b7c28")  # of suppliers' addresses: never changed
LONGEST, CUT = 600, 500  # letters of a key, and of what is kept of a longer one in front of its hash


class Strength(IntEnum):
    """What tells suppliers apart, from the best to the weakest."""

    CODE = 0
    ORGANISATION = 1
    CHINESE_NAME = 2
    OTHER_NAME = 3


@dataclass(frozen=True)
class HolderKey:
    """One thing by which a holder is known. Its address is worked out from it, so that every rebuild gives the same."""

    strength: Strength
    text: str

    @property
    def id(self) -> UUID:
        return uuid5(NAMESPACE, f"{int(self.strength)}:{self.text}")


def keys_of(statement: NamesAHolder) -> list[HolderKey]:
    """What a certificate says by which its holder is known, the strongest first; nothing where it names nobody."""
    given = [
        (Strength.CODE, code_of(statement)),
        (Strength.ORGANISATION, str(statement.organisation or "")),
        *_names_of(statement),
    ]
    return [HolderKey(strength, _kept(text)) for strength, text in given if text]


def code_of(statement: NamesAHolder) -> str:
    """The holder's credit code, where it is a valid one and an organisation's: a person's is nobody's business here."""
    code = credit_code(statement.holder.code)
    return "" if is_of_a_person(code) else code


def key_of_name(name: str) -> HolderKey | None:
    """The key of whoever bears this full name; None for what is no name."""
    text = names.full(name)
    strength = Strength.CHINESE_NAME if names.is_chinese(name) else Strength.OTHER_NAME
    return HolderKey(strength, _kept(text)) if text else None


def _kept(text: str) -> str:
    """A key as its column holds it. Two long names that only differ at their ends are two holders."""
    return text if len(text) <= LONGEST else f"{text[:CUT]}…{hash_of(text)}"


def _names_of(statement: NamesAHolder) -> list[tuple[Strength, str]]:
    """The full names, one of each script: a body may write a name twice, or the English one into the Chinese column."""
    full: dict[Strength, str] = {}
    for language in ("zh", "en"):
        name = statement.holder.name.get(language, "")
        if text := names.full(name):
            full.setdefault(Strength.CHINESE_NAME if names.is_chinese(name) else Strength.OTHER_NAME, text)
    return sorted(full.items())
