"""Sheets for the tax office are kept; a number is one fapiao's; what a line fits, and what one press recorded, is known."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock
import web.uploads

OF_WHICH_BODY = """
ALTER TABLE public.billing_redfapiao DISABLE TRIGGER goes_its_way;
UPDATE public.billing_redfapiao AS red SET body_id = note.body_id
FROM public.billing_creditnote AS note WHERE note.id = red.note_id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE public.billing_redfapiao ENABLE TRIGGER goes_its_way;
"""
GUARDS = """
CREATE TRIGGER number_is_one_clients BEFORE INSERT OR UPDATE OF number ON public.billing_fapiao
FOR EACH ROW EXECUTE FUNCTION public.billing_fapiao_number_is_one_clients();
CREATE TRIGGER number_is_one_clients BEFORE INSERT OR UPDATE OF number ON public.billing_redfapiao
FOR EACH ROW EXECUTE FUNCTION public.billing_fapiao_number_is_one_clients();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_fapiaosheet
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_fapiaoonsheet
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER batch_is_kept BEFORE UPDATE OR DELETE ON public.billing_transferbatch
FOR EACH ROW EXECUTE FUNCTION public.billing_transfer_batch_is_kept();
"""
UNDO = """
DROP TRIGGER batch_is_kept ON public.billing_transferbatch;
DROP TRIGGER append_only ON public.billing_fapiaoonsheet;
DROP TRIGGER append_only ON public.billing_fapiaosheet;
DROP TRIGGER number_is_one_clients ON public.billing_redfapiao;
DROP TRIGGER number_is_one_clients ON public.billing_fapiao;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0018_at_provider"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FapiaoOnSheet",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("is_again", models.BooleanField(default=False)),
                ("total", models.BigIntegerField()),
            ],
            options={
                "ordering": ["sheet", "id"],
            },
        ),
        migrations.CreateModel(
            name="FapiaoSheet",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file", models.FileField(storage=web.uploads.private_storage, upload_to="fapiao/sheets/%Y/")),
                ("is_again", models.BooleanField(default=False)),
                ("refused", models.JSONField(default=list)),
                ("left", models.PositiveIntegerField(default=0)),
                ("made_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["-made_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="TransferBatch",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=lib.clock.now)),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("take_back_reason", models.CharField(blank=True, max_length=300)),
                ("refused", models.JSONField(default=list)),
                ("worked_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-recorded_at", "id"],
            },
        ),
        migrations.AddField(
            model_name="redfapiao",
            name="body",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.RunSQL(OF_WHICH_BODY, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="redfapiao",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="statementline",
            name="fits",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list),
        ),
        migrations.AddIndex(
            model_name="fapiao",
            index=models.Index(
                models.F("number"), condition=models.Q(("number", ""), _negated=True), name="fapiao_by_number"
            ),
        ),
        migrations.AddIndex(
            model_name="statementline",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("set_aside_at", None), ("transfer", None)),
                fields=["fits"],
                name="lines_that_fit_an_invoice",
            ),
        ),
        migrations.AddConstraint(
            model_name="redfapiao",
            constraint=models.UniqueConstraint(
                models.F("body"),
                models.F("number"),
                condition=models.Q(("number", ""), _negated=True),
                name="a_red_number_is_recorded_once",
            ),
        ),
        migrations.AddField(
            model_name="fapiaoonsheet",
            name="fapiao",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="billing.fapiao"
            ),
        ),
        migrations.AddField(
            model_name="fapiaosheet",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="fapiaosheet",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="fapiaoonsheet",
            name="sheet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="billing.fapiaosheet"
            ),
        ),
        migrations.AddField(
            model_name="transferbatch",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="transferbatch",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="transferbatch",
            name="taken_back_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="batch",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.transferbatch"
            ),
        ),
        migrations.AddField(
            model_name="transfer",
            name="batch",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="transfers",
                to="billing.transferbatch",
            ),
        ),
        migrations.AddIndex(
            model_name="fapiaosheet",
            index=models.Index(
                models.F("body"), models.OrderBy(models.F("made_at"), descending=True), name="fapiao_sheets_of_a_body"
            ),
        ),
        migrations.AddConstraint(
            model_name="fapiaoonsheet",
            constraint=models.UniqueConstraint(
                models.F("fapiao"), condition=models.Q(("is_again", False)), name="a_fapiao_is_written_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="fapiaoonsheet",
            constraint=models.UniqueConstraint(
                models.F("sheet"), models.F("fapiao"), name="a_sheet_names_a_fapiao_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="fapiaoonsheet",
            constraint=models.CheckConstraint(
                condition=models.Q(("total__gt", 0)), name="fapiao_on_sheet_is_of_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="transferbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at", None), ("take_back_reason", ""), ("taken_back_at", None), ("taken_back_by", None)
                    ),
                    models.Q(
                        ("taken_back_at__isnull", False),
                        ("taken_back_by__isnull", False),
                        models.Q(("take_back_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="batch_taken_back_says_who_and_why",
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
