"""What tests of tenants begin with, and tests elsewhere too."""

from django.apps import apps
from django.conf import settings
from django.db import connection

OURS = """
SELECT p.proname, p.proconfig, pg_get_functiondef(p.oid) FROM pg_proc p
WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND NOT EXISTS (
    SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
"""


def functions() -> dict[str, tuple[list[str], str]]:
    """Every function of ours in `public`: what it sets, and its text."""
    with connection.cursor() as cursor:
        cursor.execute(OURS)
        return {name: (sets or [], text) for name, sets, text in cursor.fetchall()}


def tables_of_the_journey() -> set[str]:
    return {model._meta.db_table for app in settings.JOURNEY for model in apps.get_app_config(app).get_models()}


def tables_of(schema: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", [schema])
        return [name for (name,) in cursor.fetchall()]
