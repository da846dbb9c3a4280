"""The one way in which a table of a body points into the public schema."""

from collections.abc import Sequence
from typing import Any

from django.db import models


class PublicForeignKey(models.ForeignKey[Any, Any]):
    """A key from a body's table to a public row: no constraint, no cascade, no way back.

    Real keys would add thousands of triggers to the public tables, and a cascade from there would query tables that do
    not exist on the site host. Public rows that bodies point to (people, organisations) are therefore never deleted.
    """

    def __init__(self, to: Any, **options: Any) -> None:
        options |= {"on_delete": models.DO_NOTHING, "db_constraint": False, "related_name": "+"}
        super().__init__(to, **options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        for fixed in ("on_delete", "db_constraint", "related_name"):
            options.pop(fixed, None)
        return name, path, args, options
