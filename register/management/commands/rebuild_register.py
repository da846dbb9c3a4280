"""Make all register entries anew from the statements."""

from typing import Any

from django.core.management.base import BaseCommand

from register.actions import rebuild_register


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild_register()} entries rebuilt.")
