"""Renew the published schemas of statements from their types. Look at the diff: what is published is promised."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statements import schemas


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed = schemas.renew()
        except ValueError as broken:
            raise CommandError(str(broken)) from broken
        self.stdout.write(f"Renewed: {', '.join(changed)}." if changed else "Nothing has changed.")
