"""Set aside private files that no row names, as is done each night; or only name them.

manage.py sweep_files --only-look
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from marketplace.unnamed_files import sweep


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--only-look", action="store_true", help="Name them and leave them where they are.")

    def handle(self, *args: Any, only_look: bool, **options: Any) -> None:
        report = sweep(only_look=only_look)
        for name in report.set_aside:
            self.stdout.write(f"named by no row for a day: {name}")
        for name in report.deleted:
            self.stdout.write(f"set aside a week ago: {name}")
        done = "would be" if only_look else "were"
        self.stdout.write(f"{len(report.set_aside)} {done} set aside, {len(report.deleted)} {done} deleted.")
