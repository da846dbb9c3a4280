"""Forget who a person was: `manage.py pseudonymise ada@example.org --yes`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import actions
from accounts.queries import person_with


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="Do it; without this it only says what would happen.")

    def handle(self, *args: Any, email: str, yes: bool, **options: Any) -> None:
        person = person_with(email)
        if person is None:
            raise CommandError(f"Nobody here has the address {email}.")
        if not yes:
            self.stdout.write(f"{person} would lose name, address, sessions and memberships, for good. Add --yes.")
            return
        person = actions.pseudonymise(person, by=None)
        self.stdout.write(f"Done. Records that point to this person now say: {person.name}")
