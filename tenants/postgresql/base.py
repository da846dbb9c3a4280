"""A search path is set where the connection has another, and the connection itself is asked which it has.

PostgreSQL 18 reports every change of it, also one that a rollback took back, so asking costs no round trip. An older
one reports nothing; then the path is set each time.
"""

from typing import Any

from django_tenants.postgresql_backend import base

from tenants.pool import search_path_of


class DatabaseWrapper(base.DatabaseWrapper):
    def _handle_search_path(self, cursor: Any = None) -> None:
        wanted = self._get_cursor_search_paths()
        if search_path_of(self.connection) == ", ".join(wanted):
            self.search_path_set_schemas = wanted
            return
        self.search_path_set_schemas = None  # whatever was remembered is not so
        super()._handle_search_path(cursor)
