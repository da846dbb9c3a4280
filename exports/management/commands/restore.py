"""Bring a backup back into an empty database and empty folders: all of it, compared table by table, or nothing.

manage.py restore /backups/2026-11-22              as the owner of the tables (OWNER_DATABASE_URL)
manage.py restore /backups/2026-11-22 --check      only says whether the backup is whole
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from exports.backups import faults_of, restore
from exports.postgres import ProgramFailed
from lib.refusal import Refused
from tenants.commands import require_owner


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--check", action="store_true", help="Only say whether the backup is whole.")

    def handle(self, *args: Any, folder: Path, check: bool, **options: Any) -> None:
        if check:
            self._check(folder)
            return
        require_owner()
        connection.close()  # the database that it leads to is replaced
        try:
            manifest = restore(folder.absolute(), say=self.stdout.write)
        except (Refused, ProgramFailed) as trouble:
            raise CommandError(f"Nothing was restored; the target is as it was. {trouble}") from trouble
        self.stdout.write(f"Restored as of {manifest['made_at']}: all {len(manifest['tables']):,} tables are the same.")

    def _check(self, folder: Path) -> None:
        if faults := faults_of(folder):
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{folder} is whole.")
