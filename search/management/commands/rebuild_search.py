"""`manage.py rebuild_search`: the index anew from the register."""

from typing import Any

from django.core.management.base import BaseCommand

from search.actions import rebuild_search


class Command(BaseCommand):
    help = "Fill the search index anew from the register."

    def handle(self, *args: Any, **options: Any) -> None:
        for kind, count in rebuild_search().items():
            self.stdout.write(f"{kind}: {count} indexed.")
