"""The Latin words that the index and the vocabulary have: what a misspelt one may have been meant as."""

from django.core.cache import cache
from django.db import connection

from lib.text import folded
from search import analysis
from vocabulary import synonyms

KEPT_FOR = 60  # seconds: a new scheme's words are known a minute later
SHORTEST = 4
WORDS = """
SELECT word FROM ts_stat('SELECT vector FROM search_schemedocument')
WHERE word ~ '^[a-z]{4,}$'
"""


def latin_words() -> frozenset[str]:
    """From four letters on. Read from PostgreSQL's index, which is kept whichever engine answers."""
    found: frozenset[str] | None = cache.get("search.latin_words")
    if found is None:
        with connection.cursor() as cursor:
            cursor.execute(WORDS)
            indexed = {word for (word,) in cursor.fetchall()}
        found = frozenset(indexed | _of_the_vocabulary())
        cache.set("search.latin_words", found, KEPT_FOR)
    return found


def _of_the_vocabulary() -> set[str]:
    terms = (folded(word) for group in synonyms.groups() for word in group if word.isascii())
    return {part for term in terms for part in analysis.latin_parts(term) if len(part) >= SHORTEST}
