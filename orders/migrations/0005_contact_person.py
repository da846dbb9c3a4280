"""Who is called is kept as a person, so that whoever is forgotten is forgotten here; a line is added to a cart alone."""

from django.conf import settings
from django.db import migrations

import tenants.fields

HELD = """
DROP TRIGGER stays ON orders_orderline;
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON orders_orderline
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_order_line_stays();
"""
LEFT_ALONE = """
DROP TRIGGER stays ON orders_orderline;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON orders_orderline
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_order_line_stays();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0004_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="order",
            name="contact_person",
            field=tenants.fields.PublicForeignKey(null=True, to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunSQL(HELD, LEFT_ALONE),
    ]
