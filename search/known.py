"""What the index has: its Latin words, which a slip may have been meant as, and the names of bodies."""

from django.core.cache import cache
from django.db import connection

from search import analysis
from search.spelling import Known
from tenants.models import CertificationBody

KEPT_FOR = 60  # seconds: a new scheme's words are known a minute later
WORDS = """
SELECT word FROM ts_stat('SELECT vector FROM search_schemedocument')
WHERE word ~ '^[a-z]{3,}$'
"""


def latin_words() -> Known:
    """From three letters on. Read from PostgreSQL's index, which is kept whichever engine answers."""
    words: frozenset[str] | None = cache.get("search.latin_words")
    if words is None:
        with connection.cursor() as cursor:
            cursor.execute(WORDS)
            words = frozenset(word for (word,) in cursor.fetchall())
        cache.set("search.latin_words", words, KEPT_FOR)
    return Known(words)


def words_of_bodies() -> frozenset[str]:
    """The words by which bodies are called: somebody who types one names whom they mean."""
    words: frozenset[str] | None = cache.get("search.words_of_bodies")
    if words is None:
        names = CertificationBody.objects.values_list("name_zh", "name_en", "slug")
        words = frozenset(token for row in names for word in analysis.words_of(analysis.joined(row)) if not word.is_term for token in word.tokens)
        cache.set("search.words_of_bodies", words, KEPT_FOR)
    return words
