"""How our double says no, and how it names things."""

import secrets

from marketplace.embedded.stripe_double.objects import Object


class Refusal(Exception):
    """An answer that is none of success."""

    def __init__(
        self, status: int, code: str, words: str, *, kind: str = "invalid_request_error", more: Object | None = None
    ) -> None:
        super().__init__(words)
        self.status = status
        self.body: Object = {"error": {"type": kind, "code": code, "message": words, **(more or {})}}


class NoAnswer(Exception):
    """The line is dead: before anything was done, or after all of it."""


def new_id(prefix: str) -> str:
    return f"{prefix}_{secrets.token_hex(12)}"


def error(code: str, words: str, *, kind: str, **more: str) -> Object:
    return {"type": kind, "code": code, "message": words, **more}
