"""What happens before and after each run of the migrations, in whichever schema."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import pre_migrate


class TenantsConfig(AppConfig):
    name = "tenants"

    def ready(self) -> None:
        pre_migrate.connect(_lay_guards, sender=self)


def _lay_guards(**_told: Any) -> None:
    """The functions come first: migrations hang triggers on them."""
    from tenants import guards  # the registry of apps must be full

    guards.lay()
