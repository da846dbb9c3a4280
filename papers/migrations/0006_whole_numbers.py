"""Numbers as long as those of certificates."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0005_promises_mark"),
    ]

    operations = [
        migrations.AlterField(
            model_name="issuedpaper",
            name="number",
            field=models.CharField(max_length=620),
        ),
    ]
