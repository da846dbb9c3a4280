"""The files that bodies issued for certificates, by hash."""

import django.db.models.deletion
from django.db import migrations, models

import lib.clock

GUARDS = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON register_certificatefile
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""
NO_GUARDS = "DROP TRIGGER append_only ON register_certificatefile;"


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0004_suppliers"),
        ("tenants", "0002_where_bodies_are"),
    ]

    operations = [
        migrations.CreateModel(
            name="CertificateFile",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("certificate", models.UUIDField()),
                ("number", models.CharField(max_length=100)),
                ("revision", models.PositiveIntegerField()),
                ("language", models.CharField(max_length=4)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("pages", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a certificate",
                "verbose_name_plural": "files of certificates",
            },
        ),
        migrations.CreateModel(
            name="FileDownloads",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="downloads",
                        to="register.certificatefile",
                    ),
                ),
            ],
            options={
                "verbose_name": "public downloads of a certificate",
                "verbose_name_plural": "public downloads of certificates",
            },
        ),
        migrations.AddIndex(
            model_name="certificatefile",
            index=models.Index(models.F("sha256"), name="file_by_hash"),
        ),
        migrations.AddConstraint(
            model_name="certificatefile",
            constraint=models.UniqueConstraint(
                models.F("certificate"),
                models.F("revision"),
                models.F("language"),
                name="one_file_per_revision_and_language",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatefile",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="a_file_has_its_hash"
            ),
        ),
        migrations.AddConstraint(
            model_name="filedownloads",
            constraint=models.UniqueConstraint(models.F("paper"), models.F("day"), name="one_count_per_file_and_day"),
        ),
        migrations.RunSQL(GUARDS, NO_GUARDS),
    ]
