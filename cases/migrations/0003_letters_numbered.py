"""Letters have numbers, and there is one that asks for samples."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="number",
            field=models.CharField(blank=True, max_length=50, verbose_name="number"),
        ),
        migrations.AlterField(
            model_name="letter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("information_request", "Request for information"),
                    ("acceptance", "Acceptance of the application"),
                    ("decline", "The application is declined"),
                    ("plan", "Evaluation plan and evaluators"),
                    ("samples", "Samples to be sent"),
                    ("nonconformities", "Report of nonconformities"),
                    ("reminder", "Reminder"),
                    ("lapsed", "The application has lapsed"),
                    ("decision", "Certification decision"),
                ],
                max_length=20,
                verbose_name="letter",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                models.F("number"), condition=models.Q(("number", ""), _negated=True), name="letter_number_is_unique"
            ),
        ),
    ]
