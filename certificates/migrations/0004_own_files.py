"""Files that bodies made themselves, by their hash."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock
import tenants.fields

GUARDS = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON certificates_ownfile
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""
NO_GUARDS = "DROP TRIGGER append_only ON certificates_ownfile;"


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0003_printed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("edition", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField(null=True)),
                ("registered_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_files",
                        to="certificates.certificate",
                    ),
                ),
                ("registered_by", tenants.fields.PublicForeignKey(to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "file of the body's own",
                "verbose_name_plural": "files of the body's own",
                "ordering": ["-edition", "-registered_at"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("certificate"), models.F("sha256"), name="one_registration_per_own_file"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="an_own_file_has_its_hash"
                    ),
                    models.CheckConstraint(condition=models.Q(("edition__gte", 1)), name="own_editions_from_one"),
                ],
            },
        ),
        migrations.RunSQL(GUARDS, NO_GUARDS),
    ]
