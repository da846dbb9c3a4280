"""Names of places, which tell two companies of one name apart: countries, provinces, cities."""

import re
from collections.abc import Iterator
from functools import cache

from django_countries import countries

from lib.text import folded
from vocabulary.countries import market_name
from vocabulary.regions import rows_of, without_kind


def places_in(words: tuple[str, ...]) -> list[str]:
    """The places that folded words name, in order: 苏州 in 苏州雪屿制冷, suzhou among the words of its English name."""
    chinese, other = _patterns()
    return chinese.findall("".join(words)) + other.findall(" ".join(words))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = {name for pair in _names() for name in pair if len(name) > 1}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    chinese = "|".join(re.escape(name) for name in longest_first if not name.isascii())
    other = "|".join(re.escape(name) for name in longest_first if name.isascii())
    return re.compile(chinese), re.compile(rf"\b(?:{other})\b")


def _names() -> Iterator[tuple[str, str]]:
    for _code, zh, en in rows_of("regions.tsv"):
        yield without_kind(zh), _words_of(en)
    for zh, en in rows_of("places.tsv"):
        yield zh, _words_of(en)
    for code in countries.countries:
        name = market_name(code)
        yield name["zh"], _words_of(name["en"])


def _words_of(name: str) -> str:
    """As `lib.text.names` has the words of a name: Xi'an is xian, and ü is u."""
    plain = folded(name).replace("'", "").replace("ü", "u")
    return " ".join(re.findall(r"\w+", plain))
