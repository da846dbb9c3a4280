"""Run commands one after the other in one process: each in its own would first read all of Django, for seconds."""

import shlex
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()  # a start of the demo looks at none

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "commands", nargs="+", help="Each with its options, as one word: 'collectstatic --no-input'."
        )

    def handle(self, *args: Any, commands: list[str], **options: Any) -> None:
        for command in commands:
            self.stdout.write(command)
            call_command(*shlex.split(command))
