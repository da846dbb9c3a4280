"""Write the public register into one file: entries and statements as JSON Lines, a manifest with hashes.

manage.py dump_register register.zip
"""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from lib.atomic_file import written_whole
from register.dumping import write_register


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        begun = time.monotonic()
        with written_whole(path) as file:
            manifest = write_register(file)
        rows = sum(member.get("rows", 0) for member in manifest["members"])
        self.stdout.write(f"{path}: {rows:,} rows in {time.monotonic() - begun:.1f} s.")
