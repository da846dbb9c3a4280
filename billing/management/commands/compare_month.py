"""Compare a month of our books with what the provider of payments says, and write the report."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from billing.subscriptions.actions.comparing import compare_month
from lib import clock


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--month", help="2026-10; the last month unless said.")

    def handle(self, *args: Any, month: str | None, **options: Any) -> None:
        last = clock.months_later(clock.today().replace(day=1), -1)
        comparison = compare_month(date.fromisoformat(f"{month}-01") if month else last)
        for difference in comparison.differences.all():
            self.stdout.write(f"{difference.get_kind_display()}: {difference.account or 'platform'} {difference.thing}")
        count = comparison.differences.count()
        self.stdout.write(f"{comparison.month:%Y-%m}: {comparison.compared} compared, {count} differences.")
