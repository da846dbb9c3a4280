"""What the database refuses twice: to the application by its rights, and to whoever has them all by a guard."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from tenants import roles
from tests.support import database


def is_kept(write: Callable[[], object], words: str = "append-only") -> None:
    """These rows stay as they were written, whoever writes; `words` are the guard's."""
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        write()
    schemas = {"public", connection.schema_name}
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        database.by_the_owner(f"GRANT ALL ON ALL TABLES IN SCHEMA {', '.join(sorted(schemas))} TO {roles.APP}")
        write()
