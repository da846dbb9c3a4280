"""A fapiao is kept with each number and file it had; what was recorded before is the first version."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock
import web.uploads

WHAT_WAS_RECORDED = """
INSERT INTO public.billing_fapiaoversion (id, fapiao_id, number, file, recorded_by_id, recorded_at)
SELECT gen_random_uuid(), invoice_id, number, file, recorded_by_id, recorded_at
FROM public.billing_fapiao WHERE recorded_at IS NOT NULL;
"""
GUARDS = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_fapiaoversion
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER number_and_file_together BEFORE UPDATE ON public.billing_fapiao
FOR EACH ROW EXECUTE FUNCTION public.billing_fapiao_keeps_number_and_file_together();
"""
UNDO = """
DROP TRIGGER append_only ON public.billing_fapiaoversion;
DROP TRIGGER number_and_file_together ON public.billing_fapiao;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0003_fapiao_stays"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FapiaoVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=20, verbose_name="Fapiao number")),
                (
                    "file",
                    models.FileField(
                        blank=True, storage=web.uploads.private_storage, upload_to="fapiao/%Y/", verbose_name="file"
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "fapiao",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="billing.fapiao"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
            },
        ),
        migrations.RunSQL(WHAT_WAS_RECORDED, migrations.RunSQL.noop),
        migrations.RunSQL(GUARDS, UNDO),
    ]
