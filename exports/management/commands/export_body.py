"""Write everything a body owns into one file: tables as JSON Lines, files as they are, a manifest with hashes.

manage.py export_body northseal northseal.zip
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from exports.writing import write_body
from lib.atomic_file import written_whole
from tenants.commands import body_named


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, slug: str, path: Path, **options: Any) -> None:
        body = body_named(slug)
        with written_whole(path) as file:
            manifest = write_body(file, body, by="manage.py export_body")
        rows = sum(member.get("rows", 0) for member in manifest["members"])
        files = sum(member["name"].startswith("files/") for member in manifest["members"])
        self.stdout.write(f"{path}: {rows:,} rows and {files:,} files.")
        for name in manifest["missing_files"]:
            self.stderr.write(f"Missing in the storage: {name}")
