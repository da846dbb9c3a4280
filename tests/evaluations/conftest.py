"""The same scheme, cast and walk as for applications."""

from tests.applications.conftest import case_at, cast, in_english_and_own_files, published, walk

__all__ = ["case_at", "cast", "in_english_and_own_files", "published", "walk"]
