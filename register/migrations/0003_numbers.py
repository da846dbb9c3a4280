"""Numbers are found by another key: without what nobody sees, decorating signs and labels; look-alike letters are one."""

from django.db import migrations, models

from lib.text import numbers


def fill(apps, schema_editor):
    RegisterEntry = apps.get_model("register", "RegisterEntry")
    known = RegisterEntry.objects.exclude(number="").values_list("pk", "number", "folded_number")
    for pk, number, was in known.iterator(chunk_size=2000):
        if (key := numbers.folded(number)) != was:
            RegisterEntry.objects.filter(pk=pk).update(folded_number=key)


class Migration(migrations.Migration):
    dependencies = [("register", "0002_guards")]

    operations = [
        migrations.RemoveIndex("registerentry", "entry_by_number"),
        migrations.RenameField("registerentry", "canonical_number", "folded_number"),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            "registerentry",
            models.Index("folded_number", name="entry_by_number", condition=~models.Q(folded_number="")),
        ),
    ]
