"""Bring one body back from its backup, into an installation of the same version that does not know it: all or nothing.

manage.py restore_body northseal.backup.zip      as the owner of the tables (OWNER_DATABASE_URL)
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from exports.one_body import restore_body
from exports.postgres import ProgramFailed
from lib.refusal import Refused
from tenants.commands import require_owner


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        require_owner()
        try:
            manifest = restore_body(path)
        except (Refused, ProgramFailed) as trouble:
            raise CommandError(f"Nothing was restored. {trouble}") from trouble
        self.stdout.write(f"{manifest['owner']['slug']} is back as of {manifest['made_at']}: every table is the same.")
