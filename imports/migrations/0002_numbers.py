"""Two keys of a row's number instead of one: as printed it is one certificate, folded it may be that of several."""

from django.db import migrations, models

from lib.text import numbers


def fill(apps, schema_editor):
    Row = apps.get_model("imports", "Row")
    for pk, number in Row.objects.exclude(number="").values_list("pk", "number").iterator(chunk_size=2000):
        keys = {"printed_number": numbers.printed(number), "folded_number": numbers.folded(number)}
        Row.objects.filter(pk=pk).update(**keys)


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial")]

    operations = [
        migrations.RemoveIndex("row", "row_by_number"),
        migrations.RenameField("row", "canonical_number", "printed_number"),
        migrations.AddField(
            "row", "folded_number", models.CharField(max_length=100, blank=True, default=""), preserve_default=False
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex("row", models.Index("batch", "printed_number", name="row_by_number")),
    ]
