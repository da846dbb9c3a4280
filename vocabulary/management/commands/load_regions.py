"""`manage.py load_regions FILE`: the whole table from a file of code and name, separated by tabs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from vocabulary import actions


class Command(BaseCommand):
    help = "Load regions from a tab-separated file of code and name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        if not file.exists():
            raise CommandError(f"There is no file {file}.")
        self.stdout.write(f"{actions.load_regions(file)} regions loaded.")
