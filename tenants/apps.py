"""What happens before and after each run of the migrations, in whichever schema."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate

from tenants import rights
from tenants.schemas import connection


class TenantsConfig(AppConfig):
    name = "tenants"

    def ready(self) -> None:
        pre_migrate.connect(_lay_guards, sender=self)
        post_migrate.connect(_settle_rights, sender=self)
        checks.register(rights.check_account, checks.Tags.database, deploy=True)


def _lay_guards(**_told: Any) -> None:
    """The functions come first: migrations hang triggers on them."""
    from tenants import guards  # the registry of apps must be full

    guards.lay()


def _settle_rights(**_told: Any) -> None:
    """The tables come first: what may be done with them follows from their guards."""
    from tenants import guards

    guards.settle(connection.schema_name)
