"""The same scheme, cast and walk as for applications."""

from tests.applications.conftest import case_at, cast, published, scene, walk

__all__ = ["case_at", "cast", "published", "scene", "walk"]
