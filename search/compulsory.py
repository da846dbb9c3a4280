"""What laws demand of the products that somebody looks for: said above the results, for the category their words mean."""

from collections.abc import Iterable
from functools import lru_cache

from django.core.cache import cache

from lib import clock
from lib.text import folded
from lib.text.names import simplified
from search.analysis import QueryWord, unaccented
from search.kinds.tokens import LATIN_PARTS
from search.queries import Query
from vocabulary.lexicon import Lexicon, lexicon, stem
from vocabulary.models import ProductCategory
from vocabulary.queries import LegalDemand, compulsory_rules, demands

KEPT_FOR = 60  # seconds


def demands_on(query: Query, words: Iterable[QueryWord]) -> list[LegalDemand]:
    """What must be had before sale of what is meant, in the markets chosen; nothing where no product is meant."""
    categories = query.facets.get("category") or categories_named(query.text, words)
    if not categories:
        return []
    today = clock.today()
    return demands(compulsory_rules(categories, query.facets.get("market", ()), on=today), on=today)


def categories_named(text: str, words: Iterable[QueryWord]) -> list[str]:
    """The categories whose own name a query speaks: by a word of the vocabulary (kettle = 电水壶), or as it is written."""
    terms = {token for word in words if word.is_term for token in word.tokens}
    return categories_called(simplified(folded(text)), terms, all_categories(), lexicon()) if text else []


def categories_called(
    plain: str, terms: set[str], categories: Iterable[tuple[str, str, str]], known: Lexicon
) -> list[str]:
    """Of these categories (code, names), those that a plain text calls by name, or by a term (a token) of the vocabulary."""
    stems = _stems(plain)
    return [code for code, *names in categories if _is_named(names, terms, plain, stems, known)]


def all_categories() -> list[tuple[str, str, str]]:
    """Code and names of each, a minute old at most: every search asks for all."""
    rows: list[tuple[str, str, str]] | None = cache.get("search.categories")
    if rows is None:
        rows = list(ProductCategory.objects.values_list("code", "name_zh", "name_en"))
        cache.set("search.categories", rows, KEPT_FOR)
    return rows


def _is_named(names: list[str], terms: set[str], plain: str, stems: str, known: Lexicon) -> bool:
    tokens, chinese, english = _names_of(*names, known)
    return not terms.isdisjoint(tokens) or chinese in plain or (english != "" and english in stems)


@lru_cache(2_000)
def _names_of(name_zh: str, name_en: str, known: Lexicon) -> tuple[frozenset[str], str, str]:
    """The words of the vocabulary that a category is called by; its name in Chinese; in English. Every search asks for all."""
    tokens = known.tokens_of(simplified(folded(f"{name_zh} {name_en}")))
    return frozenset(tokens), simplified(folded(name_zh)), _stems(name_en)


def _stems(text: str) -> str:
    """The Latin words of a text without their endings, each between spaces."""
    return "".join(f" {stem(word)} " for word in LATIN_PARTS.findall(unaccented(folded(text))))
