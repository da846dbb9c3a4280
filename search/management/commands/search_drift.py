"""`manage.py search_drift [--repair]`: whether the search node has what the index has."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Compare the Elasticsearch node with PostgreSQL's index; --repair has the node told what differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.ELASTICSEARCH_URL:
            raise CommandError("ELASTICSEARCH_URL names no node: PostgreSQL answers alone.")
        from search import drift, pushing

        drifts = drift.drift()
        for one in drifts:
            numbers = f"{len(one.missing)} missing, {len(one.differing)} differing, {len(one.surplus)} too many"
            self.stdout.write(f"{one.kind}: {numbers}.")
        if options["repair"]:
            drift.repair(drifts)
            self.stdout.write(f"{pushing.push()} pushed.")
        elif any(one.count for one in drifts):
            raise CommandError("The node differs from the index.")
