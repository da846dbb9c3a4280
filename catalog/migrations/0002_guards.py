"""What was published stays as it is, also for somebody who writes past the actions."""

from django.db import migrations

PARTS = ["standardreference", "fee", "documentwanted", "question", "reason"]

GUARD_VERSION = """
CREATE TRIGGER published_version_is_kept BEFORE UPDATE OR DELETE ON catalog_schemeversion
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL)
    EXECUTE FUNCTION public.guildmark_append_only()
"""


def guard_part(table: str) -> str:
    return f"""
CREATE TRIGGER published_part_is_kept BEFORE INSERT OR UPDATE OR DELETE ON catalog_{table}
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_part_of_something_fixed('catalog_schemeversion', 'version_id', 'published_at')
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]
    operations = [
        migrations.RunSQL(GUARD_VERSION, "DROP TRIGGER published_version_is_kept ON catalog_schemeversion"),
        *(
            migrations.RunSQL(guard_part(table), f"DROP TRIGGER published_part_is_kept ON catalog_{table}")
            for table in PARTS
        ),
    ]
