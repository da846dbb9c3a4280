"""Say whether an export, a register dump or a backup of one body is whole: every member as its manifest says.

manage.py check_archive northseal.zip
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lib.archive import faults_of, manifest_of


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        if faults := faults_of(path):
            raise CommandError("\n".join([f"{path} is not whole.", *faults[:20]]))
        manifest = manifest_of(path)
        self.stdout.write(
            f"{path} is whole: {manifest['format']} of {manifest['made_at']}, {len(manifest['members'])} members."
        )
