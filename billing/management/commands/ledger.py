"""Compare the ledger with invoices, payments and refunds, and name each difference."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from billing.queries import differences


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(differences())
        for difference in found:
            self.stdout.write(str(difference))
        self.stdout.write(f"{len(found)} differences.")
        if found:
            raise CommandError("The ledger and its rows say different things. Book the counter-entry of what is wrong.")
