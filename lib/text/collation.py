"""In which order a reader expects names: Chinese by pinyin, others by letters. The database's own order is by code points."""

import unicodedata
from functools import lru_cache

from django.utils.translation import get_language

from lib.text import Bilingual, folded, localized

type Rank = tuple[str, str]


def name_rank(name: Bilingual) -> Rank:
    """A name's place in a list for a reader of the current language."""
    return _rank(localized(name), (get_language() or "").startswith("en"))


@lru_cache(4096)
def _rank(name: str, in_english: bool) -> Rank:
    plain = folded(name)
    if plain.isascii() or in_english:
        bare = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
        return bare, plain
    from pypinyin import Style, lazy_pinyin  # not before there is Chinese: its dictionary is large

    return "".join(lazy_pinyin(plain)), " ".join(lazy_pinyin(plain, style=Style.TONE3))
