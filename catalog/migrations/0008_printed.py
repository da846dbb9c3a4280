"""Whether anybody may download the papers of a scheme's certificates."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0007_closed_by_law"),
    ]

    operations = [
        migrations.AddField(
            model_name="schemeversion",
            name="publishes_papers",
            field=models.BooleanField(default=False, verbose_name="Anybody may download the certificate as a file"),
        ),
    ]
