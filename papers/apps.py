"""Finds every app's kinds of paper as the process starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PapersConfig(AppConfig):
    name = "papers"

    def ready(self) -> None:
        autodiscover_modules("papers")
