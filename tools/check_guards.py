"""Lay the guards over the kept tables, in a transaction that is rolled back: the database's functions must be the files'."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings_test")
sys.path.insert(0, str(ROOT))

import django

django.setup()

from django.db import connection, transaction

from marketplace.embedded import tables
from tenants import guards
from tests.support import database

DEFINITIONS = """
SELECT p.oid::regprocedure::text, pg_get_functiondef(p.oid) FROM pg_proc p
WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND NOT EXISTS (
    SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e') ORDER BY 1
"""


def definitions() -> dict[str, str]:
    """Every function of ours, as the database would write it."""
    with connection.cursor() as cursor:
        cursor.execute(DEFINITIONS)
        return dict(cursor.fetchall())


def differing() -> list[str]:
    """The functions that are other in the kept tables than in the files."""
    before = definitions()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION public.guildmark_guards()")  # so that they are laid whatever it says
        guards.lay()
        after = definitions()
        transaction.set_rollback(True)
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def main() -> int:
    if not tables.are_current():
        print("The kept tables are older than the migrations or the guards: run `make tables`.")
        return 1
    server = database.server()
    with database.laid(server) as name, database.owning(server, name):
        found = differing()
    for function in found:
        print(f"{function} is not what its file says: run `make tables`.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
