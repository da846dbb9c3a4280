"""Back up one body: its schema, its rows in the public tables and its files, into one archive.

manage.py backup_body northseal northseal.backup.zip
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from exports.one_body import back_up_body
from exports.postgres import ProgramFailed
from lib.atomic_file import written_whole
from tenants.commands import body_named


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, slug: str, path: Path, **options: Any) -> None:
        body = body_named(slug)
        try:
            with written_whole(path) as file:
                manifest = back_up_body(file, body)
        except ProgramFailed as trouble:
            raise CommandError(f"No backup was made. {trouble}") from trouble
        rows = sum(count for count, _digest in manifest["tables"].values())
        self.stdout.write(f"{path}: {len(manifest['tables']):,} tables, {rows:,} rows, and the files.")
