"""There is a letter of its own that tells of a factory inspection."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_letters_numbered")]

    operations = [
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
                    ("inspection", "Notice of factory inspection"),
                    ("nonconformities", "Report of nonconformities"),
                    ("reminder", "Reminder"),
                    ("lapsed", "The application has lapsed"),
                    ("decision", "Certification decision"),
                ],
                max_length=20,
                verbose_name="letter",
            ),
        ),
    ]
