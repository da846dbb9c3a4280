"""Requests are answered by letters of accounts now. A mail still owed by the minute of this upgrade is not sent."""

from django.db import migrations, models

import lib.text


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0002_guards"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="bodyrequest",
            name="unsent_mail",
        ),
        migrations.AlterField(
            model_name="bodyrequest",
            name="contact_name",
            field=models.CharField(max_length=100, validators=[lib.text.plain_name], verbose_name="your name"),
        ),
        migrations.AlterField(
            model_name="bodyrequest",
            name="name_en",
            field=models.CharField(
                blank=True, max_length=200, validators=[lib.text.plain_name], verbose_name="name in English"
            ),
        ),
        migrations.AlterField(
            model_name="bodyrequest",
            name="name_zh",
            field=models.CharField(max_length=200, validators=[lib.text.plain_name], verbose_name="name in Chinese"),
        ),
    ]
