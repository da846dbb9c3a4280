"""On which day a factory is inspected, as the client was told."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock
import tenants.fields

GUARDS = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON evaluations_inspection
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""
NO_GUARDS = "DROP TRIGGER append_only ON evaluations_inspection;"


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_promises_letter_of_inspection"),
        ("evaluations", "0002_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("inspected_on", models.DateField(verbose_name="factory inspected on")),
                ("planned_at", models.DateTimeField(default=lib.clock.now, editable=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inspections", to="cases.case"
                    ),
                ),
                ("planned_by", tenants.fields.PublicForeignKey(to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "factory inspection",
                "verbose_name_plural": "factory inspections",
                "ordering": ["planned_at"],
            },
        ),
        migrations.RunSQL(GUARDS, NO_GUARDS),
    ]
