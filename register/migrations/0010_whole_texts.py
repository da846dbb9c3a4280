"""Texts of a certificate as long as real lists print them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0009_lead_times"),
    ]

    operations = [
        migrations.AlterField(
            model_name="registerentry",
            name="name_en",
            field=models.CharField(blank=True, max_length=2000),
        ),
        migrations.AlterField(
            model_name="registerentry",
            name="name_zh",
            field=models.CharField(blank=True, max_length=2000),
        ),
    ]
