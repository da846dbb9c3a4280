"""INV-9: nothing is sent to a body that sold advice to the client's legal group (applications/guards)."""

from django.db import migrations

HANG = """
CREATE TRIGGER no_advice_locks BEFORE INSERT OR UPDATE OF submitted_at ON applications_application
    FOR EACH ROW WHEN (NEW.submitted_at IS NOT NULL) EXECUTE FUNCTION public.guildmark_no_advice_locks();
"""


class Migration(migrations.Migration):
    dependencies = [("applications", "0005_kept_texts_of_quotes"), ("staff", "0004_advice")]
    operations = [migrations.RunSQL(HANG, "DROP TRIGGER no_advice_locks ON applications_application")]
