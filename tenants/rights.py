"""What the account that we are connected as may do to the database, which ought to be little."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connection

MAY = """
SELECT rolsuper,
    EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p')),
    EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
            AND has_table_privilege(r.oid, c.oid, 'TRUNCATE'))
FROM pg_roles r WHERE r.rolname = current_user
"""
TOO_MUCH = (
    "is a superuser, for whom no rule of the database holds",
    "owns tables, and may switch their guards off",
    "may empty tables, past their guards",
)


def too_much() -> list[str]:
    """What the application's account may do and should not; nothing where DATABASE_URL is that of `guildmark_app`."""
    with connection.cursor() as cursor:
        cursor.execute(MAY)
        return [words for words, may in zip(TOO_MUCH, cursor.fetchone(), strict=True) if may]


def owns_the_database() -> bool:
    """Whether we may migrate and restore here."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(current_user, datdba, 'USAGE') FROM pg_database WHERE datname = current_database()"
        )
        return bool(cursor.fetchone()[0])


def check_account(databases: Sequence[str] | None = None, **_told: Any) -> list[CheckMessage]:
    """For `check --deploy --database default`."""
    if not databases:
        return []
    hint = "Give web, worker, beat and relay the address of guildmark_app; docs/operations.md says how to lay it."
    return [Error(f"The account in DATABASE_URL {words}.", hint=hint, id="tenants.E001") for words in too_much()]
