"""Hangs the guard of INV-18 on this body's authorisations."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("staff", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER authorisations_are_dated_forward BEFORE INSERT OR UPDATE OR DELETE ON staff_authorisation"
            " FOR EACH ROW EXECUTE FUNCTION public.guard_authorisation()",
            "DROP TRIGGER authorisations_are_dated_forward ON staff_authorisation",
        ),
    ]
