"""A fapiao is part of the books: it is corrected, never deleted."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("billing", "0002_guards")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_fapiao"
            " FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only()",
            "DROP TRIGGER is_never_deleted ON public.billing_fapiao",
        ),
    ]
