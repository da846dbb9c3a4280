"""Make all tables of an empty database: from the text kept for these migrations, else by migrating, which takes minutes."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from marketplace.embedded import tables
from tenants import opening
from tenants.commands import require_owner


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        require_owner()
        if tables.are_current() and not connection.introspection.table_names():
            tables.lay()
            opening.keep_spares()
        else:
            call_command("migrate_schemas", shared=True, interactive=False)
            call_command("migrate_bodies")
