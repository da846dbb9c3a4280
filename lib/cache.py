"""The shared cache, and what stands in for it while it is away."""

import time
from collections.abc import Callable
from typing import Any

import structlog
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)
AWAY_FOR = 5.0  # seconds during which a server that did not answer is not asked again


class SharedCache(RedisCache):
    """Valkey or Redis; while it does not answer, this process's own memory, so that pages work and limits still hold."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        options = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5} | params.get("OPTIONS", {})
        super().__init__(server, params | {"OPTIONS": options})
        self._meanwhile = LocMemCache("while-the-shared-cache-is-away", params)
        self._away_until = 0.0

    def _ask(self, method: str, *args: Any, **options: Any) -> Any:
        if time.monotonic() >= self._away_until:
            try:
                return getattr(super(), method)(*args, **options)
            except RedisError as trouble:
                self._away_until = time.monotonic() + AWAY_FOR
                log.warning("cache.away", trouble=type(trouble).__name__)
        return getattr(self._meanwhile, method)(*args, **options)


def _forgiving(method: str) -> Callable[..., Any]:
    def ask(self: SharedCache, *args: Any, **options: Any) -> Any:
        return self._ask(method, *args, **options)

    return ask


for _name in (
    "add",
    "get",
    "set",
    "touch",
    "delete",
    "get_many",
    "has_key",
    "incr",
    "set_many",
    "delete_many",
    "clear",
):
    setattr(SharedCache, _name, _forgiving(_name))
