"""Only a confirmed certification body publishes, in its field; and no scheme of type 1a speaks of a mark.

What was published before stays as it is, as published versions do: the constraint looks at what comes.
"""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

TRIGGER = """
CREATE TRIGGER version_is_published_lawfully BEFORE INSERT OR UPDATE ON catalog_schemeversion
    FOR EACH ROW WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION public.guildmark_published_lawfully()
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0003_fee_bases")]
    operations = [
        migrations.RunSQL(TRIGGER, "DROP TRIGGER version_is_published_lawfully ON catalog_schemeversion"),
        AddConstraintNotValid(
            "schemeversion",
            models.CheckConstraint(
                name="type_1a_licenses_no_mark",
                condition=models.Q(published_at=None)
                | ~models.Q(scheme_type="1a")
                | (models.Q(licenses_mark=False) & ~models.Q(attestation__contains=["marking"])),
            ),
        ),
    ]
