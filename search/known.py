"""What the index has: its Latin words, which a slip may have been meant as, the names of bodies, and values of facets."""

from collections.abc import Mapping

from django.core.cache import cache
from django.db import connection

from search import analysis
from search.analysis import QueryWord
from search.kinds import Kind
from search.spelling import KnownWords, is_english
from tenants.models import CertificationBody
from vocabulary.models import ProductCategory, Standard
from vocabulary.standards import parse

type Facets = Mapping[str, tuple[str, ...]]

SHORTEST_NAME = 2
_GENERIC = """
    中国 国际 中心 检测 检验 检验检测 技术 服务 集团 研究院 研究所 质量 评价 测试 认证 中华 全国 国家 亚洲 亚太 华东 华南 华北 演示
    北京 上海 广州 深圳 天津 重庆 浙江 江苏 广东 山东 demo china chinese german germany europe asia pacific
"""
GENERIC = frozenset(_GENERIC.split())
KEPT_FOR = 60  # seconds: a new scheme's words are known a minute later
WORDS = """
SELECT word FROM ts_stat('SELECT vector FROM search_schemedocument UNION ALL SELECT vector FROM search_bodydocument
    UNION ALL SELECT vector FROM search_servicedocument')
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


def existing(kind: Kind, facets: Facets) -> Facets:
    """Without the categories, bodies and standards that nobody knows: not the vocabulary, and nothing in the index."""
    known = {key: _existing(kind, key, values) if key in KNOWN_BY else set(values) for key, values in facets.items()}
    left = {key: tuple(value for value in values if value in known[key]) for key, values in facets.items()}
    return {key: values for key, values in left.items() if values}


def _existing(kind: Kind, key: str, values: tuple[str, ...]) -> set[str]:
    known = KNOWN_BY[key](values)
    rows = kind.model._default_manager
    return known | {
        value for value in values if value not in known and rows.filter(facets__contains=[f"{key}:{value}"]).exists()
    }


def _standards(values: tuple[str, ...]) -> set[str]:
    parsed = {value: number.key for value in values if (number := parse(value))}
    known = set(Standard.objects.filter(key__in=parsed.values()).values_list("key", flat=True))
    return {value for value, key in parsed.items() if key in known}


def _categories(values: tuple[str, ...]) -> set[str]:
    return set(ProductCategory.objects.filter(code__in=values).values_list("code", flat=True))


def _bodies(values: tuple[str, ...]) -> set[str]:
    return set(CertificationBody.objects.filter(slug__in=values).values_list("slug", flat=True))


KNOWN_BY = {"category": _categories, "body": _bodies, "standard": _standards, "edition": _standards}


def _is_a_name(word: QueryWord) -> bool:
    """Whether a word calls one body, and not what many are or where."""
    plain = word.typed.lower()
    return not (word.is_term or word.is_thing or plain in GENERIC or is_english(plain) or len(plain) < SHORTEST_NAME)
