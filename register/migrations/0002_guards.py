"""The register remembers: a statement is never changed and never removed."""

from django.db import migrations

TRIGGER = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON register_statement
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON register_statement
FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]

    operations = [
        migrations.RunSQL(
            TRIGGER,
            "DROP TRIGGER append_only ON register_statement; DROP TRIGGER append_only_whole ON register_statement",
        )
    ]
