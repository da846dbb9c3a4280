"""Papers that are asked for, made and kept, and how often each is taken home."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import lib.clock
import tenants.fields
import web.uploads

GUARDS = """
CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON papers_issuedpaper FOR EACH ROW EXECUTE FUNCTION
public.guildmark_completed_once('made_at', 'made_at', 'state', 'tries', 'failure', 'failed_at', 'template_version', 'file',
    'sha256', 'size', 'pages');
"""
NO_GUARDS = "DROP TRIGGER completed_once ON papers_issuedpaper;"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0006_one_press_unsubscribes"),
    ]

    operations = [
        migrations.CreateModel(
            name="IssuedPaper",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("subject", models.UUIDField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("number", models.CharField(max_length=100)),
                (
                    "language",
                    models.CharField(choices=[("zh", "Chinese"), ("en", "English"), ("both", "Both")], max_length=4),
                ),
                ("statement", models.JSONField()),
                ("recorded_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(default=lib.clock.now, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "Being made"), ("made", "Made"), ("failed", "Not made yet: it failed")],
                        default="asked",
                        max_length=6,
                    ),
                ),
                ("tries", models.PositiveIntegerField(default=0)),
                ("failure", models.CharField(blank=True, max_length=400)),
                ("failed_at", models.DateTimeField(null=True)),
                ("template_version", models.CharField(blank=True, max_length=16)),
                (
                    "file",
                    models.FileField(blank=True, max_length=200, storage=web.uploads.private_storage, upload_to=""),
                ),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                ("pages", models.PositiveIntegerField(default=0)),
                ("made_at", models.DateTimeField(null=True)),
                ("organisation", tenants.fields.PublicForeignKey(blank=True, null=True, to="accounts.organisation")),
            ],
            options={
                "verbose_name": "issued paper",
                "verbose_name_plural": "issued papers",
            },
        ),
        migrations.CreateModel(
            name="PaperDownloads",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                (
                    "door",
                    models.CharField(
                        choices=[("staff", "The body's people"), ("holder", "The holder's people")], max_length=6
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="downloads", to="papers.issuedpaper"
                    ),
                ),
            ],
            options={
                "verbose_name": "downloads of a paper",
                "verbose_name_plural": "downloads of papers",
            },
        ),
        migrations.AddIndex(
            model_name="issuedpaper",
            index=models.Index(
                models.F("sha256"), condition=models.Q(("sha256", ""), _negated=True), name="paper_by_hash"
            ),
        ),
        migrations.AddIndex(
            model_name="issuedpaper",
            index=models.Index(
                models.OrderBy(models.F("asked_at"), descending=True),
                condition=models.Q(("state", "made"), _negated=True),
                name="unmade_papers",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuedpaper",
            constraint=models.UniqueConstraint(
                models.F("kind"),
                models.F("subject"),
                models.F("revision"),
                models.F("language"),
                name="one_paper_per_revision",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuedpaper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("made_at__isnull", False),
                        ("sha256__regex", "^[0-9a-f]{64}$"),
                        ("size__gte", 1),
                        ("state", "made"),
                        models.Q(("file", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "made"), _negated=True), ("file", ""), ("made_at", None), ("sha256", "")
                    ),
                    _connector="OR",
                ),
                name="a_made_paper_has_its_file",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuedpaper",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "made", "failed"])), name="paper_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="paperdownloads",
            constraint=models.UniqueConstraint(
                models.F("paper"), models.F("day"), models.F("door"), name="one_count_per_paper_day_and_door"
            ),
        ),
        migrations.RunSQL(GUARDS, NO_GUARDS),
    ]
