"""Limits on attempts hold while the shared cache is away, and pages work."""

from lib.cache import SharedCache


def test_memory_stands_in_while_the_cache_is_away():
    cache = SharedCache("redis://127.0.0.1:1/0", {})
    assert cache.add("attempts", [1], 60)
    assert cache.get("attempts") == [1]
    assert not cache.add("attempts", [2], 60)
    cache.set("attempts", [1, 2], 60)
    assert cache.get_many(["attempts"]) == {"attempts": [1, 2]}
    cache.delete("attempts")
    assert cache.get("attempts", "nothing") == "nothing"
