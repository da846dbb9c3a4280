"""E-mails bring files along, and wait a while for those that are still being made."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_one_press_unsubscribes"),
    ]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="alone",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.CreateModel(
            name="Enclosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("name", models.CharField(max_length=150)),
                ("file", models.CharField(blank=True, max_length=200)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="enclosures", to="accounts.letter"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(models.F("subject"), condition=models.Q(("file", "")), name="waited_for")],
                "constraints": [
                    models.UniqueConstraint(models.F("letter"), models.F("subject"), name="enclosed_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file", ""), ("sha256", "")),
                            models.Q(models.Q(("file", ""), _negated=True), ("sha256__regex", "^[0-9a-f]{64}$")),
                            _connector="OR",
                        ),
                        name="what_is_enclosed_has_its_hash",
                    ),
                ],
            },
        ),
    ]
