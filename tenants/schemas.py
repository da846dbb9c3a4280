"""The connection with what django-tenants, which has no types, adds to Django's: it knows in whose schema it works."""

from typing import cast

import django.db
from django.db.backends.base.base import BaseDatabaseWrapper


class SchemaConnection(BaseDatabaseWrapper):
    """For the type checker alone; what runs is `tenants.postgresql`, as the settings say."""

    schema_name: str
    tenant: object  # a CertificationBody, or django-tenants' own stand-in for one

    def set_schema_to_public(self) -> None: ...
    def set_tenant(self, tenant: object) -> None: ...


connection = cast(SchemaConnection, django.db.connection)
