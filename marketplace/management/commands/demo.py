"""Fill an installation with what it has not yet of the demo data."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from marketplace.demo import progress, welcome
from marketplace.demo.filling import fill
from marketplace.demo.progress import HowFar
from register import dumping


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--certificates", type=int, default=10, help="Certificates per scheme.")
        parser.add_argument("--bodies", type=int, help="Only so many of the bodies; all unless said.")
        parser.add_argument("--import-from", type=Path, help="The import example's file, as OSHWA publishes it.")
        parser.add_argument("--sign-ins", action="store_true", help="Change nothing; say who may sign in, and where.")

    def handle(
        self,
        *args: Any,
        certificates: int,
        bodies: int | None,
        import_from: Path | None,
        sign_ins: bool,
        **options: Any,
    ) -> None:
        if not settings.DEMO:
            raise CommandError("Demo data goes into a demo only: set DEMO=1.")
        if sign_ins:
            self.stdout.write("\n".join(welcome.lines()))
            return
        started = time.monotonic()
        fill(say=self._say, certificates_per_scheme=certificates, import_from=import_from, first=bodies)
        dumping.publish()
        progress.forget(settings.DEMO_DIRECTORY)
        self.stdout.write(f"Demo data made in {time.monotonic() - started:.0f} s.")

    def _say(self, how_far: HowFar) -> None:
        self.stdout.write(f"{how_far.made} of {how_far.parts} parts made, now {how_far.en}")
        progress.note(settings.DEMO_DIRECTORY, how_far)
