"""A person's sign-in history is kept as it happened, for a year."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER stays_for_a_year BEFORE UPDATE OR DELETE ON public.accounts_signinevent"
            " FOR EACH ROW EXECUTE FUNCTION public.guildmark_sign_in_event_stays()",
            "DROP TRIGGER stays_for_a_year ON public.accounts_signinevent",
        ),
    ]
