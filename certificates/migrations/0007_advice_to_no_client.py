"""INV-9: a body sells no advice to whom it certifies (certificates/guards)."""

from django.db import migrations

HANG = """
CREATE TRIGGER to_no_client BEFORE INSERT ON staff_advice
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_advice_to_no_client();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0006_whole_numbers"),
        ("applications", "0006_no_advice_locks"),
        ("staff", "0004_advice"),
    ]
    operations = [migrations.RunSQL(HANG, "DROP TRIGGER to_no_client ON staff_advice")]
