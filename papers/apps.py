"""Finds every app's kinds of paper as the process starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PapersConfig(AppConfig):
    name = "papers"

    def ready(self) -> None:
        from papers import typed  # noqa: F401  # registers what is said of printed words

        autodiscover_modules("papers")
