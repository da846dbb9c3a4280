"""Make today's backup where there is none yet, check it, and delete the oldest beyond so many.

manage.py keep_backups /backups --keep 14
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from exports.backups import keep_backups
from exports.postgres import ProgramFailed
from lib.refusal import Refused


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--keep", type=int, default=14, help="How many days to keep.")

    def handle(self, *args: Any, folder: Path, keep: int, **options: Any) -> None:
        try:
            keep_backups(folder.absolute(), keep=keep, say=self.stdout.write)
        except (Refused, ProgramFailed) as trouble:
            raise CommandError(f"No backup was made. {trouble}") from trouble
