"""Requests are answered by letters of accounts now. A mail still owed by the minute of this upgrade is not sent."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0002_guards"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="bodyrequest",
            name="unsent_mail",
        ),
    ]
