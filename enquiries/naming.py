"""Whether a buyer's text names a body or its scheme: by law it demands properties, not somebody."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from lib.text import folded
from register.queries import offered_schemes
from tenants.models import CertificationBody
from vocabulary.terms import RuleKind

NO_BASIS = _(
    "Whom you name, you name by law: give the legal basis by its name and article, number or year, or name nobody."
)
IN_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
SHORTEST = 3  # letters of a name that is looked for in a text
FEWEST_LETTERS = 4  # of a rule's name: "-" and "see above" are none
NUMBERED = re.compile(r"[0-9〇一二三四五六七八九十百]")
MOST_NAMED = 5  # in one refusal


def named_in(*texts: str) -> list[str]:
    """The bodies, and the bodies' own schemes on offer, that texts call by their names; schemes of the state are nobody's own."""
    whole = " ".join(texts)
    written = [_plain(text) for text in (whole, IN_BRACKETS.sub(" ", whole))]  # "Acme (China) Co" is Acme Co's name
    return list(dict.fromkeys(name for name, plain in _names() if _stands_in(plain, written)))[:MOST_NAMED]


def cites(reference: str) -> bool:
    """Whether words name a rule that somebody can look up: its name, and an article, number or year."""
    return sum(sign.isalpha() for sign in reference) >= FEWEST_LETTERS and bool(NUMBERED.search(reference))


def _names() -> Iterator[tuple[str, str]]:
    """Each name as it is written, and as it is looked for."""
    for zh, en, slug in CertificationBody.objects.values_list("name_zh", "name_en", "slug"):
        yield from _looked_for((zh, en, slug))
    schemes = offered_schemes().exclude(content__rule_kind=RuleKind.STATE_PROMOTED).order_by()
    for zh, en in schemes.values_list("name_zh", "name_en"):
        yield from _looked_for((zh, en))


def _looked_for(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        plain = _plain(IN_BRACKETS.sub("", name))
        if len(plain) >= SHORTEST:
            yield name, plain


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", folded(text)).split())


def _stands_in(name: str, texts: Iterable[str]) -> bool:
    """Latin names as whole words; Chinese without spaces, whatever dots part it."""
    if name.isascii():
        return any(f" {name} " in f" {text} " for text in texts)
    return any(name.replace(" ", "") in text.replace(" ", "") for text in texts)
