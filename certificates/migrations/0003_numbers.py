"""Two keys of a number instead of one: as printed it is unique, folded it is found."""

from django.db import migrations, models
from django.db.models import Q

from lib.text import numbers


def fill(apps, schema_editor):
    """Work the keys out. They are no change of a certificate, so the guards that want a revision for each look away."""
    table = schema_editor.quote_name("certificates_certificate")
    Certificate = apps.get_model("certificates", "Certificate")
    schema_editor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for pk, number in Certificate.objects.values_list("pk", "number").iterator(chunk_size=2000):
        keys = {"printed_number": numbers.printed(number), "folded_number": numbers.folded(number)}
        Certificate.objects.filter(pk=pk).update(**keys)
    schema_editor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("certificates", "0002_guards")]

    operations = [
        migrations.RemoveConstraint("certificate", "certificate_number_is_unique"),
        migrations.RemoveConstraint("certificate", "certificate_has_a_number"),
        migrations.RenameField("certificate", "canonical_number", "folded_number"),
        migrations.AddField(
            "certificate",
            "printed_number",
            models.CharField(max_length=100, editable=False, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            "certificate",
            models.UniqueConstraint(
                "printed_number", name="certificate_number_is_unique", condition=Q(taken_back_at=None)
            ),
        ),
        migrations.AddConstraint(
            "certificate",
            models.CheckConstraint(
                name="certificate_has_a_number", condition=~Q(printed_number="") & ~Q(folded_number="")
            ),
        ),
        migrations.AddIndex("certificate", models.Index("folded_number", name="certificate_by_number")),
    ]
