"""Finds every app's guards as the process starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self) -> None:
        autodiscover_modules("guards")
