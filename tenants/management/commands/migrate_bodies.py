"""Bring every body's schema up to the migrations, skipping those that are there already; resumes after a kill."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from tenants import guards, opening
from tenants.commands import require_owner
from tenants.migrations_state import schemas_behind
from tenants.models import CertificationBody
from tenants.schemas import connection


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--spares", type=int, default=opening.SPARES_KEPT, help="How many spare schemas to keep ready."
        )

    def handle(self, *args: Any, spares: int, **options: Any) -> None:
        require_owner()
        guards.lay()
        schemas = list(CertificationBody.objects.order_by("schema_name").values_list("schema_name", flat=True))
        behind = schemas_behind(schemas)
        for number, schema in enumerate(behind, start=1):
            self.stdout.write(f"[{number}/{len(behind)}] {schema}")
            call_command("migrate_schemas", schema_name=schema, interactive=False, verbosity=0)
            connection.set_schema_to_public()
        opening.make_template()
        opening.keep_spares(spares)
        self.stdout.write(f"{len(schemas)} bodies, {len(behind)} migrated, {spares} spares ready.")
