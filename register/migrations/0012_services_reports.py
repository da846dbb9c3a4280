"""Services and test reports are stated too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0011_whole_numbers"),
        ("tenants", "0003_leaving"),
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
                    ("service", "Service"),
                    ("report", "Test report"),
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
                    ("service", "Service"),
                    ("report", "Test report"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["body", "scheme", "certificate", "passport", "lead_time", "service", "report"])
                ),
                name="statement_kind_is_known",
            ),
        ),
    ]
