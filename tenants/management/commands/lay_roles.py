"""Make the database server know who owns the database and who only writes its rows. Needs the superuser, once; safe to repeat.

Names and passwords are those of OWNER_DATABASE_URL and DATABASE_URL; SUPERUSER_DATABASE_URL says how to get in. A database
that another account made is handed over with all that is in it.
"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tenants import roles


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []  # there may be no database yet

    def handle(self, *args: Any, **options: Any) -> None:
        owner, app = settings.OWNER_DATABASE_URL, settings.DATABASE_URL
        for name, given, wanted in [("OWNER_DATABASE_URL", owner, roles.OWNER), ("DATABASE_URL", app, roles.APP)]:
            if given.get("USER") != wanted or not given.get("PASSWORD"):
                raise CommandError(f"{name} must be the address of {wanted}, with its password.")
        if not settings.SUPERUSER_DATABASE_URL:
            raise CommandError("SUPERUSER_DATABASE_URL must say how the server's superuser gets in.")
        superuser = settings.SUPERUSER_DATABASE_URL
        roles.lay(superuser, owner_password=owner["PASSWORD"], app_password=app["PASSWORD"])
        roles.adopt(superuser, app["NAME"])
        self.stdout.write(f"{roles.OWNER} owns the database {app['NAME']}; {roles.APP} reads and writes its rows.")
