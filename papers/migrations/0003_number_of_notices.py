"""Numbers of notices are longer than those of their certificates."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0002_house_style"),
    ]

    operations = [
        migrations.AlterField(
            model_name="issuedpaper",
            name="number",
            field=models.CharField(max_length=120),
        ),
    ]
