"""What the platform did about a body is on record as it was done."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("oversight", "0001_initial"), ("tenants", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER measures_are_append_only BEFORE UPDATE OR DELETE ON public.oversight_bodymeasure"
            " FOR EACH ROW EXECUTE FUNCTION public.refuse_change_of_measure()",
            "DROP TRIGGER measures_are_append_only ON public.oversight_bodymeasure",
        ),
    ]
