"""Fills the shipped terms after each migration of the public schema."""

from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate


class VocabularyConfig(AppConfig):
    name = "vocabulary"

    def ready(self) -> None:
        post_migrate.connect(fill, sender=self)


def fill(**_signal: Any) -> None:
    """The terms that ship with the project; safe to run again. Bodies' schemas have no such tables."""
    from vocabulary.actions import load_shipped

    if getattr(connection, "schema_name", "public") == "public":
        load_shipped()
