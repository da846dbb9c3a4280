"""In which language a body prints its certificates."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0002_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="issuingrules",
            name="paper_language",
            field=models.CharField(
                choices=[("both", "Chinese and English"), ("zh", "Chinese"), ("en", "English")],
                default="both",
                max_length=4,
                verbose_name="language of the certificate's paper",
            ),
        ),
    ]
