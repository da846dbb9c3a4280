"""What the database refuses, whichever schema it happens in. Functions live here once; tables name them in their triggers.

Use in a migration of any app:
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON <table>
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""

from django.db import migrations

APPEND_ONLY = """
CREATE OR REPLACE FUNCTION public.guildmark_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial")]

    operations = [migrations.RunSQL(APPEND_ONLY, "DROP FUNCTION public.guildmark_append_only()")]
