"""Numbers as long as real lists print them, and files whose head is read in the background."""

from django.db import migrations, models

import imports.models


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0003_two_people_take_back"),
    ]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="head",
            field=models.FileField(blank=True, max_length=200, storage=imports.models.private, upload_to="imports/"),
        ),
        migrations.AlterField(
            model_name="batch",
            name="reading",
            field=models.JSONField(default=dict),
        ),
        migrations.AlterField(
            model_name="batch",
            name="state",
            field=models.CharField(
                choices=[
                    ("reading", "Being read"),
                    ("draft", "Columns to confirm"),
                    ("checking", "Being checked"),
                    ("checked", "Checked"),
                    ("stated", "Waits for the second signature"),
                    ("entering", "Being entered"),
                    ("done", "Entered"),
                    ("taking_back", "Being taken back"),
                    ("taken_back", "Taken back"),
                    ("discarded", "Discarded"),
                ],
                default="draft",
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="row",
            name="folded_number",
            field=models.CharField(blank=True, max_length=600),
        ),
        migrations.AlterField(
            model_name="row",
            name="number",
            field=models.CharField(blank=True, max_length=600),
        ),
        migrations.AlterField(
            model_name="row",
            name="printed_number",
            field=models.CharField(blank=True, max_length=600),
        ),
        migrations.AlterField(
            model_name="row",
            name="successor",
            field=models.CharField(blank=True, max_length=600),
        ),
    ]
