"""Compare the register with what every body holds, and name each difference."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from marketplace.reconcile import reconcile


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="Have bodies state again what differs.")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        report = reconcile(repair=repair)
        for difference in report.differences:
            self.stdout.write(
                "{body} {kind} {subject} {field}: the body says {body_says!r}, the register {register_says!r}".format(
                    **difference
                )
            )
        self.stdout.write(
            f"{report.compared} compared, {len(report.differences)} differences, {report.repaired} repaired."
        )
        if report.differences and not repair:
            raise CommandError("The register differs. `reconcile --repair` has the bodies state it again.")
