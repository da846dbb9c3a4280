"""`manage.py load_vocabulary`: write the shipped terms again (every migration does it too)."""

from typing import Any

from django.core.management.base import BaseCommand

from vocabulary import actions


class Command(BaseCommand):
    help = "Write the product categories, standards, provinces and industry sections that ship with the project."

    def handle(self, *args: Any, **options: Any) -> None:
        actions.load_shipped()
