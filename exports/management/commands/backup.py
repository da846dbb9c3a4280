"""Back up the whole: database, private files and media into a folder of its own, with a manifest of hashes.

manage.py backup /backups/2026-11-22
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from exports.backups import back_up
from exports.postgres import ProgramFailed
from lib.refusal import Refused


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            manifest = back_up(folder.absolute(), say=self.stdout.write)
        except (Refused, ProgramFailed) as trouble:
            raise CommandError(f"No backup was made. {trouble}") from trouble
        tables: dict[str, list[int]] = manifest["tables"]
        rows = sum(count for count, _digest in tables.values())
        self.stdout.write(f"{folder}: {len(tables):,} tables, {rows:,} rows, and the files.")
