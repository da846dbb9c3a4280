"""How long closed cases under a scheme took is a statement of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0008_promises_accreditation"),
        ("tenants", "0002_where_bodies_are"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="statement",
            name="statement_kind_is_known",
        ),
        migrations.AlterField(
            model_name="registerentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("body", "Body"),
                    ("scheme", "Scheme"),
                    ("certificate", "Certificate"),
                    ("passport", "Passport"),
                    ("lead_time", "Lead time"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="statement",
            name="kind",
            field=models.CharField(
                choices=[
                    ("body", "Body"),
                    ("scheme", "Scheme"),
                    ("certificate", "Certificate"),
                    ("passport", "Passport"),
                    ("lead_time", "Lead time"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["body", "scheme", "certificate", "passport", "lead_time"])),
                name="statement_kind_is_known",
            ),
        ),
    ]
