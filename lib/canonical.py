"""One way to write a value down, so that its hash can be told again."""

import json
from hashlib import sha256
from typing import Any


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no spare spaces, UTF-8. Dates and UUIDs become their usual text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str).encode()


def hash_of(value: Any) -> str:
    """SHA-256 over the canonical form, in hex."""
    return sha256(canonical(value)).hexdigest()
