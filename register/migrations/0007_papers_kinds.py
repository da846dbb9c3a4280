"""Notices about certificates and sheets for buyers are known by their hashes as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0006_own_files"),
        ("tenants", "0002_where_bodies_are"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="certificatefile",
            name="one_file_per_revision_and_language",
        ),
        migrations.AddField(
            model_name="certificatefile",
            name="kind",
            field=models.CharField(
                choices=[
                    ("certificate", "Certificate"),
                    ("certificate_notice", "Notice about a certificate"),
                    ("for-buyers", "For buyers"),
                ],
                default="certificate",
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="certificatefile",
            name="number",
            field=models.CharField(max_length=120),
        ),
        migrations.AddConstraint(
            model_name="certificatefile",
            constraint=models.UniqueConstraint(
                models.F("certificate"),
                models.F("kind"),
                models.F("revision"),
                models.F("language"),
                condition=models.Q(("is_own", False)),
                name="one_file_per_revision_and_language",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatefile",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["certificate", "certificate_notice", "for-buyers"])),
                name="file_kind_is_known",
            ),
        ),
    ]
