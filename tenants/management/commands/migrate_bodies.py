"""Bring every body's schema up to the migrations, skipping those that are there already; resumes after a kill.

A body that cannot be migrated holds up no other: all that failed are named at the end. Until it is mended its host says
that it is in maintenance.
"""

from argparse import ArgumentParser
from typing import Any

import structlog
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from tenants import guards, opening
from tenants.commands import require_owner
from tenants.migrations_state import schemas_behind
from tenants.models import CertificationBody
from tenants.schemas import connection

log = structlog.get_logger(__name__)


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
        behind, failed = schemas_behind(schemas), dict[str, str]()
        for number, schema in enumerate(behind, start=1):
            self.stdout.write(f"[{number}/{len(behind)}] {schema}")
            if trouble := _trouble_in(schema):
                failed[schema] = trouble
        opening.make_template()
        opening.keep_spares(spares)
        self.stdout.write(f"{len(schemas)} bodies, {len(behind) - len(failed)} migrated, {spares} spares ready.")
        if failed:
            each = "\n".join(f"  {schema}: {trouble}" for schema, trouble in failed.items())
            raise CommandError(f"{len(failed)} bodies could not be migrated and are in maintenance:\n{each}")


def _trouble_in(schema: str) -> str:
    """Migrate one body. What stopped it, or ""."""
    try:
        call_command("migrate_schemas", schema_name=schema, interactive=False, verbosity=0)
    except Exception as trouble:  # of whatever kind: the next body must not pay for it
        log.exception("migrate.body_failed", schema=schema)
        connection.close()  # whatever transaction or setting it stopped in
        return f"{type(trouble).__name__}: {trouble}".strip()
    finally:
        connection.set_schema_to_public()
    return ""
