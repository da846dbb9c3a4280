"""How a body's papers look: a draft, and published versions that stay as they are."""

import uuid

import django.core.validators
from django.conf import settings
from django.db import migrations, models

import lib.clock
import tenants.fields

GUARDS = """
CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON papers_housestyle FOR EACH ROW EXECUTE FUNCTION
public.guildmark_completed_once('published_at', 'published_at', 'published_by_id', 'version', 'accent', 'head_zh', 'head_en',
    'note_zh', 'note_en', 'foot_zh', 'foot_en', 'logo', 'seal', 'signatures', 'edited_at', 'edited_by_id');
"""
NO_GUARDS = "DROP TRIGGER completed_once ON papers_housestyle;"


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0001_papers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HouseStyle",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "accent",
                    models.CharField(
                        default="#0b6e5f",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}$", "Write a colour as # and six digits, such as #0b6e5f."
                            )
                        ],
                        verbose_name="colour of lines and titles",
                    ),
                ),
                ("head_zh", models.CharField(blank=True, max_length=60, verbose_name="beneath the name, in Chinese")),
                ("head_en", models.CharField(blank=True, max_length=90, verbose_name="beneath the name, in English")),
                (
                    "note_zh",
                    models.CharField(blank=True, max_length=160, verbose_name="above the signature, in Chinese"),
                ),
                (
                    "note_en",
                    models.CharField(blank=True, max_length=240, verbose_name="above the signature, in English"),
                ),
                (
                    "foot_zh",
                    models.CharField(blank=True, max_length=100, verbose_name="beneath the address, in Chinese"),
                ),
                (
                    "foot_en",
                    models.CharField(blank=True, max_length=160, verbose_name="beneath the address, in English"),
                ),
                ("logo", models.CharField(blank=True, editable=False, max_length=64, verbose_name="logo")),
                ("seal", models.CharField(blank=True, editable=False, max_length=64, verbose_name="seal")),
                ("signatures", models.JSONField(default=dict, editable=False)),
                ("edited_at", models.DateTimeField(default=lib.clock.now, editable=False)),
                ("published_at", models.DateTimeField(editable=False, null=True)),
                ("edited_by", tenants.fields.PublicForeignKey(editable=False, null=True, to=settings.AUTH_USER_MODEL)),
                (
                    "published_by",
                    tenants.fields.PublicForeignKey(editable=False, null=True, to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "verbose_name": "style of papers",
                "verbose_name_plural": "styles of papers",
                "ordering": ("-version",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version",), name="one_draft_and_each_version_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at", None), ("published_by", None), ("version", None)),
                            models.Q(
                                ("published_at__isnull", False), ("published_by__isnull", False), ("version__gte", 1)
                            ),
                            _connector="OR",
                        ),
                        name="a_published_style_has_its_version",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS, NO_GUARDS),
    ]
