"""What the index has: its Latin words, which a slip may have been meant as, and the names of bodies."""

from django.core.cache import cache
from django.db import connection

from search import analysis
from search.analysis import QueryWord
from search.spelling import KnownWords, is_english
from tenants.models import CertificationBody

SHORTEST_NAME = 2
_GENERIC = """
    中国 国际 中心 检测 检验 检验检测 技术 服务 集团 研究院 研究所 质量 评价 测试 认证 中华 全国 国家 亚洲 亚太 华东 华南 华北 演示
    北京 上海 广州 深圳 天津 重庆 浙江 江苏 广东 山东 demo china chinese german germany europe asia pacific
"""
GENERIC = frozenset(_GENERIC.split())
KEPT_FOR = 60  # seconds: a new scheme's words are known a minute later
WORDS = """
SELECT word FROM ts_stat('SELECT vector FROM search_schemedocument UNION ALL SELECT vector FROM search_bodydocument')
WHERE word ~ '^[a-z]{3,}$'
"""  # certificates bear the words of their schemes; to read them all would take seconds


def latin_words() -> KnownWords:
    """From three letters on. Read from PostgreSQL's index, which is kept whichever engine answers."""
    words: frozenset[str] | None = cache.get("search.latin_words")
    if words is None:
        with connection.cursor() as cursor:
            cursor.execute(WORDS)
            words = frozenset(word for (word,) in cursor.fetchall())
        cache.set("search.latin_words", words, KEPT_FOR)
    return KnownWords(words)


def words_of_bodies() -> frozenset[str]:
    """The words by which bodies are called: somebody who types one names whom they mean."""
    words: frozenset[str] | None = cache.get("search.words_of_bodies")
    if words is None:
        names = CertificationBody.objects.values_list("name_zh", "name_en", "slug")
        called = [word for row in names for name in row for word in analysis.words_of(name)]
        words = frozenset(token for word in called if _is_a_name(word) for token in word.tokens)
        cache.set("search.words_of_bodies", words, KEPT_FOR)
    return words


def _is_a_name(word: QueryWord) -> bool:
    """Whether a word calls one body, and not what many are or where."""
    plain = word.typed.lower()
    return not (word.is_term or word.is_thing or plain in GENERIC or is_english(plain) or len(plain) < SHORTEST_NAME)
