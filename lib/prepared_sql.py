"""SQL that the server keeps parsed and planned: for what runs all day and that somebody waits for.

Django's own cursors write values into the text, so the server reads each statement anew; that is most of the time that a
short one takes.
"""

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connection


def execute(sql: str, params: Sequence[Any], *, keep: bool = True) -> psycopg.Cursor[Any]:
    """Run `sql` with its values bound by the server. Gives the cursor, to fetch from.

    `keep` is False where the text is one of many: each that is kept stays on its connection, and takes memory there.
    Django's log of queries does not see them. Raises Django's database errors.
    """
    with connection.cursor() as cursor:  # opens the connection, and sets its search path
        raw = cursor.connection
    raw.prepare_threshold = 0  # Django's None forbids it altogether; its own cursors prepare nothing either way
    with connection.wrap_database_errors:
        return psycopg.Cursor(raw).execute(sql, params, prepare=keep)
