"""Fapiao in bulk: the tax office's lists and their rows, files beside each other, what stands on each; long files in the background."""

import uuid
from decimal import Decimal

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock
import web.uploads

GUARDS = """
CREATE TRIGGER row_is_kept BEFORE UPDATE ON public.billing_fapiaorow
FOR EACH ROW EXECUTE FUNCTION public.billing_fapiao_row_is_kept();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_fapiaorow
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_fapiaofile
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""
UNDO = """
DROP TRIGGER append_only ON public.billing_fapiaofile;
DROP TRIGGER is_never_deleted ON public.billing_fapiaorow;
DROP TRIGGER row_is_kept ON public.billing_fapiaorow;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0014_subscriptions"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FapiaoFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=20, verbose_name="Fapiao number")),
                (
                    "file",
                    models.FileField(storage=web.uploads.private_storage, upload_to="fapiao/%Y/", verbose_name="file"),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["added_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="FapiaoList",
            fields=[
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("reading", models.JSONField(default=dict)),
                ("headings", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("reading_since", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("total", models.PositiveIntegerField(default=0)),
                ("position", models.PositiveIntegerField(default=0)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("worked_at", models.DateTimeField(null=True)),
                ("trouble", models.CharField(blank=True, max_length=300)),
                ("known", models.PositiveIntegerField(default=0)),
                ("unread", models.JSONField(default=list)),
                ("unread_count", models.PositiveIntegerField(default=0)),
                ("uploaded_at", models.DateTimeField(default=lib.clock.now)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file", models.FileField(storage=web.uploads.private_storage, upload_to="fapiao/lists/%Y/")),
            ],
            options={
                "ordering": ["-uploaded_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="FapiaoRow",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("row", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=20)),
                ("serial", models.CharField(blank=True, max_length=60)),
                ("issued_on", models.DateField()),
                ("tax", models.BigIntegerField(null=True)),
                ("total", models.BigIntegerField()),
                ("buyer", models.CharField(blank=True, max_length=200)),
                ("buyer_tax_number", models.CharField(blank=True, max_length=30)),
                ("remarks", models.CharField(blank=True, max_length=500)),
                ("taken_at", models.DateTimeField(null=True)),
                ("set_aside_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["source", "row"],
            },
        ),
        migrations.CreateModel(
            name="FapiaoSettings",
            fields=[
                (
                    "body",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="tenants.certificationbody",
                    ),
                ),
                ("item_name", models.CharField(blank=True, max_length=90, verbose_name="item name")),
                (
                    "item_code",
                    models.CharField(
                        blank=True, max_length=19, verbose_name="tax classification code (商品和服务税收编码)"
                    ),
                ),
                (
                    "tax_rate",
                    models.DecimalField(
                        decimal_places=2, default=Decimal("6"), max_digits=5, verbose_name="usual tax rate in %"
                    ),
                ),
                (
                    "template",
                    models.FileField(blank=True, storage=web.uploads.private_storage, upload_to="fapiao/templates/%Y/"),
                ),
                ("template_name", models.CharField(blank=True, max_length=200)),
                ("changed_at", models.DateTimeField(default=lib.clock.now)),
            ],
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="position",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="reading_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="recorded",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="recording_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="recording_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="refused",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="total",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="tries",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="trouble",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="worked_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="fapiao",
            name="exported_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="statementline",
            name="score",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="statementline",
            index=models.Index(
                models.F("statement"),
                models.OrderBy(models.F("score"), descending=True),
                models.F("row"),
                name="lines_surest_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="bankstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recording_since", None),
                    models.Q(("read_at__isnull", False), ("recording_by__isnull", False)),
                    _connector="OR",
                ),
                name="recording_says_for_whom",
            ),
        ),
        migrations.AddField(
            model_name="fapiaofile",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="fapiaofile",
            name="invoice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="fapiao_files", to="billing.invoice"
            ),
        ),
        migrations.AddField(
            model_name="fapiaolist",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="fapiaolist",
            name="uploaded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="fapiaorow",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="fapiaorow",
            name="invoice",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.invoice"
            ),
        ),
        migrations.AddField(
            model_name="fapiaorow",
            name="note",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.creditnote"
            ),
        ),
        migrations.AddField(
            model_name="fapiaorow",
            name="set_aside_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="fapiaorow",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="billing.fapiaolist"
            ),
        ),
        migrations.AddField(
            model_name="fapiaorow",
            name="taken_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="fapiaosettings",
            name="changed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="fapiaofile",
            constraint=models.UniqueConstraint(
                models.F("invoice"), models.F("number"), models.F("sha256"), name="a_file_of_a_fapiao_is_kept_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="fapiaofile",
            constraint=models.CheckConstraint(
                condition=models.Q(("number", ""), _negated=True), name="file_names_its_fapiao"
            ),
        ),
        migrations.AddIndex(
            model_name="fapiaolist",
            index=models.Index(
                models.F("body"),
                models.OrderBy(models.F("uploaded_at"), descending=True),
                name="fapiao_lists_of_a_body",
            ),
        ),
        migrations.AddConstraint(
            model_name="fapiaolist",
            constraint=models.UniqueConstraint(
                models.F("body"), models.F("sha256"), name="a_list_of_fapiao_is_read_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="fapiaorow",
            constraint=models.UniqueConstraint(models.F("body"), models.F("number"), name="a_fapiao_is_listed_once"),
        ),
        migrations.AddConstraint(
            model_name="fapiaorow",
            constraint=models.CheckConstraint(
                condition=models.Q(("total", 0), _negated=True), name="fapiao_row_has_a_total"
            ),
        ),
        migrations.AddConstraint(
            model_name="fapiaorow",
            constraint=models.CheckConstraint(
                condition=models.Q(("taken_at", None), ("set_aside_at", None), _connector="OR"),
                name="fapiao_row_has_one_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="fapiaorow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("invoice", None), ("note", None), ("taken_at", None), ("taken_by", None)),
                    models.Q(("invoice__isnull", False), ("taken_at__isnull", False), ("taken_by__isnull", False)),
                    _connector="OR",
                ),
                name="taken_fapiao_row_says_for_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="fapiaosettings",
            constraint=models.CheckConstraint(
                condition=models.Q(("tax_rate__gte", Decimal("0")), ("tax_rate__lt", Decimal("100"))),
                name="usual_rate_is_a_percentage",
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
